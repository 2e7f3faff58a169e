"""The check of a Redis at start: whether it can be used, and keeps what it is given."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog.testing

from server.storage.errors import StorageError
from server.storage.redis import RedisLog
from tests.server.certificates import self_signed
from tests.server.redises import RedisServer, Road, free_port, redis_running
from tests.server.test_logs import CODE, EPOCH, SECRET_WORDS, at, commit, posted

pytestmark = pytest.mark.redis


@pytest.fixture
async def log(redis: RedisServer) -> AsyncIterator[RedisLog]:
    log = RedisLog(redis.url)
    yield log
    await log.close()


async def test_a_redis_that_evicts_is_refused(log: RedisLog, redis: RedisServer) -> None:
    await log.check()
    async with redis.client() as client:
        try:
            for policy in ("allkeys-lru", "volatile-ttl"):
                await client.config_set("maxmemory-policy", policy)
                with pytest.raises(StorageError, match=f"maxmemory-policy {policy}.*noeviction"):
                    await log.check()
        finally:
            await client.config_set("maxmemory-policy", "noeviction")


async def test_a_full_redis_refuses_a_commit_whole(tmp_path: Path) -> None:
    async with redis_running(tmp_path) as server, server.client() as redis:
        log = RedisLog(server.url)
        await log.create(CODE, EPOCH, commit(1))
        await redis.config_set("maxmemory", "1mb")
        with pytest.raises(StorageError, match="maxmemory"):
            await log.append(CODE, at(1), commit(2, posted(SECRET_WORDS)))
        await redis.config_set("maxmemory", "0")
        assert await log.read(CODE) == (EPOCH, [commit(1)])
        await log.append(CODE, at(1), commit(2))
        await log.close()


async def test_an_old_redis_is_refused(log: RedisLog, monkeypatch: pytest.MonkeyPatch) -> None:
    info = await log._redis.info()

    async def older() -> dict[str, object]:
        return {**info, "redis_version": "6.2.14"}

    monkeypatch.setattr(log._redis, "info", older)
    with pytest.raises(StorageError, match=r"version 6\.2\.14.*7 or newer"):
        await log.check()


@pytest.mark.parametrize(
    ("appendonly", "save", "warned"),
    [("no", "", True), ("yes", "", False), ("no", "3600 1", False)],
)
async def test_a_redis_that_keeps_nothing_is_warned_of(
    tmp_path: Path, appendonly: str, save: str, warned: bool
) -> None:
    async with redis_running(tmp_path, appendonly=appendonly, save=save) as server:
        log = RedisLog(server.url)
        with structlog.testing.capture_logs() as logged:
            await log.check()
        assert [one["event"] for one in logged] == ["redis_keeps_nothing_on_disk"] * warned
        await log.close()


async def test_a_redis_that_is_not_there_is_named_without_its_password() -> None:
    log = RedisLog(f"redis://user:hush@127.0.0.1:{free_port()}/3")
    for asked in (log.check(), log.sessions(), log.read(CODE)):
        with pytest.raises(StorageError, match=r"Cannot use the Redis at 127\.0\.0\.1") as told:
            await asked
        assert "hush" not in str(told.value)
        assert "\n" not in str(told.value)
    await log.close()


async def test_rediss_speaks_tls_and_knows_whom_to(redis: RedisServer, tmp_path: Path) -> None:
    certificate, tls = await self_signed(tmp_path)
    async with Road(redis.port, tls) as road:
        stranger = RedisLog(road.url)
        with pytest.raises(StorageError, match="certificate"):
            await stranger.check()
        await stranger.close()
        for option in (f"ssl_ca_certs={certificate}", "ssl_cert_reqs=none"):
            log = RedisLog(f"{road.url}?{option}")
            await log.check()
            await log.sessions()
            await log.close()


async def test_an_option_that_does_not_exist_is_named(redis: RedisServer) -> None:
    with pytest.raises(StorageError, match="socket_timeout"):
        RedisLog(f"{redis.url}?socket_timeout=soon")
    log = RedisLog(f"{redis.url}?colour=red")
    with pytest.raises(StorageError, match="colour"):
        await log.check()
    await log.close()
