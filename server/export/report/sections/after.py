"""What happens next, as far as the organisers have said it, and what is due when."""

from collections.abc import Iterator

from server.export.report.model import AnyBlock, Heading, Link, Paragraph
from server.export.report.sections.source import Source


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say("next"))
    yield Paragraph(say("next_unknown"))
    if source.address:
        yield Link(say("story"), f"{source.address}/story")
