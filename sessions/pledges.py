"""Pledges: made, edited, withdrawn, joined. What facilitators do to them: `pledge_moderation`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import UNSET, UnsetType

from sessions import dates, text, words
from sessions.actor import Actor
from sessions.commands import (
    EditPledge,
    JoinPledge,
    LeavePledge,
    MakePledge,
    WithdrawPledge,
)
from sessions.events import (
    Event,
    PledgeEdited,
    PledgeJoined,
    PledgeLeft,
    PledgeMade,
    PledgeWithdrawn,
)
from sessions.holding import must_take_posts
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Pledge, SessionState, Touched

T = TypeVar("T")

MOST_PLEDGES = 20_000
MOST_PLEDGES_A_PERSON = 100


def make(state: SessionState, command: MakePledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    if state.open_stage is None or state.open_stage.kind != "pledges":
        raise Refuse(Code.STAGE_CLOSED)
    must_take_posts(state)
    made = state.people[actor.id].pledges
    if len(made) >= MOST_PLEDGES_A_PERSON or len(state.pledges) >= MOST_PLEDGES:
        raise Refuse(Code.TOO_MANY)
    pledge = derive(actor.id, command.id)
    if pledge in state.pledges:
        return []
    return [
        PledgeMade(
            at=now,
            pledge=pledge,
            author=actor.id,
            text=words.required(command.text, text.PLEDGE_LENGTH),
            kind=command.kind,
            who=_named(state, words.optional(command.who, text.NAME_LENGTH)),
            group=words.optional(command.group, text.FIELD_LENGTH),
            by_when=words.optional(command.by_when, text.FIELD_LENGTH),
            support=words.optional(command.support, text.PLEDGE_LENGTH),
            ideas=_origins(state, command.ideas),
            lang=words.language(state, command.lang),
            due=dates.optional(command.due),
        )
    ]


def _named(state: SessionState, who: str | None) -> str | None:
    """The name, where the stage lets pledges carry one."""
    stage = state.open_stage
    return None if stage and not stage.named else who


def _origins(state: SessionState, asked: list[str]) -> list[str]:
    """The ideas a pledge comes from, each once: a merged one as the idea it lives on in."""
    origins: dict[str, None] = {}
    for one in asked:
        idea = state.root(one)
        if idea is None or not state.is_public(idea):
            raise Refuse(Code.NO_SUCH_IDEA)
        origins[idea.id] = None
    return list(origins)


def on_made(state: SessionState, event: PledgeMade, touched: Touched) -> None:
    pledge = Pledge(
        id=event.pledge,
        n=state.next_number("pledges"),
        author=event.author,
        text=event.text or "",
        lang=event.lang,
        kind=event.kind,
        who=event.who,
        group=event.group,
        by_when=event.by_when,
        support=event.support,
        ideas=event.ideas,
        at=event.at,
        joiners=set(),
        due=event.due,
        held=event.held,
        flags=event.flags,
    )
    state.pledges[pledge.id] = pledge
    if pledge.author:
        state.people[pledge.author].pledges.append(pledge.id)
    _count(state, pledge, 1, touched)
    touched.add("moderation", pledge.id)
    touch(pledge, touched)


def _count(state: SessionState, pledge: Pledge, step: int, touched: Touched) -> None:
    state.public_pledges += step * pledge.is_public
    state.held_pledges += step * pledge.waits
    if pledge.is_public:
        touched.add("session", "session")
    else:
        touched.add_for_consoles("session", "session")


@contextmanager
def changed(state: SessionState, pledge: Pledge, touched: Touched) -> Iterator[None]:
    """Change whether a pledge shows, and count anew."""
    _count(state, pledge, -1, touched)
    yield
    _count(state, pledge, 1, touched)
    touch(pledge, touched)


def touch(pledge: Pledge, touched: Touched) -> None:
    touched.add("pledges", pledge.id)
    touched.add_for(pledge.author, "pledges", pledge.id)


def edit(state: SessionState, command: EditPledge, actor: Actor, now: int) -> list[Event]:
    pledge = _own(state, command.pledge, actor)
    must_take_posts(state)
    fields: dict[str, Any] = {
        "text": given_or(command.text, pledge.text),
        "kind": given_or(command.kind, pledge.kind),
        "who": given_or(command.who, pledge.who),
        "group": given_or(command.group, pledge.group),
        "by_when": given_or(command.by_when, pledge.by_when),
        "support": given_or(command.support, pledge.support),
        "lang": given_or(command.lang, pledge.lang) or pledge.lang,
        "due": dates.optional(given_or(command.due, pledge.due)),
    }
    fields["text"] = words.required(fields["text"], text.PLEDGE_LENGTH)
    fields["who"] = words.optional(fields["who"], text.NAME_LENGTH)
    if fields["who"] != pledge.who:
        fields["who"] = _named(state, fields["who"])
    fields["support"] = words.optional(fields["support"], text.PLEDGE_LENGTH)
    for name in ("group", "by_when"):
        fields[name] = words.optional(fields[name], text.FIELD_LENGTH)
    kept = command.ideas is UNSET or set(command.ideas) == set(pledge.ideas)
    ideas = pledge.ideas if kept else _origins(state, command.ideas)  # type: ignore[arg-type]
    return [PledgeEdited(at=now, pledge=pledge.id, ideas=ideas, held=pledge.held, **fields)]


def given_or(given: T | UnsetType, before: T) -> T:
    return before if given is UNSET else given


def _own(state: SessionState, asked: str, actor: Actor) -> Pledge:
    actor.must_be("attendee")
    pledge = known(state, asked)
    if pledge.author != actor.id:
        raise Refuse(Code.NOT_YOURS)
    return pledge


def known(state: SessionState, asked: str) -> Pledge:
    pledge = state.pledges.get(asked)
    if pledge is None:
        raise Refuse(Code.NO_SUCH_PLEDGE)
    return pledge


def on_edited(state: SessionState, event: PledgeEdited, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    with changed(state, pledge, touched):
        pledge.held = event.held
    pledge.flags = event.flags
    pledge.before = None
    touched.add("moderation", pledge.id)
    touched.add_for(pledge.author, "before", pledge.id)
    pledge.text = event.text or ""
    pledge.kind = event.kind
    pledge.who = event.who
    pledge.group = event.group
    pledge.by_when = event.by_when
    pledge.due = event.due
    pledge.support = event.support
    pledge.ideas = event.ideas
    pledge.lang = event.lang


def withdraw(state: SessionState, command: WithdrawPledge, actor: Actor, now: int) -> list[Event]:
    return [PledgeWithdrawn(at=now, pledge=_own(state, command.pledge, actor).id)]


def on_withdrawn(state: SessionState, event: PledgeWithdrawn, touched: Touched) -> None:
    gone = state.pledges[event.pledge]
    state.keeping.withdrawn += [gone.id, *(one.id for one in gone.check_ins)]
    take_away(state, gone, touched)


def take_away(state: SessionState, pledge: Pledge, touched: Touched) -> None:
    """Let a pledge go, and everybody who joined it."""
    del state.pledges[pledge.id]
    for check_in in pledge.check_ins:
        del state.check_ins[check_in.id]
        touched.add_for_consoles("check_ins", check_in.id)
    if pledge.author:
        state.people[pledge.author].pledges.remove(pledge.id)
    for joiner in pledge.joiners:
        state.people[joiner].joined.remove(pledge.id)
        touched.add_for(joiner, "joined", pledge.id)
    _count(state, pledge, -1, touched)
    touched.add("moderation", pledge.id)
    touched.add_for(pledge.author, "before", pledge.id)
    touch(pledge, touched)


def join(state: SessionState, command: JoinPledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    pledge = known(state, command.pledge)
    if not pledge.is_public:
        raise Refuse(Code.NO_SUCH_PLEDGE)
    if pledge.author == actor.id:
        raise Refuse(Code.OWN_PLEDGE)
    if actor.id in pledge.joiners:
        return []
    return [PledgeJoined(at=now, pledge=pledge.id, participant=actor.id)]


def on_joined(state: SessionState, event: PledgeJoined, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    pledge.joiners.add(event.participant)
    state.people[event.participant].joined.append(pledge.id)
    touched.add_for(event.participant, "joined", pledge.id)
    touch(pledge, touched)


def leave(state: SessionState, command: LeavePledge, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    pledge = known(state, command.pledge)
    if actor.id not in pledge.joiners:
        return []
    return [PledgeLeft(at=now, pledge=pledge.id, participant=actor.id)]


def on_left(state: SessionState, event: PledgeLeft, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    pledge.joiners.discard(event.participant)
    state.people[event.participant].joined.remove(pledge.id)
    touched.add_for(event.participant, "joined", pledge.id)
    touch(pledge, touched)


DECIDERS: Deciders = {
    MakePledge: make,
    EditPledge: edit,
    WithdrawPledge: withdraw,
    JoinPledge: join,
    LeavePledge: leave,
}
EVOLVERS: Evolvers = {
    PledgeMade: on_made,
    PledgeEdited: on_edited,
    PledgeWithdrawn: on_withdrawn,
    PledgeJoined: on_joined,
    PledgeLeft: on_left,
}
