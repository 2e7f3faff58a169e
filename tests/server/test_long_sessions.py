"""A real server over a session of many events: it comes back from its checkpoint, as it was."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Protocol

import pytest

from server.live import keeping
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from tests.server.events import Event
from tests.server.long_sessions import CODE, FACILITATOR_TOKEN, LongSession
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import Server, running

pytestmark = pytest.mark.durability


class Store(Protocol):
    """Where the session is, for looking into it past the log."""

    environment: dict[str, str]

    async def has_checkpoint(self) -> bool: ...

    async def forget_the_beginning(self) -> None:
        """Delete every commit that the checkpoint stands for but the last."""


class InSQLite:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "pledgewall.db"
        self.environment: dict[str, str] = {}

    async def has_checkpoint(self) -> bool:
        with closing(sqlite3.connect(self.file)) as db:
            return bool(db.execute("SELECT 1 FROM checkpoints").fetchall())

    async def forget_the_beginning(self) -> None:
        with closing(sqlite3.connect(self.file)) as db, db:
            [[at]] = db.execute("SELECT seq FROM checkpoints")
            db.execute("DELETE FROM commits WHERE seq < ?", (at,))


class InRedis:
    def __init__(self, redis: RedisServer) -> None:
        self.environment = {"REDIS_URL": redis.url}
        self._redis = redis

    async def has_checkpoint(self) -> bool:
        async with self._redis.client() as client:
            return bool(await client.exists(f"pledgewall:{{{CODE}}}:checkpoint"))

    async def forget_the_beginning(self) -> None:
        async with self._redis.client() as client:
            at = await client.hget(f"pledgewall:{{{CODE}}}:checkpoint", "seq")
            await client.xtrim(f"pledgewall:{{{CODE}}}:log", minid=at.decode(), approximate=False)


@asynccontextmanager
async def in_sqlite(folder: Path, session: LongSession) -> AsyncIterator[Store]:
    store = InSQLite(folder)
    log = SQLiteLog(store.file)
    await session.write(log, at_once=100)
    await log.close()
    yield store


@asynccontextmanager
async def in_redis(folder: Path, session: LongSession) -> AsyncIterator[Store]:
    async with redis_running(folder / "redis") as redis:
        log = RedisLog(redis.url)
        await session.write(log, at_once=100)
        await log.close()
        yield InRedis(redis)


@pytest.mark.parametrize(
    "written", [in_sqlite, pytest.param(in_redis, marks=pytest.mark.redis)], ids=["sqlite", "redis"]
)
async def test_it_comes_back_as_it_was_after_kill_9(written: Any, tmp_path: Path) -> None:
    session = LongSession(people=30, ideas=40, events=keeping.LEAST + 200)
    async with (
        written(tmp_path, session) as store,
        running(tmp_path, **store.environment) as server,
    ):
        before = await seen(server, session)
        await checkpointed(store)
        await server.kill()
        # From here on, only the checkpoint knows how it began.
        await store.forget_the_beginning()
        await server.start()
        assert await seen(server, session) == before
        phone = await event(server).phone(token=session.tokens[0])
        await phone.done("cast_vote", idea=session.ideas[0], opinion="pass")
        await phone.done("cast_vote", idea=session.ideas[0], opinion="agree")
        await phone.leave()
        after = await seen(server, session)
        await server.kill()
        await server.start()
        assert await seen(server, session) == after


def event(server: Server) -> Event:
    return Event(server, {"code": CODE, "facilitator_token": FACILITATOR_TOKEN})


async def seen(server: Server, session: LongSession) -> list[Any]:
    """What a console, a board and some phones show."""
    there = event(server)
    screens = [await there.console(), await there.board()]
    phones = [await there.phone(token=token) for token in session.tokens[:3]]
    for one in there.everybody:
        await one.leave()
    return [*(one.view for one in (*screens, *phones)), *(phone.me for phone in phones)]


async def checkpointed(store: Store) -> None:
    async with asyncio.timeout(10):
        while True:
            if await store.has_checkpoint():
                return
            await asyncio.sleep(0.02)
