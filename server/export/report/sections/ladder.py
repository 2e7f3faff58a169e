"""Where people placed the work on the ladder of co-production, and how that moved."""

from collections.abc import Iterator

from server.export.report.model import (
    AnyBlock,
    Bar,
    Chart,
    Heading,
    Link,
    Paragraph,
    Series,
)
from server.export.report.sections import common_ground, votes
from server.export.report.sections.source import Source
from server.export.report.sections.votes import Asked
from sessions.ballot import Ballot
from sessions.views import ground
from sessions.wire import RUNGS

# May be used without asking, with credit and a link to both.
_AUTHORS = {
    "tlap": "https://thinklocalactpersonal.org.uk/",
    "ncag": "https://thinklocalactpersonal.org.uk/our-hubs/co-production/",
}
_BANDS = ("with", "for", "to")


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    found = list(votes.asked(source, ladder=True))
    if not found:
        return
    yield Heading(1, say("ladder"))
    yield Paragraph(say("ladder_note"))
    for one in found:
        yield from _asked(source, one)
    yield Paragraph(say.key("ladder.credit"), "small")
    for author, url in _AUTHORS.items():
        yield Link(say.key(f"ladder.{author}"), url)


def _asked(source: Source, asked: Asked) -> Iterator[AnyBlock]:
    say, stage = source.say, source.state.stages[asked.key.stage]
    if question := source.question(stage):
        yield Heading(2, question)
    yield _rungs(source, asked)
    found = ground.ground(source.state, stage.id)
    if found and found.rows:
        bands = [(band, say.key(f"ladder.band_{band}")) for band in _BANDS if band in found.rows]
        yield common_ground.by_group(source, found, say("bands"), bands)
        yield Paragraph(say.key("ladder.rounded"), "small")


def _rungs(source: Source, asked: Asked) -> Chart:
    """The highest rung on top, as it stands on the wall."""
    say, ballots = source.say, [one for one in (asked.first, asked.last) if one]
    parts = [_parts(one) for one in ballots]
    bars = [
        Bar(say.key(f"ladder.rung_{rung}"), [one[rung - 1] for one in parts])
        for rung in range(RUNGS, 0, -1)
    ]
    means = [f"{_mean(one):g}" for one in ballots]
    if asked.first:
        series = [Series(say("before"), "soft"), Series(say("after"), "glow")]
        gist = say("average_moved", before=means[0], mean=means[1])
    else:
        series, gist = [Series(say("people"), "glow")], say("average", mean=means[0])
    return Chart(say("times"), gist, series, bars, say("rung"))


def _parts(ballot: Ballot) -> list[int]:
    """All stand on one thing: the stage."""
    (count,) = ballot.tallies.values()
    return list(count.parts)


def _mean(ballot: Ballot) -> float:
    (count,) = ballot.tallies.values()
    return ballot.method.rank(count) / 10
