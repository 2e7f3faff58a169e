"""Answers that are the same for everybody, made once."""

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

MOST_KEPT = 64


class Key(NamedTuple):
    """What an answer depends on: the log's position, and how many weeks have passed."""

    code: str
    kind: str
    epoch: str
    seq: int
    points: int


class Made(NamedTuple):
    """Without `zipped`, it would hardly become smaller."""

    plain: bytes
    zipped: bytes | None = None


class Shelf:
    """The answers made last, each once for all who ask for it at a time."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str], tuple[Key, asyncio.Future[Made]]] = OrderedDict()

    def find(self, key: Key) -> asyncio.Future[Made] | None:
        place = (key.code, key.kind)
        known, making = self._made.get(place, (None, None))
        if making is None or known != key or (making.done() and making.exception()):
            return None
        self._made.move_to_end(place)
        return making

    def put(self, key: Key, made: Coroutine[Any, Any, Made]) -> asyncio.Future[Made]:
        """Have it made."""
        making = asyncio.ensure_future(made)
        self._made[key.code, key.kind] = (key, making)
        if len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)
        return making


async def zipped(make: Callable[[], bytes]) -> Made:
    """In a thread: compressing takes a while."""
    return await asyncio.to_thread(_zipped, make)


def _zipped(make: Callable[[], bytes]) -> Made:
    plain = make()
    return Made(plain, gzip.compress(plain, compresslevel=6, mtime=0))
