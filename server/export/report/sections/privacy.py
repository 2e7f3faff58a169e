"""How it was kept anonymous: what this report cannot say of anybody."""

from collections.abc import Iterator

from server.export.report.model import AnyBlock, Bullets, Heading, Item
from server.export.report.sections.source import Source

_KEPT = ("ideas", "names", "groups", "out", "apart")


def section(source: Source) -> Iterator[AnyBlock]:
    yield Heading(1, source.say("kept"))
    yield Bullets([Item(source.say(f"kept_{what}")) for what in _KEPT])
