"""What people said, by theme: what everybody may read, in people's own words."""

from collections.abc import Iterator, Sequence

from server.export.report.model import AnyBlock, Bullets, Heading, Item, Paragraph, Text, own
from server.export.report.sections.source import Source
from sessions.state import Idea


def section(source: Source) -> Iterator[AnyBlock]:
    say, state = source.say, source.state
    yield Heading(1, say("said"))
    public = source.public_ideas()
    if not public:
        yield Paragraph(say("no_ideas"))
        return
    yield Paragraph(say("said_note"), "small")
    grouped: set[str] = set()
    for theme in state.themes.values():
        ideas = [one for one in state.ideas_in(theme) if state.is_public(one)]
        if theme.shown and theme.names and ideas:
            grouped.update(one.id for one in ideas)
            yield Heading(2, say.names(theme.names))
            yield _list(source, ideas)
    others = [one for one in public if one.id not in grouped]
    if others:
        if grouped:
            yield Heading(2, say("other_ideas"))
        yield _list(source, others)


def words(source: Source, idea: Idea) -> Text:
    """The idea as it was written; or that it was erased."""
    return own(idea.text, idea.lang) if idea.text else source.say.key("common.erased")


def _list(source: Source, ideas: Sequence[Idea]) -> Bullets:
    return Bullets([_item(source, one) for one in ideas])


def _item(source: Source, idea: Idea) -> Item:
    say, state = source.say, source.state
    notes = [say.key("common.summary")] if idea.summary else []
    originals = (state.ideas[key] for key in idea.merged)
    told = [own(one.text, one.lang) for one in originals if state.is_open(one) and one.text]
    return Item(words(source, idea), [*notes, say("also"), *told] if told else notes)
