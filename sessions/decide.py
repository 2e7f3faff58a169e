"""decide(state, command, actor, now): what a command makes happen, or why it does not."""

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
from sessions.actor import Actor
from sessions.commands import Command
from sessions.events import Acted, Event
from sessions.flags import NOTHING, Lists
from sessions.refusals import Code, Refusal, Refuse
from sessions.rules import Deciders
from sessions.state import SessionState

_DECIDERS: Deciders = {
    **creation.DECIDERS,
    **people.DECIDERS,
    **perspectives.DECIDERS,
    **stages.DECIDERS,
    **agenda_changes.DECIDERS,
    **prompts.DECIDERS,
    **pictures.DECIDERS,
    **ideas.DECIDERS,
    **themes.DECIDERS,
    **votes.DECIDERS,
    **ladder.DECIDERS,
    **suggestions.DECIDERS,
    **pledges.DECIDERS,
    **tables.DECIDERS,
    **hosts.DECIDERS,
    **holding.DECIDERS,
    **idea_moderation.DECIDERS,
    **pledge_moderation.DECIDERS,
    **removals.DECIDERS,
    **board.DECIDERS,
    **series.DECIDERS,
    **team.DECIDERS,
    **held_seats.DECIDERS,
    **private_words.DECIDERS,
    **help_lines.DECIDERS,
    **evaluation.DECIDERS,
    **survey_publication.DECIDERS,
    **privacy.DECIDERS,
    **erasing.DECIDERS,
    **reminders.DECIDERS,
    **follow_up.DECIDERS,
    **contact.DECIDERS,
    **after.DECIDERS,
    **story.DECIDERS,
}


# What a command makes or changes, the first of them that is named.
NOUNS = (
    "check_in",
    "idea",
    "pledge",
    "theme",
    "stage",
    "prompt",
    "into",
    "participant",
    "seat",
    "member",
)


def decide(
    state: SessionState, command: Command, actor: Actor, now: int, lists: Lists = NOTHING
) -> list[Event] | Refusal:
    """The events that a command makes happen (none: it holds already), or a refusal.

    Pure: nothing is changed. `now` is the server's time in milliseconds, `lists` are the words and
    names that whoever runs the server has brought.
    """
    if actor.role == "attendee" and actor.id not in state.people:
        return Refusal(Code.BAD_TOKEN)
    if actor.role == "facilitator" and actor.id not in state.facilitators:
        return Refusal(Code.BAD_TOKEN)
    try:
        team.must_be_allowed(state, command, actor)
        asked, who = held_seats.meant(state, command, actor)
        removals.must_be_in(state, asked, who)
        events = _DECIDERS[type(asked)](state, asked, who, now)
        events = [*events, *survey_publication.published(state, events, now)]
        events = holding.watched(state, events, who, lists)
        events = [
            *events,
            *publication.published(state, events, now),
            *presence.published(state, events, now),
        ]
        if actor.role == "facilitator":
            events = team.signed(state, command, actor, events, made_by(command, events), now)
        return events
    except Refuse as refused:
        return refused.refusal


def made_by(command: Command, events: list[Event]) -> str | None:
    """The id of what a command made or changed, for its result."""
    events = [event for event in events if not isinstance(event, Acted)]
    things: tuple[object, ...] = (*events[:1], command)
    for thing in things:
        for noun in NOUNS:
            found = getattr(thing, noun, None)
            if isinstance(found, str):
                return found
    return None
