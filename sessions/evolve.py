"""evolve(state, event, touched): the fold of the log. It never refuses."""

from sessions import (
    after,
    agenda_changes,
    board,
    contact,
    creation,
    erasing,
    evaluation,
    follow_up,
    held_seats,
    help_lines,
    holding,
    hosts,
    idea_moderation,
    ideas,
    ladder,
    moderation_log,
    people,
    perspectives,
    pictures,
    pledge_moderation,
    pledges,
    presence,
    privacy,
    private_words,
    prompts,
    publication,
    reminders,
    removals,
    series,
    stages,
    story,
    suggestions,
    survey_publication,
    tables,
    team,
    themes,
    votes,
)
from sessions.events import Event
from sessions.rules import Evolvers
from sessions.state import SessionState, Touched

EVOLVERS: Evolvers = {
    **creation.EVOLVERS,
    **people.EVOLVERS,
    **perspectives.EVOLVERS,
    **publication.EVOLVERS,
    **presence.EVOLVERS,
    **stages.EVOLVERS,
    **agenda_changes.EVOLVERS,
    **prompts.EVOLVERS,
    **pictures.EVOLVERS,
    **ideas.EVOLVERS,
    **themes.EVOLVERS,
    **votes.EVOLVERS,
    **ladder.EVOLVERS,
    **suggestions.EVOLVERS,
    **pledges.EVOLVERS,
    **tables.EVOLVERS,
    **hosts.EVOLVERS,
    **holding.EVOLVERS,
    **idea_moderation.EVOLVERS,
    **pledge_moderation.EVOLVERS,
    **removals.EVOLVERS,
    **board.EVOLVERS,
    **series.EVOLVERS,
    **team.EVOLVERS,
    **held_seats.EVOLVERS,
    **private_words.EVOLVERS,
    **help_lines.EVOLVERS,
    **evaluation.EVOLVERS,
    **survey_publication.EVOLVERS,
    **privacy.EVOLVERS,
    **erasing.EVOLVERS,
    **reminders.EVOLVERS,
    **follow_up.EVOLVERS,
    **contact.EVOLVERS,
    **after.EVOLVERS,
    **story.EVOLVERS,
}


def evolve(state: SessionState, event: Event, touched: Touched) -> None:
    """Change the state in place, noting in `touched` the keys of all that may look different."""
    ended_at = state.ended_at
    EVOLVERS[type(event)](state, event, touched)
    moderation_log.note(state, event, touched)
    privacy.note(state, event, ended_at, touched)
