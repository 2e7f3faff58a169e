"""A log that fails, conflicts, hangs or forgets to answer, on command."""

import asyncio

from sessions.codec import UnknownEvent
from sessions.log import (
    Alone,
    Checkpoint,
    Commit,
    Conflict,
    Follower,
    Following,
    Log,
    MemoryLog,
)
from sessions.wire import Position

__all__ = ["LogError", "StubbornLog"]


class LogError(Exception):
    """The disk is full, the server is gone."""


class StubbornLog:
    """A MemoryLog behind a gate. `failures` are raised by the next appends, one each."""

    def __init__(self) -> None:
        self.inner: Log = MemoryLog()
        self.failures: list[Exception] = []
        self.broken: Exception | None = None
        self.loses_answers = False
        self.unreadable: set[str] = set()
        self.checkpoints_fail = False
        self.saved: list[Position] = []
        self.saved_one = asyncio.Event()
        self.read_after: list[int] = []
        self.appended: list[Commit] = []
        self.appends = 0
        self.probes = 0
        self.open = asyncio.Event()
        self.open.set()
        self.reached = asyncio.Event()
        self.followers: list[Follower] = []
        self.following: Following = Alone()

    def hang(self) -> None:
        """Let appends wait before anything is stored, until `open` is set."""
        self.open.clear()
        self.reached.clear()

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        self.appends += 1
        self.reached.set()
        await self.open.wait()
        if self.broken:
            raise self.broken
        if self.failures:
            raise self.failures.pop(0)
        await self.inner.append(session, expected, commit)
        self.appended.append(commit)
        if self.loses_answers:
            self.loses_answers = False
            raise LogError("stored, but nobody heard of it")

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        if self.broken:
            raise self.broken
        await self.inner.create(session, epoch, commit)

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        if self.broken:
            raise self.broken
        if session in self.unreadable:
            raise UnknownEvent("TeaServed version 3")
        self.read_after.append(after)
        return await self.inner.read(session, after, most)

    async def sessions(self) -> list[str]:
        if self.broken:
            raise self.broken
        return await self.inner.sessions()

    def follow(self, session: str, follower: Follower) -> Following:
        self.followers.append(follower)
        return self.following

    async def probe(self) -> None:
        self.probes += 1
        self.reached.set()
        await self.open.wait()
        if self.broken:
            raise self.broken

    async def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> None:
        if self.broken or self.checkpoints_fail:
            raise LogError("no room for a cache")
        await self.inner.save_checkpoint(session, checkpoint)
        self.saved.append(checkpoint.position)
        self.saved_one.set()

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        if self.broken or self.checkpoints_fail:
            raise LogError("the cache is gone")
        return await self.inner.read_checkpoint(session)

    async def drop_checkpoint(self, session: str) -> None:
        await self.inner.drop_checkpoint(session)

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        await self.inner.keep_agenda(agenda, body)

    async def agendas(self) -> dict[str, bytes]:
        return await self.inner.agendas()

    async def drop_agenda(self, agenda: str) -> bool:
        return await self.inner.drop_agenda(agenda)

    async def close(self) -> None:
        pass

    async def foreign(self, session: str, make: Commit) -> None:
        """Another writer's commit, behind the room's back."""
        found = await self.inner.read(session)
        if found is None or make.seq != len(found[1]) + 1:
            raise Conflict
        await self.inner.append(session, Position(found[0], make.seq - 1), make)
