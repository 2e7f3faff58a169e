"""A document as a tagged, accessible PDF (PDF/UA-1)."""

from typing import Any

import msgspec

from server.export.report import typesetting
from server.export.report.data import picture_name, plain
from server.export.report.model import Document, Paragraph, Picture

_SOURCE = "report.typ"


def write(document: Document, now: int) -> bytes:
    """The file; `now` (ms) is when it says that it was made."""
    return typesetting.pdf(_SOURCE, _data(document), _files(document), now=now)


def pages(document: Document, ppi: float = 100) -> list[bytes]:
    """The same as pictures (PNG), one a page."""
    return typesetting.png(_SOURCE, _data(document), _files(document), ppi=ppi)


def _data(document: Document) -> dict[str, Any]:
    data = plain(document)
    if document.undrawn is None or not typesetting.ready(data).replaced:
        return data
    blocks = [*document.blocks, Paragraph(document.undrawn, "small")]
    return plain(msgspec.structs.replace(document, blocks=blocks))


def _files(document: Document) -> dict[str, bytes]:
    pictures = (one for one in document.blocks if isinstance(one, Picture))
    return {picture_name(one.content): one.content for one in pictures}
