"""What happens next, as the organisers say it, and what is due when."""

from collections.abc import Iterator
from datetime import date

from server.export.report.model import AnyBlock, Heading, Link, Paragraph, Table, Text
from server.export.report.sections import pledges
from server.export.report.sections.source import Source


def section(source: Source) -> Iterator[AnyBlock]:
    say = source.say
    yield Heading(1, say("next"))
    yield Paragraph(_said(source, "next_steps") or say("next_unknown"))
    if contacts := _said(source, "contacts"):
        yield Heading(2, say("contacts"))
        yield Paragraph(contacts)
    if source.address:
        yield Link(say("story"), f"{source.address}/story")
    yield from _dates(source)


def _said(source: Source, field: str) -> Text | None:
    after = source.state.after
    told = getattr(after, field) if after else ""
    if after is None or not told:
        return None
    translations = {lang: getattr(one, field) for lang, one in after.translations.items()}
    return source.say.told(source.state.lang, told, translations)


def _dates(source: Source) -> Iterator[AnyBlock]:
    """The pledges with a date, the nearest first."""
    say = source.say
    dated = [one for one in pledges.public(source) if one.due]
    if dated:
        dated.sort(key=lambda one: (one.due or "", one.n))
        yield Table(
            say("dates"),
            [say("due"), say("pledge")],
            [
                [say.day(date.fromisoformat(one.due or "")), pledges.words(source, one)]
                for one in dated
            ],
        )
