"""decide(state, command, actor, now): what a command makes happen, or why it does not."""

from collections.abc import Callable
from typing import Any

from sessions import commands as c
from sessions import creation, ideas, people, pledges, stages, votes
from sessions.actor import Actor
from sessions.events import Event
from sessions.refusals import Code, Refusal, Refuse
from sessions.state import SessionState

_DECIDERS: dict[type[c.Command], Callable[[SessionState, Any, Actor, int], list[Event]]] = {
    c.Join: people.join,
    c.SetName: people.set_name,
    c.PostIdea: ideas.post,
    c.EditIdea: ideas.edit,
    c.WithdrawIdea: ideas.withdraw,
    c.HoldIdeas: ideas.set_hold,
    c.ApproveIdea: ideas.approve,
    c.HideIdea: ideas.hide,
    c.RestoreIdea: ideas.restore,
    c.MergeIdeas: ideas.merge,
    c.UnmergeIdea: ideas.unmerge,
    c.CastVote: votes.cast,
    c.MakePledge: pledges.make,
    c.EditPledge: pledges.edit,
    c.WithdrawPledge: pledges.withdraw,
    c.JoinPledge: pledges.join,
    c.LeavePledge: pledges.leave,
    c.HidePledge: pledges.hide,
    c.RestorePledge: pledges.restore,
    c.OpenStage: stages.open_stage,
    c.CloseStage: stages.close_stage,
    c.NextStage: stages.next_stage,
    c.Undo: stages.undo,
    c.ShowIdeas: stages.show_ideas,
    c.Reveal: stages.reveal,
    c.NewRound: stages.new_round,
    c.StartTimer: stages.start_timer,
    c.ExtendTimer: stages.extend_timer,
    c.StopTimer: stages.stop_timer,
    c.EditPrompt: stages.edit_prompt,
    c.IssueFacilitatorLink: creation.issue_link,
    c.ChooseAddress: creation.choose_address,
}


def decide(
    state: SessionState, command: c.Command, actor: Actor, now: int
) -> list[Event] | Refusal:
    """The events that a command makes happen (none: it holds already), or a refusal.

    Pure: nothing is changed. `now` is the server's time in milliseconds.
    """
    if actor.role == "attendee" and actor.id not in state.people:
        return Refusal(Code.BAD_TOKEN)
    if actor.role == "facilitator" and actor.id not in state.facilitators:
        return Refusal(Code.BAD_TOKEN)
    try:
        return _DECIDERS[type(command)](state, command, actor, now)
    except Refuse as refused:
        return refused.refusal


def made_by(command: c.Command, events: list[Event]) -> str | None:
    """The id of what a command made or changed, for its result."""
    things: tuple[object, ...] = (*events[:1], command)
    for thing in things:
        for noun in ("idea", "pledge", "stage", "prompt", "into", "participant"):
            found = getattr(thing, noun, None)
            if isinstance(found, str):
                return found
    return None
