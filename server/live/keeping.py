"""Keeps a room's checkpoint: often enough for a quick start, seldom enough to cost next to nothing.

To write a fold down takes as long as it is large, so the next one waits until a quarter has been
added; yet never until what follows takes more than a fraction of a second to fold. It is encoded in
a thread, in small parts, while its room waits and all others go on; then the room goes on as well,
while it is written. No failure here is any harm to it.
"""

import asyncio
import contextlib
from collections.abc import Awaitable

import structlog

from server.live.fingerprint import fingerprint
from sessions import checkpoint
from sessions.fold import Fold
from sessions.log import Checkpoint, Log

LEAST, MOST = 5000, 25_000
SHARE = 4
# When a room is closed it is worth less: what is folded again in a few hundredths of a second.
LEAST_AT_CLOSING = 1000
# A server that is told to stop does not wait long for a cache.
PATIENCE = 2.0

log = structlog.get_logger()


class Keeper:
    """Of one room."""

    def __init__(self, code: str, session_log: Log) -> None:
        self._code = code
        self._log = session_log
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, fold: Fold) -> None:
        """Write a checkpoint if it is time. The fold must not change before this returns."""
        due = max(LEAST, min(MOST, fold.commands // SHARE))
        if fold.commands - fold.kept >= due:
            await self._begin(fold)

    async def close(self, fold: Fold | None) -> None:
        """Finish what is under way; write the last checkpoint, of a fold that is true."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                if fold and fold.commands - fold.kept >= LEAST_AT_CLOSING:
                    await self._begin(fold)
                if self._writing:
                    await self._writing

    async def _begin(self, fold: Fold) -> None:
        if self._writing and not self._writing.done():
            return
        # Whatever comes of it, the next one is not due at once.
        position, fold.kept = fold.position, fold.commands
        try:
            body = await asyncio.to_thread(checkpoint.encode, fold, fingerprint())
        except Exception:
            log.exception("checkpoint_failed", session=self._code)
            return
        if fold.position == position:
            writing = self._log.save_checkpoint(self._code, Checkpoint(position, body))
            self._writing = asyncio.get_running_loop().create_task(self._write(writing))

    async def _write(self, writing: Awaitable[None]) -> None:
        try:
            await writing
        except Exception:
            log.exception("checkpoint_failed", session=self._code)
