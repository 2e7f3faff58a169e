"""What all groups share and where they differ, as it was published."""

from collections.abc import Iterator, Sequence

from server.export.report.model import AnyBlock, Heading, Paragraph, Table, Text
from server.export.report.sections import ideas, room
from server.export.report.sections.source import Source
from sessions.views import ground
from sessions.wire import GroundEntity

NEARLY_NONE, NEARLY_ALL = 5, 95


def section(source: Source) -> Iterator[AnyBlock]:
    """The last vote that was compared: a second one says more than the first."""
    published = [ground.ground(source.state, key, whole=False) for key in source.state.ground]
    found = [one for one in published if one and one.by != "ladder" and one.compared]
    if not found:
        return
    last, say = found[-1], source.say
    yield Heading(1, say.key("ground.title"))
    if last.together:
        sentence = "sentence_dots" if last.kind == "dots" else "sentence"
        yield Paragraph(say.key(f"ground.{sentence}"))
    for side, keys in (("together", last.together), ("divided", last.divided)):
        if keys:
            yield _table(source, last, say.key(f"ground.{side}"), keys)
        else:
            yield Paragraph(say.key(f"ground.none_{side}"))
    yield Paragraph(say.key("ground.rounded"), "small")


def by_group(
    source: Source, found: GroundEntity, caption: Text, columns: Sequence[tuple[str, Text]]
) -> Table:
    """A row a group: whose names are long, and may be more than stand beside each other."""
    rows = [
        [room.name(source, group), *(share(source, found.rows[key][at]) for key, _ in columns)]
        for at, group in enumerate(found.groups)
    ]
    return Table(caption, [source.say("group"), *(name for _, name in columns)], rows)


def _table(source: Source, found: GroundEntity, caption: Text, keys: Sequence[str]) -> Table:
    """A row for each of what was voted on, a column a group."""
    first = source.say("theme" if found.by == "themes" else "idea")
    columns = [first, *(room.name(source, group) for group in found.groups)]
    cells = [
        [_words(source, found, key), *(share(source, one) for one in found.rows[key])]
        for key in keys
    ]
    return Table(caption, columns, cells)


def _words(source: Source, found: GroundEntity, key: str) -> Text:
    if found.by == "themes":
        return source.say.names(source.state.themes[key].names)
    return ideas.words(source, source.state.ideas[key])


def share(source: Source, of_group: int) -> Text:
    """Of a group, in per cent."""
    if of_group >= NEARLY_ALL:
        return source.say.key("ground.nearly_all")
    if of_group <= NEARLY_NONE:
        return source.say.key("ground.nearly_none")
    return Text({source.say.languages[0]: source.say.key("ground.percent", n=of_group).first})
