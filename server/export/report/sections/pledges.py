"""Every pledge that everybody may read: whose it is as far as they said, and what came of it."""

from collections.abc import Iterator, Sequence

from server.export.report.model import AnyBlock, Card, Heading, Paragraph, Text, own
from server.export.report.sections.source import Source
from sessions.state import Pledge


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
    for one in found:
        yield card(source, one)


def card(source: Source, pledge: Pledge) -> Card:
    """A pledge as it stands: `who` is there only where they put it."""
    return Card(
        number=pledge.n,
        sort=source.say.key(f"common.{pledge.kind}"),
        mark="square" if pledge.kind == "action" else "round",
        text=words(source, pledge),
        facts=list(_facts(source, pledge)),
    )


def words(source: Source, pledge: Pledge) -> Text:
    """The pledge as it was written; or that it was erased."""
    return own(pledge.text, pledge.lang) if pledge.text else source.say.key("common.erased")


def _facts(source: Source, pledge: Pledge) -> Iterator[tuple[Text, Text]]:
    say = source.say
    for key in ("who", "group", "by_when", "support"):
        if said := getattr(pledge, key):
            yield say.key(f"export.{key}"), own(said, pledge.lang)
    if pledge.joiners:
        yield say("joiners"), say.key("common.people", n=len(pledge.joiners))
    for idea in _origins(source, pledge):
        yield say("from_ideas"), idea


def _origins(source: Source, pledge: Pledge) -> Sequence[Text]:
    """The ideas it came from, as far as everybody may read them."""
    state = source.state
    roots = {root.id: root for key in pledge.ideas if (root := state.root(key))}
    return [own(one.text, one.lang) for one in roots.values() if state.is_public(one) and one.text]
