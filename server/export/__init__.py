"""The files that an event leaves as, one format a module."""

from collections.abc import Callable, Iterator

import msgspec

from sessions.state import SessionState


class Format(msgspec.Struct, frozen=True):
    """How one format is written: its bytes, piece by piece."""

    suffix: str
    media_type: str
    write: Callable[[SessionState], Iterator[bytes]]


FORMATS: dict[str, Format] = {}
