"""A document as Markdown (CommonMark with tables): to paste, to keep beside code, to read as it is.

Several languages stand one below the other. What people wrote is escaped where it would be markup,
and quoted; a quote in another language than the document's first says which.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from server.export.report.model import (
    DASH,
    Bullets,
    Card,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Link,
    Paragraph,
    Picture,
    Table,
    Text,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"^(\s*)([#+=:-]|\d+(?=[.)]))", re.MULTILINE)
_ADDRESS = re.compile(r"(https?|ftp|mailto):", re.IGNORECASE)
_MARKS = {"square": "■", "round": "●"}


def write(document: Document) -> bytes:
    """The file, in UTF-8."""
    parts = [f"# {_short(document.title)}", f"{_short(document.about)}. {_short(document.made)}"]
    parts += (part for block in document.blocks for part in _WRITERS[type(block)](block))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(words: str) -> str:
    """Somebody's words, so that no reader of Markdown takes any of it for markup."""
    words = _MARKUP.sub(r"\\\1", words.strip())
    words = _AT_START.sub(lambda at: f"\\{at[2]}" if not at[2].isdigit() else f"{at[2]}\\", words)
    return _ADDRESS.sub(r"\1\:", words)


def _short(text: Text) -> str:
    """All languages on one line."""
    return " / ".join(" ".join(escaped(said).split()) for said in text.once.values())


def _long(text: Text) -> list[str]:
    """A paragraph a language; lines stay lines."""
    found = [escaped(said).replace("\n", "\\\n") for said in text.said.values()]
    return [f"> {one}".replace("\n", "\n> ") for one in found] if text.own else found


def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * (block.level + 1)} {_short(block.text)}"


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield from _long(block.text)


def _link(block: Link) -> Iterator[str]:
    yield f"{_short(block.text)}: <{block.url}>"


def _bullets(block: Bullets) -> Iterator[str]:
    marks = (f"{n}." if block.numbered else "-" for n in range(1, len(block.items) + 1))
    yield "\n".join(f"{mark} {_item(one)}" for mark, one in zip(marks, block.items, strict=True))


def _item(item: Item) -> str:
    notes = "; ".join(_short(note) for note in item.notes)
    return f"{_short(item.text)} ({notes})" if notes else _short(item.text)


def _facts(block: Facts) -> Iterator[str]:
    yield "\n".join(f"- **{_short(what)}:** {_short(how)}" for what, how in block.facts)


def _table(block: Table) -> Iterator[str]:
    yield f"**{_short(block.caption)}**"
    lines = [_row(block.columns), _row(["---"] * len(block.columns))]
    yield "\n".join([*lines, *(_row(row) for row in block.rows)])


def _row(cells: Sequence[Text | float | str | None]) -> str:
    return "| " + " | ".join(_cell(one) for one in cells) + " |"


def _cell(cell: Text | float | str | None) -> str:
    if isinstance(cell, Text):
        return _short(cell)
    return DASH if cell is None else f"{cell:g}" if isinstance(cell, int | float) else cell


def _chart(block: Chart) -> Iterator[str]:
    heading, table = _table(block.figures())
    yield heading
    yield from _long(block.alt)
    yield table


def _picture(block: Picture) -> Iterator[str]:
    """Only its words: a file of text holds no picture."""
    yield f"*{_short(block.alt)}*"
    if block.caption:
        yield from _long(block.caption)


def _card(block: Card) -> Iterator[str]:
    status = f" {DASH} {_short(block.status)}" if block.status else ""
    yield f"**{block.number}. {_MARKS[block.mark]} {_short(block.sort)}**{status}"
    yield from _long(block.text)
    said = [*_facts(Facts(block.facts))] if block.facts else []
    said += _bullets(Bullets(block.stories)) if block.stories else []
    if said:
        yield "\n".join(said)


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Link: _link,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Picture: _picture,
    Card: _card,
}
