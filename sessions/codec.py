"""How commits are written down: events as [type, version, body], personal words beside them.

Every released version of an event stays readable: an older body goes through `UPCASTS` first.
An event that the code does not know is an error, never skipped.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, get_type_hints

import msgspec

from sessions.events import Event
from sessions.evolve import EVOLVERS

TYPES: dict[str, type[Event]] = {event.__name__: event for event in EVOLVERS}
UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(list[tuple[str, int, msgspec.Raw]]).decode


class UnknownEvent(Exception):
    """The log holds an event that this version of the code cannot read."""


class Personal(msgspec.Struct, frozen=True):
    """An erasable field's words, kept beside the event that is the index-th of its commit."""

    index: int
    field: str
    subject: str
    words: str


class Packed(NamedTuple):
    body: bytes
    personal: list[Personal]


def pack(events: list[Event]) -> Packed:
    """Write a commit's events down; what may have to be forgotten comes apart."""
    rows: list[tuple[str, int, Any]] = []
    personal: list[Personal] = []
    for index, event in enumerate(events):
        kind = type(event)
        body: Any = event
        if fields := erasable(kind):
            body = msgspec.to_builtins(event)
            subject = getattr(event, kind.subject or "")
            for field in fields:
                words = body.pop(field)
                if words is not None:
                    personal.append(Personal(index, field, subject, words))
        rows.append((kind.__name__, kind.version, body))
    return Packed(_encode(rows), personal)


def kinds(body: bytes) -> list[str]:
    """The names of a commit's events, in their order."""
    return [name for name, _, _ in _decode(body)]


def unpack(body: bytes, personal: list[Personal]) -> list[Event]:
    """Read a commit's events; erased words come back as None. Raises UnknownEvent."""
    beside: dict[int, dict[str, str]] = {}
    for row in personal:
        beside.setdefault(row.index, {})[row.field] = row.words
    return [
        _read(name, version, raw, beside.get(index, {}))
        for index, (name, version, raw) in enumerate(_decode(body))
    ]


def _read(name: str, version: int, raw: msgspec.Raw, words: dict[str, str]) -> Event:
    kind = TYPES.get(name)
    if kind is None or version > kind.version:
        raise UnknownEvent(f"{name} version {version}")
    fields = erasable(kind)
    if version == kind.version and not fields:
        return _decoder(kind).decode(raw)
    body = msgspec.json.decode(raw)
    for old in range(version, kind.version):
        body = UPCASTS[name, old](body)
    return msgspec.convert({**dict.fromkeys(fields), **body, **words}, kind)


@cache
def _decoder(kind: type[Event]) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(kind)


@cache
def erasable(kind: type[Event]) -> tuple[str, ...]:
    """The names of an event's fields that can hold personal data."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(name for name, hint in hints.items() if _is_erasable(hint))


def _is_erasable(hint: Any) -> bool:
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("erasable"):
            return True
    return False
