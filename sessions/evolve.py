"""evolve(state, event, touched): the fold of the log. It never refuses."""

from collections.abc import Callable
from typing import Any

from sessions import creation, ideas, people, pledges, stages, votes
from sessions import events as e
from sessions.state import SessionState, Touched

EVOLVERS: dict[type[e.Event], Callable[[SessionState, Any, Touched], None]] = {
    e.SessionCreated: creation.on_created,
    e.FacilitatorLinkIssued: creation.on_link_issued,
    e.AddressChosen: creation.on_address_chosen,
    e.Joined: people.on_joined,
    e.Named: people.on_named,
    e.StageOpened: stages.on_opened,
    e.StageClosed: stages.on_closed,
    e.StepUndone: stages.on_undone,
    e.PromptEdited: stages.on_prompt_edited,
    e.TimerStarted: stages.on_timer_started,
    e.TimerExtended: stages.on_timer_extended,
    e.TimerStopped: stages.on_timer_stopped,
    e.IdeasShown: stages.on_shown,
    e.Revealed: stages.on_revealed,
    e.RoundOpened: stages.on_round_opened,
    e.HoldSet: ideas.on_hold_set,
    e.IdeaPosted: ideas.on_posted,
    e.IdeaEdited: ideas.on_edited,
    e.IdeaWithdrawn: ideas.on_withdrawn,
    e.IdeaApproved: ideas.on_approved,
    e.IdeaHidden: ideas.on_hidden,
    e.IdeaRestored: ideas.on_restored,
    e.IdeasMerged: ideas.on_merged,
    e.IdeaUnmerged: ideas.on_unmerged,
    e.VoteCast: votes.on_cast,
    e.PledgeMade: pledges.on_made,
    e.PledgeEdited: pledges.on_edited,
    e.PledgeWithdrawn: pledges.on_withdrawn,
    e.PledgeHidden: pledges.on_hidden,
    e.PledgeRestored: pledges.on_restored,
    e.PledgeJoined: pledges.on_joined,
    e.PledgeLeft: pledges.on_left,
}


def evolve(state: SessionState, event: e.Event, touched: Touched) -> None:
    """Change the state in place, noting in `touched` the keys of all that may look different."""
    EVOLVERS[type(event)](state, event, touched)
