"""How people decided: every vote that everybody saw, the first beside the last."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from server.export import shifts
from server.export.report.model import (
    AnyBlock,
    Bar,
    Bullets,
    Chart,
    Heading,
    Item,
    Paragraph,
    Series,
    Text,
    Tone,
)
from server.export.report.sections import ideas
from server.export.report.sections.source import Source
from server.export.tallies import rounds
from sessions.ballot import Ballot, BallotKey
from sessions.methods import METHODS, Count, places
from sessions.wire import BallotKind

# A report that lists everything says nothing; the tables have it all.
MOST = 12
MOST_MOVED = 3
_OPINIONS: tuple[tuple[str, Tone], ...] = (
    ("agree", "culture"),
    ("disagree", "alert"),
    ("pass", "soft"),
)


class Asked(NamedTuple):
    """A question that the room voted on: once, or again."""

    key: BallotKey
    first: Ballot | None
    last: Ballot


def asked(source: Source, *, ladder: bool) -> Iterator[Asked]:
    """Every question, in the order of its last vote; only rounds that everybody saw.

    The first and the last vote of a question that was asked more than twice stand side by side.
    """
    state = source.state
    seen = {key: ballot for key, ballot in rounds(state) if ballot.revealed and ballot.voters}
    before = {key: shifts.before(state, key) for key in seen}
    again = set(before.values())
    for key, ballot in seen.items():
        if key in again or (ballot.by == "ladder") is not ladder:
            continue
        first = before[key]
        while first in seen and before[first] in seen:
            first = before[first]
        yield Asked(key, seen.get(first) if first else None, ballot)


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say("decided"))
    found = list(asked(source, ladder=False))
    if not found:
        yield Paragraph(say("no_votes"))
        return
    yield Paragraph(say("decided_note"), "small")
    for one in found:
        yield from _question(source, one)


def _question(source: Source, asked: Asked) -> Iterator[AnyBlock]:
    say, last = source.say, asked.last
    method = say.key(f"methods.name_{last.kind}")
    yield Heading(2, source.question(source.state.stages[asked.key.stage]) or method)
    subjects = _subjects(source, last)
    if asked.first:
        gist = say("voters_again", before=asked.first.voters, n=last.voters)
    else:
        gist = say("voters", n=last.voters)
    ranked = list(subjects)[:MOST]
    labels = {key: subjects[key] for key in ranked}
    first = say("theme" if last.by == "themes" else "idea")
    if last.kind == "opinion":
        yield _opinions(source, last, labels, method, gist, first)
    else:
        yield _bars(source, asked, labels, method, gist, first)
    if len(subjects) > len(ranked):
        yield Paragraph(say("first_of", n=len(ranked), of=len(subjects)), "small")
    if asked.first:
        yield from _moved(source, asked.first, last, subjects)


def _subjects(source: Source, ballot: Ballot) -> dict[str, Text]:
    """What was voted on and everybody may read, what got most first."""
    order = places(ballot.method, ballot.tallies)
    found = {key: text for key in ballot.tallies if (text := _words(source, ballot, key))}
    return dict(sorted(found.items(), key=lambda one: (order[one[0]], one[0])))


def _words(source: Source, ballot: Ballot, key: str) -> Text | None:
    state = source.state
    if ballot.by == "themes":
        theme = state.themes.get(key)
        return source.say.names(theme.names) if theme and theme.shown and theme.names else None
    idea = state.root(key)
    return ideas.words(source, idea) if idea and state.is_public(idea) else None


def _bars(
    source: Source, asked: Asked, labels: Mapping[str, Text], title: Text, gist: Text, first: Text
) -> Chart:
    say = source.say
    if asked.first:
        series = [Series(say("first_vote"), "soft"), Series(say("last_vote"), "glow")]
    else:
        series = [Series(say("votes"), "glow")]
    ballots = [one for one in (asked.first, asked.last) if one]
    bars = [
        Bar(label, [_figure(one, one.tallies.get(key)) for one in ballots])
        for key, label in labels.items()
    ]
    return Chart(title, gist, series, bars, first)


def _figure(ballot: Ballot, count: Count | None) -> float | None:
    if count is None or not count.voters:
        return 0 if ballot.kind in ("dots", "approval") else None
    rank = METHODS[ballot.kind].rank(count)
    return rank / 10 if ballot.kind == "scale" else rank


def _opinions(
    source: Source, ballot: Ballot, labels: Mapping[str, Text], title: Text, gist: Text, first: Text
) -> Chart:
    series = [Series(source.say.key(f"common.{name}"), tone) for name, tone in _OPINIONS]
    bars = [Bar(label, list(ballot.tallies[key].parts)) for key, label in labels.items()]
    return Chart(title, gist, series, bars, first, stacked=True)


def _moved(
    source: Source, then: Ballot, now: Ballot, subjects: Mapping[str, Text]
) -> Iterator[AnyBlock]:
    """What gained and what lost most, in the figures of the vote."""
    by = {key: shift for key, shift in shifts.between(then, now).items() if shift}
    ranked = sorted(by.keys() & subjects.keys(), key=lambda key: (-abs(by[key]), key))
    items = [
        Item(subjects[key], [_shift(source, now.kind, by[key])]) for key in ranked[:MOST_MOVED]
    ]
    if items:
        yield Heading(3, source.say("moved"))
        yield Bullets(items)


def _shift(source: Source, kind: BallotKind, by: float) -> Text:
    way = "up" if by > 0 else "down"
    return source.say.key(f"methods.shift_{way}", by=f"{abs(by):g}")
