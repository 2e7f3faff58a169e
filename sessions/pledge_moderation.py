"""Pledges as the facilitator handles them: approved, hidden, rewritten, flagged."""

from typing import Any

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import (
    ApprovePledge,
    FlagPledge,
    HidePledge,
    RestorePledge,
    RewritePledge,
    UnflagPledge,
)
from sessions.events import (
    Event,
    PledgeApproved,
    PledgeFlagged,
    PledgeHidden,
    PledgeRestored,
    PledgeRewritten,
    PledgeUnflagged,
)
from sessions.pledges import changed, given_or, known, touch
from sessions.rules import Deciders, Evolvers
from sessions.state import Pledge, SessionState, Touched
from sessions.wire import Before


def approve(state: SessionState, command: ApprovePledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    return [PledgeApproved(at=now, pledge=pledge.id)] if pledge.held else []


def on_approved(state: SessionState, event: PledgeApproved, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    with changed(state, pledge, touched):
        pledge.held = False


def hide(state: SessionState, command: HidePledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    return [] if pledge.hidden else [PledgeHidden(at=now, pledge=pledge.id)]


def on_hidden(state: SessionState, event: PledgeHidden, touched: Touched) -> None:
    _set_hidden(state, event.pledge, True, touched)


def restore(state: SessionState, command: RestorePledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    return [PledgeRestored(at=now, pledge=pledge.id)] if pledge.hidden else []


def on_restored(state: SessionState, event: PledgeRestored, touched: Touched) -> None:
    _set_hidden(state, event.pledge, False, touched)


def _set_hidden(state: SessionState, asked: str, hidden: bool, touched: Touched) -> None:
    pledge = state.pledges[asked]
    with changed(state, pledge, touched):
        pledge.hidden = hidden


def rewrite(state: SessionState, command: RewritePledge, actor: Actor, now: int) -> list[Event]:
    """Words and approval are one step: between them, nothing shows."""
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    fields: dict[str, Any] = {
        "text": words.required(given_or(command.text, pledge.text), text.PLEDGE_LENGTH),
        "who": words.optional(given_or(command.who, pledge.who), text.NAME_LENGTH),
        "group": words.optional(given_or(command.group, pledge.group), text.FIELD_LENGTH),
        "by_when": words.optional(given_or(command.by_when, pledge.by_when), text.FIELD_LENGTH),
        "support": words.optional(given_or(command.support, pledge.support), text.PLEDGE_LENGTH),
    }
    events: list[Event] = []
    if any(getattr(pledge, name) != value for name, value in fields.items()):
        events.append(PledgeRewritten(at=now, pledge=pledge.id, **fields))
    if command.approve and pledge.held:
        events.append(PledgeApproved(at=now, pledge=pledge.id))
    return events


def on_rewritten(state: SessionState, event: PledgeRewritten, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    # Of several changes, the author's own words are those before the first.
    pledge.before = pledge.before or _words_of(pledge)
    pledge.text = event.text or ""
    pledge.who = event.who
    pledge.group = event.group
    pledge.by_when = event.by_when
    pledge.support = event.support
    pledge.flags = event.flags
    touched.add("moderation", pledge.id)
    touched.add_for(pledge.author, "before", pledge.id)
    touch(pledge, touched)


def _words_of(pledge: Pledge) -> Before:
    return Before(
        text=pledge.text,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        support=pledge.support,
    )


def flag(state: SessionState, command: FlagPledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    note = words.within(text.tidy(command.note), text.NOTE_LENGTH)
    return [] if pledge.note == note else [PledgeFlagged(at=now, pledge=pledge.id, note=note)]


def on_flagged(state: SessionState, event: PledgeFlagged, touched: Touched) -> None:
    state.pledges[event.pledge].note = event.note or ""
    touched.add("moderation", event.pledge)


def unflag(state: SessionState, command: UnflagPledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    pledge = known(state, command.pledge)
    return [] if pledge.note is None else [PledgeUnflagged(at=now, pledge=pledge.id)]


def on_unflagged(state: SessionState, event: PledgeUnflagged, touched: Touched) -> None:
    state.pledges[event.pledge].note = None
    touched.add("moderation", event.pledge)


DECIDERS: Deciders = {
    ApprovePledge: approve,
    HidePledge: hide,
    RestorePledge: restore,
    RewritePledge: rewrite,
    FlagPledge: flag,
    UnflagPledge: unflag,
}
EVOLVERS: Evolvers = {
    PledgeApproved: on_approved,
    PledgeHidden: on_hidden,
    PledgeRestored: on_restored,
    PledgeRewritten: on_rewritten,
    PledgeFlagged: on_flagged,
    PledgeUnflagged: on_unflagged,
}
