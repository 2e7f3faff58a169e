"""A log whose commits are measured, whichever log it is."""

import time
from collections.abc import Awaitable

import structlog

from server.metrics import Metrics
from sessions.log import Checkpoint, Commit, Conflict, Follower, Following, Log
from sessions.wire import Position

SLOW = 1.0

log = structlog.get_logger()


class MeasuredLog:
    """Hands everything on to `inner`; tells how long its commits took, and which failed."""

    def __init__(self, inner: Log, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        metrics, began = self._metrics, time.perf_counter()
        try:
            await self._inner.append(session, expected, commit)
        except Conflict:
            metrics.conflicts.inc()
            raise
        except Exception:
            metrics.failures.inc()
            raise
        took = time.perf_counter() - began
        metrics.commit_seconds.observe(took)
        metrics.commit_commands.observe(len(commit.answers))
        if took > SLOW:
            log.warning("commit_slow", session=session, seconds=round(took, 1))

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        await self._inner.create(session, epoch, commit)
        log.info("session_created", session=session)

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        return await self._inner.read(session, after, most)

    def follow(self, session: str, follower: Follower) -> Following:
        return self._inner.follow(session, follower)

    async def sessions(self) -> list[str]:
        return await self._inner.sessions()

    async def heads(self) -> dict[str, Position]:
        return await self._inner.heads()

    async def probe(self) -> None:
        await self._inner.probe()

    def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> Awaitable[None]:
        return self._inner.save_checkpoint(session, checkpoint)

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        return await self._inner.read_checkpoint(session)

    async def drop_checkpoint(self, session: str) -> None:
        await self._inner.drop_checkpoint(session)

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        await self._inner.keep_agenda(agenda, body)

    async def agendas(self) -> dict[str, bytes]:
        return await self._inner.agendas()

    async def drop_agenda(self, agenda: str) -> bool:
        return await self._inner.drop_agenda(agenda)

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        await self._inner.keep_picture(session, name, body)

    async def read_picture(self, session: str, name: str) -> bytes | None:
        return await self._inner.read_picture(session, name)

    async def scrub(self) -> bool:
        return await self._inner.scrub()

    async def destroy(self, session: str, at: int) -> None:
        await self._inner.destroy(session, at)
        log.info("session_destroyed", session=session)

    async def destroyed(self) -> dict[str, int]:
        return await self._inner.destroyed()

    async def close(self) -> None:
        await self._inner.close()
