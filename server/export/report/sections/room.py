"""Who was in the room, as it was published; and what the event went through."""

from collections.abc import Iterator, Sequence

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
from server.export.report.sections.source import Source
from sessions.state import Stage
from sessions.views import ground
from sessions.wire import GroundGroup, VoicesEntity

_TONES: dict[str, Tone] = {"ideas": "glow", "votes": "culture", "pledges": "ember"}


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say("room"))
    yield from _people(source)
    yield Heading(1, say("ran"))
    held = [stage for stage in source.state.in_agenda() if stage.status != "waiting"]
    yield Bullets([_step(source, stage) for stage in held], numbered=True)


def name(source: Source, group: GroundGroup) -> Text:
    """How a group is called; the one of everybody else has no name of its own."""
    return source.say.names(group.names) if group.id else source.say.key("ground.rest")


def _people(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    if not source.state.perspectives:
        yield Paragraph(say("room_not_asked"))
        return
    found = [ground.voices(source.state, stage.id) for stage in source.state.in_agenda()]
    published = [one for one in found if one]
    if not published:
        yield Paragraph(say("room_unknown"))
        return
    yield _shares(source, published)
    yield Paragraph(say("shares_note"), "small")


def _shares(source: Source, published: Sequence[VoicesEntity]) -> Chart:
    """The last table of people; beside it, what came from the same groups."""
    say, last = source.say, published[-1]
    series = [Series(say("people"), "soft")]
    columns: list[Sequence[int]] = [last.people]
    same = [one for one in published if one.groups == last.groups]
    for of, tone in _TONES.items():
        given = [shares for one in same if (shares := _given(one, of))]
        if given:
            series.append(Series(say(of), tone))
            columns.append(given[-1])
    bars = [
        Bar(name(source, group), values)
        for group, *values in zip(last.groups, *columns, strict=True)
    ]
    return Chart(say("shares"), say("shares_alt"), series, bars, say("group"), unit=" %", most=100)


def _given(voices: VoicesEntity, of: str) -> Sequence[int] | None:
    return voices.given if voices.of == of else voices.votes if of == "votes" else None


def _step(source: Source, stage: Stage) -> Item:
    say = source.say
    notes = [question] if (question := source.question(stage)) else []
    if stage.minutes:
        notes.append(say("minutes", n=stage.minutes))
    if stage.silent:
        notes.append(say("in_silence"))
    return Item(say.key(f"common.stage.{stage.kind}"), notes)
