"""Why people met, what could change, and how large the event was."""

from collections.abc import Iterator

from server.export.report.model import AnyBlock, Facts, Heading, Paragraph, Text
from server.export.report.sections.source import Source


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    if purpose := source.about("purpose"):
        yield Heading(1, say("purpose"))
        yield Paragraph(purpose, "lead")
    if influence := source.about("influence"):
        yield Heading(2, say("influence"))
        yield Paragraph(influence)
    yield Heading(1, say("figures"))
    yield Facts([(say(key), _number(source, count)) for key, count in _counts(source)], large=True)


def _counts(source: Source) -> Iterator[tuple[str, int]]:
    state = source.state
    yield "took_part", len(state.people)
    if state.told_acted_for is not None:
        yield "acted_for", state.told_acted_for
    yield "ideas", len(source.public_ideas())
    yield "themes", sum(theme.shown for theme in state.themes.values())
    public = [one for one in state.pledges.values() if one.is_public]
    yield "pledges", len(public)
    yield "joined", sum(len(one.joiners) for one in public)


def _number(source: Source, count: int) -> Text:
    return Text({source.say.languages[0]: str(count)})
