"""Every pledge that everybody may read: whose it is as far as they said, and what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from server.export.report.model import (
    AnyBlock,
    Bar,
    Card,
    Chart,
    Heading,
    Item,
    Paragraph,
    Series,
    Text,
    Tone,
    own,
)
from server.export.report.sections.source import Source
from sessions.state import CheckIn, Pledge
from sessions.wire import FollowUp

TONES: dict[FollowUp, Tone] = {
    "not_started": "soft",
    "under_way": "glow",
    "kept": "culture",
    "changed": "ember",
    "dropped": "alert",
}
# What people themselves wrote beside it.
_OWN = ("who", "group", "by_when", "support")
TOLD = (*_OWN, "due", "joiners", "ideas")


def public(source: Source) -> list[Pledge]:
    """The pledges, in the order they were made."""
    found = (one for one in source.state.pledges.values() if one.is_public)
    return sorted(found, key=lambda one: one.n)


def section(source: Source) -> Iterator[AnyBlock]:
    say, found = source.say, public(source)
    yield Heading(1, say("will"))
    if not found:
        yield Paragraph(say("no_pledges"))
        return
    actions = sum(one.kind == "action" for one in found)
    joined = sum(len(one.joiners) for one in found)
    yield Paragraph(say("will_note", actions=actions, culture=len(found) - actions, joined=joined))
    if any(map(_is_told, found)):
        yield _standing(source, found)
    for one in found:
        yield card(source, one)


def _standing(source: Source, found: Sequence[Pledge]) -> Chart:
    """How many stand how."""
    say, order = source.say, list(TONES)
    counts = Counter(one.follow_up for one in found)
    series = [Series(say("pledges"), "glow")]
    bars = [Bar(say.key(f"follow_up.{one}"), [counts[one]]) for one in order]
    first = say.key("follow_up.stands")
    gist = say("standing", kept=counts["kept"], n=len(found))
    return Chart(say("standing_title"), gist, series, bars, first)


def card(source: Source, pledge: Pledge, told: Sequence[str] = TOLD) -> Card:
    """A pledge as it stands: `who` is there only where they put it."""
    return Card(
        number=pledge.n,
        sort=source.say.key(f"common.{pledge.kind}"),
        mark="square" if pledge.kind == "action" else "round",
        text=words(source, pledge),
        facts=list(_facts(source, pledge, told)),
        status=source.say.key(f"follow_up.{pledge.follow_up}") if _is_told(pledge) else None,
        tone=TONES[pledge.follow_up],
        stories=[_story(source, one) for one in pledge.stories],
    )


def _is_told(pledge: Pledge) -> bool:
    """Whether anything was told of it: that nothing was, is no answer."""
    return pledge.follow_up != "not_started" or bool(pledge.stories)


def _story(source: Source, told: CheckIn) -> Item:
    """What everybody may read of it. That there is a picture is told; the story page shows it."""
    say = source.say
    notes = [say.day_of(told.at), say.key(f"follow_up.by_{told.by}")]
    if told.status:
        notes.append(say.key(f"follow_up.{told.status}"))
    if told.picture:
        notes.append(say.key("follow_up.picture"))
    if told.help:
        notes += [say.key("follow_up.help_wanted"), own(told.help, told.lang)]
    return Item(own(told.story, told.lang) if told.story else notes.pop(0), notes)


def words(source: Source, pledge: Pledge) -> Text:
    """The pledge as it was written; or that it was erased."""
    return own(pledge.text, pledge.lang) if pledge.text else source.say.key("common.erased")


def _facts(source: Source, pledge: Pledge, told: Sequence[str]) -> Iterator[tuple[Text, Text]]:
    say = source.say
    for key in told:
        if key in _OWN and (said := getattr(pledge, key)):
            yield say.key(f"export.{key}"), own(said, pledge.lang)
    if pledge.due and "due" in told:
        yield say("due"), say.day(date.fromisoformat(pledge.due))
    if pledge.joiners and "joiners" in told:
        yield say("joiners"), say.key("common.people", n=len(pledge.joiners))
    if "ideas" in told:
        yield from ((say("from_ideas"), idea) for idea in _origins(source, pledge))


def _origins(source: Source, pledge: Pledge) -> Sequence[Text]:
    """The ideas it came from, as far as everybody may read them."""
    origins = source.state.public_origins(pledge)
    return [own(one.text, one.lang) for one in origins if one.text]
