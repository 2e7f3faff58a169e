"""Documents as plain data for Typst: texts in pieces, each with its language."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from server.export.report.model import Chart, Document, Text

# Only what Typst takes: a language of two or three letters, a region of two.
_TAG = re.compile(
    r"(?P<lang>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?P<region>[a-z]{2}))?(?:-.*)?", re.IGNORECASE
)
_UNKNOWN = "zxx"


def plain(document: Document) -> dict[str, Any]:
    """The document as JSON can hold it; pictures are the names of their files."""
    found = _plain(document)
    named = document.subject.first if document.subject else None
    return {**found, "subject": named, **_language(document.languages[0])}


def plain_in(lang: str, **things: Any) -> dict[str, Any]:
    """Blocks, texts and strings by name, likewise, for a sheet whose language this is."""
    return {**_language(lang), **{name: _plain(thing) for name, thing in things.items()}}


def plain_chart(chart: Chart) -> dict[str, Any]:
    """A chart alone, likewise."""
    return {**_plain(chart), **_language(next(iter(chart.title.said)))}


def picture_name(content: bytes) -> str:
    """What a picture's file is called beside the document."""
    kind = {b"\x89PNG": "png", b"RIFF": "webp"}.get(content[:4], "jpg")
    return f"{hashlib.sha256(content).hexdigest()[:16]}.{kind}"


def _plain(thing: Any) -> Any:
    if isinstance(thing, Text):
        said = [{"words": words, **_language(tag)} for tag, words in thing.said.items()]
        return {"own": thing.own, "said": said}
    if isinstance(thing, msgspec.Struct):
        fields = {name: _plain(getattr(thing, name)) for name in thing.__struct_fields__}
        tag = thing.__struct_config__.tag
        return {"block": tag, **fields} if tag else fields
    if isinstance(thing, bytes):
        return picture_name(thing)
    if isinstance(thing, str | int | float | None):
        return thing
    if isinstance(thing, Mapping):
        return {key: _plain(one) for key, one in thing.items()}
    return [_plain(one) for one in thing]


def _language(tag: str) -> dict[str, str | None]:
    found = _TAG.fullmatch(tag)
    if found is None:
        return {"lang": _UNKNOWN, "region": None}
    region = found["region"]
    return {"lang": found["lang"].lower(), "region": region.lower() if region else None}
