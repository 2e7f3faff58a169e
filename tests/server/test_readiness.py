"""`/readyz`: whether what people say could be kept, found out by keeping something."""

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import psutil
import pytest
import structlog.testing

from server.storage.errors import StorageError
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from server.web import readiness
from server.web.readiness import Readiness
from tests.server.events import Event
from tests.server.phones import TIMEOUT
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import Server, running
from tests.server.stubborn import LogError, StubbornLog
from tests.server.web import app

HERE = {"Host": "localhost"}


async def asked(server: Server) -> tuple[int, str]:
    async with httpx.AsyncClient(base_url=server.url, timeout=5, trust_env=False) as http:
        answer = await http.get("/readyz")
    return answer.status_code, answer.text


async def told(server: Server, status: int) -> str:
    """What the server says as soon as it answers so; it may repeat itself for a second."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            found, why = await asked(server)
            if found == status:
                assert why.count("\n") == 1
                return why
            await asyncio.sleep(0.05)


# Asking.


async def test_who_ask_at_once_share_one_probe_and_its_answer_stays_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = StubbornLog()
    ready = Readiness(log)
    assert await asyncio.gather(*(ready.why_not() for _ in range(50))) == [None] * 50
    assert await ready.why_not() is None
    assert log.probes == 1
    monkeypatch.setattr(readiness, "FRESH", 0)
    ready = Readiness(log)
    log.broken = StorageError("full\nand more")
    assert [await ready.why_not(), await ready.why_not()] == ["full", "full"]
    log.broken = None
    assert await ready.why_not() is None
    assert log.probes == 4


async def test_a_log_that_hangs_is_asked_once_and_told_of_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readiness, "WITHIN", 0.05)
    monkeypatch.setattr(readiness, "FRESH", 0)
    log = StubbornLog()
    log.hang()
    ready = Readiness(log)
    with structlog.testing.capture_logs() as lines:
        for _ in range(3):
            assert (
                await asyncio.gather(*(ready.why_not() for _ in range(3)))
                == [readiness.TOO_SLOW] * 3
            )
        assert log.probes == 1
        log.open.set()
        assert ready._asking
        await ready._asking
        assert await ready.why_not() is None
    assert [line["event"] for line in lines] == ["log_not_writable", "log_writable"]
    await ready.close()


async def test_who_hangs_up_does_not_stop_the_probe_for_the_others() -> None:
    log = StubbornLog()
    log.hang()
    ready = Readiness(log)
    first, second = (asyncio.create_task(ready.why_not()) for _ in range(2))
    await log.reached.wait()
    first.cancel()
    log.open.set()
    assert await second is None


async def test_why_is_told_to_those_who_run_the_server_alone() -> None:
    log = StubbornLog()
    log.broken = StorageError("Cannot use the Redis at redis.internal:6379")
    async with app(log=log) as http:
        answer = await http.get("/readyz", headers=HERE)
        assert answer.status_code == 503
        assert "redis.internal" in answer.text
    async with app(log=log, client="192.0.2.7") as http:
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.text) == (503, "the log cannot be written\n")
    log.broken = LogError("a place-token")
    async with app(log=log) as http:
        answer = await http.get("/readyz", headers=HERE)
        assert answer.text == "the log cannot be written: LogError\n"


# SQLite.


@pytest.mark.skipif(sys.platform != "linux", reason="another process' limits are Linux's")
async def test_a_file_that_may_not_grow_makes_it_unready(tmp_path: Path) -> None:
    """As on a full disk: what is there can be read, nothing can be added."""
    async with running(tmp_path) as server, Event.on(server) as event:
        phone = await event.phone()
        await told(server, 200)
        process = psutil.Process(server.pid)
        unlimited = process.rlimit(psutil.RLIMIT_FSIZE)
        process.rlimit(psutil.RLIMIT_FSIZE, (1, unlimited[1]))
        why = await told(server, 503)
        assert "disk" in why
        ack = await phone.ask("set_name", name="Ann")
        assert (ack["code"], ack["temporary"]) == ("unavailable", True)
        async with httpx.AsyncClient(base_url=server.url, trust_env=False) as http:
            assert (await http.get(f"/api/sessions/{event.code}")).status_code == 200
        process.rlimit(psutil.RLIMIT_FSIZE, unlimited)
        await told(server, 200)
        assert (await phone.ask("set_name", name="Ann"))["ok"]


async def test_a_write_lock_that_somebody_holds_makes_it_unready(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        await told(server, 200)
        with contextlib.closing(
            sqlite3.connect(tmp_path / "pledgewall.db", isolation_level=None)
        ) as other:
            other.execute("BEGIN IMMEDIATE")
            await told(server, 503)
            began = asyncio.get_running_loop().time()
            assert (await asked(server))[0] == 503
            assert asyncio.get_running_loop().time() - began < readiness.WITHIN + 1
            other.execute("ROLLBACK")
        await told(server, 200)
    lines = (tmp_path / "server.log").read_text()
    assert lines.count("event=log_not_writable") in (1, 2)  # slow; locked
    assert lines.count("event=log_writable") == 1


async def test_a_log_to_read_cannot_be_written(tmp_path: Path) -> None:
    await SQLiteLog(tmp_path / "log.db").close()
    beside = SQLiteLog(tmp_path / "log.db", read_only=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await beside.probe()
    await beside.close()


# Redis.


@pytest.fixture
async def own_redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with redis_running(tmp_path / "redis") as redis:
        yield redis


@pytest.mark.redis
async def test_a_redis_that_died_makes_it_unready_until_it_is_back(
    own_redis: RedisServer, tmp_path: Path
) -> None:
    async with running(tmp_path / "data", REDIS_URL=own_redis.url) as server:
        await told(server, 200)
        await own_redis.kill()
        assert "Cannot use the Redis" in await told(server, 503)
        await own_redis.start()
        await told(server, 200)


@pytest.mark.redis
async def test_a_redis_that_only_reads_is_not_writable(own_redis: RedisServer) -> None:
    log = RedisLog(own_redis.url)
    async with own_redis.client() as client:
        await log.probe()
        await client.config_set("maxmemory", "1")
        with pytest.raises(StorageError, match="maxmemory"):
            await log.probe()
        await client.config_set("maxmemory", "0")
        await client.replicaof("127.0.0.1", 1)
        with pytest.raises(StorageError, match="read only replica"):
            await log.probe()
        await client.replicaof("NO", "ONE")
        await client.config_set("min-replicas-to-write", "1")
        with pytest.raises(StorageError):
            await log.probe()
        await client.config_set("min-replicas-to-write", "0")
    await log.probe()
    assert await log.sessions() == []
    await log.close()
