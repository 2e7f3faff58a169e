"""How it was kept anonymous, who answers for people's data, and when it is deleted."""

from collections.abc import Iterator

from server.export.report.model import AnyBlock, Bullets, Facts, Heading, Item, Paragraph, Text
from server.export.report.sections.source import Source
from sessions import privacy

_KEPT = ("ideas", "names", "groups", "out", "apart")


def section(source: Source) -> Iterator[AnyBlock]:
    say, state = source.say, source.state
    yield Heading(1, say("kept"))
    yield Bullets([Item(say(f"kept_{what}")) for what in _KEPT])
    promised = state.keeping.privacy
    told = (("controller", promised.controller), ("data_contact", promised.contact))
    facts = [(say(key), Text({state.lang: words})) for key, words in told if words]
    if facts:
        yield Facts(facts)
    if state.ended_at is not None:
        yield Paragraph(say("deleted", day=say.day_of(privacy.deletes_at(state))))
