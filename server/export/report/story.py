"""You said, we pledged, we did: the event's story as a document, for all who were there.

It says what the page `/{code}/story` says: each pledge once, under how it stands, with what was
told of it.
"""

from collections.abc import Iterator, Sequence

from server.export.report.model import (
    AnyBlock,
    Bar,
    Bullets,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Paragraph,
    Series,
    Text,
    own,
)
from server.export.report.sections import after, pledges
from server.export.report.sections.source import Source
from sessions.state import SessionState
from sessions.views.story import STATUSES, TOLD, story
from sessions.wire import EventStory, FollowUp, Standing, StoryIdea, StoryTheme


def document(
    state: SessionState, languages: Sequence[str], now: int, address: str = ""
) -> Document:
    """The story at `now` (ms); `address` is where the event's pages are (`https://host/CODE`)."""
    source = Source.of(state, languages, address)
    told = story(state, now)
    parts = (_opening, _said, _pledged, _did, _wanted)
    blocks = [block for part in parts for block in part(source, told)]
    return Document(
        title=source.title(),
        languages=languages,
        about=source.say.key("story.eyebrow"),
        made=source.days(now),
        subject=source.say.key("story.eyebrow"),
        undrawn=source.say("undrawn"),
        blocks=[*blocks, *after.section(source)],
    )


def _opening(source: Source, told: EventStory) -> Iterator[AnyBlock]:
    say = source.say
    if told.message:
        yield Paragraph(say.names(told.message), "lead")
    yield Paragraph(say.key("story.thanks"), "lead")
    kept = sum(one.status == "kept" for one in told.pledges)
    counts = [
        (say("took_part"), told.people),
        (say("ideas"), told.ideas),
        (say("pledges"), len(told.pledges)),
        (say.key("follow_up.kept"), kept),
    ]
    yield Facts([(name, _figure(source, n)) for name, n in counts if n], large=True)


def _figure(source: Source, n: int) -> Text:
    return Text(dict.fromkeys(source.say.languages, str(n)))


def _said(source: Source, told: EventStory) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say.key("story.said"))
    if not told.ideas:
        yield Paragraph(say.key("story.said_none"))
        return
    yield Paragraph(say.key("story.said_text", ideas=say.key("common.ideas", n=told.ideas)))
    for theme in told.themes:
        yield from _theme(source, theme)
    if told.loose:
        yield Heading(2, say.key("story.loose"))
        yield _ideas(source, told.loose)


def _theme(source: Source, theme: StoryTheme) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(2, say.names(theme.names))
    if theme.place:
        yield Paragraph(say.key("story.first_places", place=theme.place), "small")
    if theme.ideas:
        yield _ideas(source, theme.ideas)
    if theme.more:
        yield Paragraph(say.key("story.more_ideas", n=theme.more), "small")


def _ideas(source: Source, ideas: Sequence[StoryIdea]) -> Bullets:
    return Bullets([_idea(source, one) for one in ideas])


def _idea(source: Source, idea: StoryIdea) -> Item:
    say = source.say
    notes = [say.key("story.place", place=idea.place)] if idea.place else []
    if idea.pledges:
        notes.append(say.key("story.led_to", n=idea.pledges))
    text = own(idea.text, idea.lang) if idea.text else say.key("common.erased")
    return Item(text, notes)


def _pledged(source: Source, told: EventStory) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say.key("story.pledged"))
    if not told.pledges:
        yield Paragraph(say.key("story.pledged_none"))
        return
    made = say.key("common.pledges", n=len(told.pledges))
    joined = say.key("story.joined", n=sum(one.joiners for one in told.pledges))
    yield Paragraph(say.key("story.pledged_text", pledges=made, joined=joined))


def _did(source: Source, told: EventStory) -> Iterator[AnyBlock]:
    say = source.say
    if not told.pledges:
        return
    yield Heading(1, say.key("story.did"))
    yield _course(source, told)
    if not any(one.news for one in told.pledges):
        yield Paragraph(say.key("story.no_news"))
    for status in TOLD:
        yield from _standing(source, told, status)


def _course(source: Source, told: EventStory) -> Chart:
    """How the pledges stood from week to week."""
    say = source.say
    tones = [(status, pledges.TONES[status]) for status in STATUSES]
    return Chart(
        title=say.key("story.chart"),
        alt=say.key(
            "story.chart_said",
            first=_in_words(source, told.standing[0]),
            last=_in_words(source, told.standing[-1]),
        ),
        series=[Series(say.key(f"follow_up.{status}"), tone) for status, tone in tones],
        bars=[
            Bar(_when(source, told, one, place), [getattr(one, status) for status in STATUSES])
            for place, one in enumerate(told.standing)
        ],
        first=say.key("story.when"),
        stacked=True,
    )


def _in_words(source: Source, one: Standing) -> Text:
    """ "Kept: 3, Under way: 12": what there is of each."""
    say = source.say
    parts = [
        say.key("story.status_of", status=say.key(f"follow_up.{status}"), n=n)
        for status in STATUSES
        if (n := getattr(one, status))
    ]
    return Text({lang: ", ".join(part.said[lang] for part in parts) for lang in say.languages})


def _when(source: Source, told: EventStory, one: Standing, place: int) -> Text:
    say = source.say
    if one.at is None:
        return say.key("story.now")
    if not place:
        return say.key("story.at_event")
    n = place * 3 if told.every == "quarter" else place
    return say.key("story.week_n" if told.every == "week" else "story.month_n", n=n)


def _standing(source: Source, told: EventStory, status: FollowUp) -> Iterator[AnyBlock]:
    """The pledges that stand so, those with a story first."""
    say = source.say
    here = [one for one in told.pledges if one.status == status]
    if not here:
        return
    yield Heading(2, say.key(f"follow_up.{status}"))
    yield Paragraph(say.key(f"story.{status}_text"))
    here.sort(key=lambda one: not one.news)
    for one in here:
        yield pledges.card(source, source.state.pledges[one.id])
        if not one.news and status in ("dropped", "changed"):
            yield Paragraph(say.key("story.no_reason"), "small")


def _wanted(source: Source, told: EventStory) -> Iterator[AnyBlock]:
    say = source.say
    asking = [one for one in told.pledges if one.help]
    if not asking:
        return
    yield Heading(1, say.key("follow_up.help_wanted"))
    yield Paragraph(say.key("story.help_text"))
    yield Bullets(
        [Item(own(one.help or "", one.lang), [own(one.text, one.lang)]) for one in asking]
    )
    yield Paragraph(say.key("story.help_how"))
    if source.address:
        yield Link(say.key("story.look_open"), f"{source.address}/story")
