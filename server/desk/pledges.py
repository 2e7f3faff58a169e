"""Pledges of all events: which of them are wanted, in which order, and what can be chosen from."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal

import msgspec

from server.desk.folding import Question, words
from server.desk.rows import FOLLOW_UPS, EventRow, PledgeRow, Thing
from server.export.minutes import moment
from sessions.commands import PledgeKind
from sessions.wire import FollowUp, IdeaStatus

SOON = timedelta(days=30)
# Longer than that without a word, somebody should ask.
LONG = timedelta(days=60)
OPEN: frozenset[FollowUp] = frozenset({"not_started", "under_way"})

Due = Literal["overdue", "soon", "dated", "undated"]
Heard = Literal["never", "not_lately"]
Order = Literal["event", "due", "follow_up", "who", "joiners", "heard"]


class Wish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which pledges: all of these conditions hold; a field left out is none.

    `who` are words of the owner's public name. `theme` and `group` are names, whatever their
    capitals and accents. `due`: overdue, in the next 30 days, with any day, with none. `heard`:
    nobody has ever said how it goes, or not for 60 days.
    """

    follow_up: FollowUp | None = None
    kind: PledgeKind | None = None
    theme: str | None = None
    group: str | None = None
    who: str | None = None
    due: Due | None = None
    heard: Heard | None = None
    event: str | None = None
    series: str | None = None
    status: IdeaStatus | None = None
    order: Order = "event"
    backwards: bool = False


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge in the list, with its event's code and title."""

    event: str
    title: str
    date: int
    n: int
    text: str
    lang: str
    status: IdeaStatus
    overdue: bool
    pledge: PledgeRow


class Choices(msgspec.Struct, frozen=True):
    """The themes (by a key, with their names by language) and groups that there are."""

    themes: dict[str, dict[str, str]]
    groups: list[str]


def listed(
    events: Iterable[EventRow], pledges: Iterable[tuple[str, Thing]], today: date
) -> list[Listed]:
    """Every pledge with its event, in their order."""
    by_code = {event.code: event for event in events}
    return [
        Listed(
            event=code,
            title=event.title,
            date=event.created_at,
            n=one.n,
            text=one.text,
            lang=one.lang,
            status=one.status,
            overdue=_is_overdue(one.pledge, today),
            pledge=one.pledge,
        )
        for code, one in pledges
        if one.pledge and (event := by_code.get(code))
    ]


def choices(found: Iterable[Listed]) -> Choices:
    themes: dict[str, dict[str, str]] = {}
    groups: dict[str, str] = {}
    for one in found:
        for names in one.pledge.themes:
            themes.setdefault(key_of(next(iter(names.values()))), names)
        if one.pledge.group:
            groups.setdefault(key_of(one.pledge.group), one.pledge.group)
    return Choices(dict(sorted(themes.items())), [name for _, name in sorted(groups.items())])


def chosen(
    found: Iterable[Listed], wish: Wish, series: Mapping[str, str | None], today: date
) -> list[Listed]:
    """Those that are wished for, in the order that is. `series` by the events' codes."""
    tests = list(_tests(wish, series, today))
    kept = [one for one in found if all(test(one) for test in tests)]
    if wish.order == "event":
        return kept[::-1] if wish.backwards else kept
    key = _ORDERS[wish.order]
    having = [one for one in kept if key(one) is not None]
    # Whatever the order, what says nothing comes last.
    without = [one for one in kept if key(one) is None]
    return [*sorted(having, key=key, reverse=wish.backwards), *without]


def key_of(name: str) -> str:
    """The same for names that differ in capitals, accents, blanks and signs alone."""
    return " ".join(word.forms[0] for word in words(name)) or name


Test = Callable[[Listed], bool]


def _tests(wish: Wish, series: Mapping[str, str | None], today: date) -> Iterable[Test]:
    same: dict[str, Callable[[Listed], str | None]] = {
        "follow_up": lambda one: one.pledge.follow_up,
        "kind": lambda one: one.pledge.kind,
        "status": lambda one: one.status,
        "event": lambda one: one.event,
        "series": lambda one: series.get(one.event),
    }
    for name, of in same.items():
        if wanted := getattr(wish, name):
            yield partial(_is_same, of, wanted)
    yield from _tests_of_words(wish)
    if wish.due:
        due = wish.due
        yield lambda one: _is_due(one, due, today)
    if wish.heard:
        heard = wish.heard
        yield lambda one: _is_unheard(one, heard, today)


def _is_same(of: Callable[[Listed], str | None], wanted: str, one: Listed) -> bool:
    return of(one) == wanted


def _tests_of_words(wish: Wish) -> Iterable[Test]:
    if wish.theme:
        theme = key_of(wish.theme)
        yield lambda one: any(
            key_of(name) == theme for names in one.pledge.themes for name in names.values()
        )
    if wish.group:
        group = key_of(wish.group)
        yield lambda one: one.pledge.group is not None and key_of(one.pledge.group) == group
    if wish.who:
        asked = Question(wish.who)
        yield lambda one: asked.begins_words_of(one.pledge.who or "")


def _is_overdue(pledge: PledgeRow, today: date) -> bool:
    return bool(pledge.due) and pledge.follow_up in OPEN and _day(pledge.due) < today


def _is_due(one: Listed, due: Due, today: date) -> bool:
    if due == "overdue":
        return one.overdue
    if due == "soon":
        is_open = one.pledge.due is not None and one.pledge.follow_up in OPEN
        return is_open and today <= _day(one.pledge.due) <= today + SOON
    return (one.pledge.due is not None) == (due == "dated")


def _is_unheard(one: Listed, heard: Heard, today: date) -> bool:
    """Of those that are not finished. The event itself was the first word of it."""
    pledge = one.pledge
    if pledge.follow_up not in OPEN:
        return False
    if heard == "never":
        return pledge.checked_in is None
    last = _day(pledge.checked_in) if pledge.checked_in else moment(one.date).date()
    return last < today - LONG


def _day(said: str | None) -> date:
    return date.fromisoformat(said or "")


_ORDERS: dict[str, Callable[[Listed], Any]] = {
    "due": lambda one: one.pledge.due,
    "follow_up": lambda one: FOLLOW_UPS.index(one.pledge.follow_up),
    "who": lambda one: key_of(one.pledge.who) if one.pledge.who else None,
    "joiners": lambda one: one.pledge.joiners,
    "heard": lambda one: one.pledge.checked_in,
}
