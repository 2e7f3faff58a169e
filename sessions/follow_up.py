"""What became of pledges: their owners and those who joined tell, and facilitators look at it.

How a pledge stands is its owner's word and shows at once. Words pass the same gate as all others;
as nobody sits at the console when the event is over, whatever was found in them waits, and so does
every picture, which nothing here can look through.
"""

from sessions import commands as c
from sessions import text, words
from sessions.actor import Actor
from sessions.events import (
    CheckedIn,
    CheckInApproved,
    CheckInHidden,
    CheckInRestored,
    Event,
)
from sessions.holding import must_take_posts
from sessions.ids import derive
from sessions.pledges import known, touch
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import CheckIn, Pledge, SessionState, Touched
from sessions.wire import Teller

# Of one pledge: what one person tells, and all do.
MOST_A_PERSON = 50
MOST = 300


def check_in(state: SessionState, command: c.CheckIn, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    pledge = known(state, command.pledge)
    by = _teller(pledge, actor)
    if by == "joiner" and command.status is not None:
        raise Refuse(Code.NOT_YOURS)
    key = derive(actor.id, command.id)
    if key in state.check_ins:
        return []
    told = CheckedIn(
        at=now,
        check_in=key,
        pledge=pledge.id,
        author=actor.id,
        by=by,
        status=command.status,
        story=_said(command.story, text.STORY_LENGTH),
        picture=command.picture,
        help=_said(command.help, text.PLEDGE_LENGTH),
        lang=words.language(state, command.lang),
    )
    _must_fit(state, pledge, told)
    return [told]


def _teller(pledge: Pledge, actor: Actor) -> Teller:
    if pledge.author == actor.id:
        return "owner"
    if actor.id not in pledge.joiners or not pledge.is_public:
        raise Refuse(Code.NOT_YOURS if pledge.is_public else Code.NO_SUCH_PLEDGE)
    return "joiner"


def _said(asked: str | None, limit: int) -> str | None:
    tidied = text.tidy(asked or "")
    return None if text.is_blank(tidied) else words.within(tidied, limit)


def _must_fit(state: SessionState, pledge: Pledge, told: CheckedIn) -> None:
    says = bool(told.story or told.picture or told.help)
    if not says and told.status is None:
        raise Refuse(Code.TEXT_EMPTY)
    if says and state.ended_at is None:
        must_take_posts(state)
    if told.picture is not None and told.picture not in state.pictures:
        raise Refuse(Code.NO_SUCH_PICTURE)
    own = sum(one.author == told.author for one in pledge.check_ins)
    if own >= MOST_A_PERSON or len(pledge.check_ins) >= MOST:
        raise Refuse(Code.TOO_MANY)


def on_checked_in(state: SessionState, event: CheckedIn, touched: Touched) -> None:
    pledge = state.pledges[event.pledge]
    told = CheckIn(
        id=event.check_in,
        at=event.at,
        author=event.author,
        by=event.by,
        status=event.status,
        story=event.story,
        lang=event.lang,
        picture=event.picture,
        help=event.help,
        held=event.held,
        flags=event.flags,
    )
    before = (pledge.follow_up, pledge.help)
    pledge.check_ins.append(told)
    pledge.follow_up = event.status or pledge.follow_up
    state.check_ins[told.id] = pledge.id
    touched.add_for_consoles("check_ins", told.id)
    if (told.is_public and told.says) or before != (pledge.follow_up, pledge.help):
        touch(pledge, touched)


def of(state: SessionState, key: str) -> tuple[Pledge, CheckIn] | None:
    """A check-in and its pledge; None when there is none (any more)."""
    pledge = state.pledges.get(state.check_ins.get(key, ""))
    told = next((one for one in pledge.check_ins if one.id == key), None) if pledge else None
    return (pledge, told) if pledge and told else None


def _known(state: SessionState, key: str, actor: Actor) -> CheckIn:
    actor.must_be("facilitator")
    found = of(state, key)
    if found is None:
        raise Refuse(Code.NO_SUCH_CHECK_IN)
    return found[1]


def approve(state: SessionState, command: c.ApproveCheckIn, actor: Actor, now: int) -> list[Event]:
    told = _known(state, command.check_in, actor)
    return [CheckInApproved(at=now, check_in=told.id)] if told.held else []


def hide(state: SessionState, command: c.HideCheckIn, actor: Actor, now: int) -> list[Event]:
    told = _known(state, command.check_in, actor)
    return [] if told.hidden else [CheckInHidden(at=now, check_in=told.id)]


def restore(state: SessionState, command: c.RestoreCheckIn, actor: Actor, now: int) -> list[Event]:
    told = _known(state, command.check_in, actor)
    return [CheckInRestored(at=now, check_in=told.id)] if told.hidden else []


def on_approved(state: SessionState, event: CheckInApproved, touched: Touched) -> None:
    _keep(state, event.check_in, touched, held=False)


def on_hidden(state: SessionState, event: CheckInHidden, touched: Touched) -> None:
    _keep(state, event.check_in, touched, hidden=True)


def on_restored(state: SessionState, event: CheckInRestored, touched: Touched) -> None:
    _keep(state, event.check_in, touched, hidden=False)


def _keep(state: SessionState, key: str, touched: Touched, **standing: bool) -> None:
    found = of(state, key)
    if found is None:
        return
    pledge, told = found
    for name, value in standing.items():
        setattr(told, name, value)
    touched.add_for_consoles("check_ins", key)
    touch(pledge, touched)


def take_away(state: SessionState, pledge: Pledge, told: CheckIn, touched: Touched) -> None:
    """Let a check-in go; how its pledge stands, it said before."""
    pledge.check_ins.remove(told)
    del state.check_ins[told.id]
    touched.add_for_consoles("check_ins", told.id)
    touch(pledge, touched)


def blank(state: SessionState, pledge: Pledge, told: CheckIn, touched: Touched) -> None:
    """Take its words and picture away for good."""
    told.story = told.picture = told.help = None
    told.flags = []
    told.redacted = True
    touched.add_for_consoles("check_ins", told.id)
    touch(pledge, touched)


DECIDERS: Deciders = {
    c.CheckIn: check_in,
    c.ApproveCheckIn: approve,
    c.HideCheckIn: hide,
    c.RestoreCheckIn: restore,
}
EVOLVERS: Evolvers = {
    CheckedIn: on_checked_in,
    CheckInApproved: on_approved,
    CheckInHidden: on_hidden,
    CheckInRestored: on_restored,
}
