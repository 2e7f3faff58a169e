"""Ideas as the facilitator handles them: approved, hidden, rewritten, flagged."""

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import (
    ApproveIdea,
    FlagIdea,
    HideIdea,
    RestoreIdea,
    RewriteIdea,
    UnflagIdea,
)
from sessions.events import (
    Event,
    IdeaApproved,
    IdeaFlagged,
    IdeaHidden,
    IdeaRestored,
    IdeaRewritten,
    IdeaUnflagged,
)
from sessions.ideas import known, touch_uses
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, SessionState, Touched
from sessions.votes import recounting, show
from sessions.wire import Before


def approve(state: SessionState, command: ApproveIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    return [IdeaApproved(at=now, idea=idea.id)] if idea.held else []


def on_approved(state: SessionState, event: IdeaApproved, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    with recounting(state, idea, touched):
        idea.held = False
    touch_uses(state, set(idea.group), touched)


def hide(state: SessionState, command: HideIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    return [] if idea.hidden else [IdeaHidden(at=now, idea=idea.id)]


def on_hidden(state: SessionState, event: IdeaHidden, touched: Touched) -> None:
    _set_hidden(state, event.idea, True, touched)


def restore(state: SessionState, command: RestoreIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    return [IdeaRestored(at=now, idea=idea.id)] if idea.hidden else []


def on_restored(state: SessionState, event: IdeaRestored, touched: Touched) -> None:
    _set_hidden(state, event.idea, False, touched)


def _set_hidden(state: SessionState, asked: str, hidden: bool, touched: Touched) -> None:
    idea = state.ideas[asked]
    with recounting(state, idea, touched):
        idea.hidden = hidden
    touch_uses(state, set(idea.group), touched)


def rewrite(state: SessionState, command: RewriteIdea, actor: Actor, now: int) -> list[Event]:
    """Words and approval are one step: between them, nothing shows."""
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    written = words.required(command.text, text.IDEA_LENGTH)
    events: list[Event] = []
    if written != idea.text:
        events.append(IdeaRewritten(at=now, idea=idea.id, text=written))
    if command.approve and idea.held:
        events.append(IdeaApproved(at=now, idea=idea.id))
    return events


def on_rewritten(state: SessionState, event: IdeaRewritten, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    # Of several changes, the author's own words are those before the first.
    idea.before = idea.before or Before(text=idea.text)
    idea.text = event.text or ""
    idea.flags = event.flags
    idea.edited = True
    _touch(idea, touched)
    touched.add_for(idea.author, "before", idea.id)
    show(state, idea, touched)


def _touch(idea: Idea, touched: Touched) -> None:
    touched.add("moderation", idea.id)


def flag(state: SessionState, command: FlagIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    note = words.within(text.tidy(command.note), text.NOTE_LENGTH)
    return [] if idea.note == note else [IdeaFlagged(at=now, idea=idea.id, note=note)]


def on_flagged(state: SessionState, event: IdeaFlagged, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    idea.note = event.note or ""
    _touch(idea, touched)


def unflag(state: SessionState, command: UnflagIdea, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    idea = known(state, command.idea)
    return [] if idea.note is None else [IdeaUnflagged(at=now, idea=idea.id)]


def on_unflagged(state: SessionState, event: IdeaUnflagged, touched: Touched) -> None:
    idea = state.ideas[event.idea]
    idea.note = None
    _touch(idea, touched)


DECIDERS: Deciders = {
    ApproveIdea: approve,
    HideIdea: hide,
    RestoreIdea: restore,
    RewriteIdea: rewrite,
    FlagIdea: flag,
    UnflagIdea: unflag,
}
EVOLVERS: Evolvers = {
    IdeaApproved: on_approved,
    IdeaHidden: on_hidden,
    IdeaRestored: on_restored,
    IdeaRewritten: on_rewritten,
    IdeaFlagged: on_flagged,
    IdeaUnflagged: on_unflagged,
}
