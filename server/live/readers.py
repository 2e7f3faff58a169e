"""Those who wait to look at a room's state, until all that is in it is durable."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Generic, TypeVar

import structlog

T = TypeVar("T")
log = structlog.get_logger()


class Readers:
    """Called once each, in the order in which they came."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._waiting: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def wait(self, reader: Callable[[], None]) -> None:
        self._waiting.append(reader)

    def drop(self, reader: Callable[[], None]) -> None:
        """Whoever asked does not wait any more."""
        with contextlib.suppress(ValueError):
            self._waiting.remove(reader)

    def serve(self) -> None:
        readers, self._waiting = self._waiting, []
        for reader in readers:
            try:
                reader()
            except Exception:
                log.exception("reader_failed", session=self._code)

    def clear(self) -> None:
        self._waiting.clear()


class Asked(Generic[T]):
    """A reader whose finding, or whose failure, somebody awaits."""

    def __init__(self, look: Callable[[], T]) -> None:
        self.found: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._look = look

    def __call__(self) -> None:
        if self.found.done():
            return
        try:
            self.found.set_result(self._look())
        except Exception as error:  # noqa: BLE001 (handed on)
            self.found.set_exception(error)
