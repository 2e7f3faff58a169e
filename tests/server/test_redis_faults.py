"""Redis dies, is gone for long, comes back with less: people work on, and count what is there."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.server.events import Event
from tests.server.play import PEOPLE, Play, ideas_of_everybody
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import running

pytestmark = [pytest.mark.redis, pytest.mark.durability]

EACH = 20
GONE_SECONDS = 20.0


@pytest.fixture(params=["always", "everysec"])
async def redis(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with redis_running(tmp_path / "redis", appendfsync=request.param) as redis:
        yield redis


@pytest.fixture
async def own(redis: RedisServer, tmp_path: Path) -> AsyncIterator[Event]:
    async with running(tmp_path / "data", REDIS_URL=redis.url) as server, Event.on(server) as event:
        yield event


async def killed(redis: RedisServer) -> None:
    """As the process dies: what it wrote, the system still writes to the disk."""
    await redis.kill()
    await redis.start()


async def powerless(redis: RedisServer) -> None:
    """As the machine dies under `everysec`: the last that was acknowledged is not on the disk."""
    stored, before = redis.folder / "appendonlydir", redis.folder / "before"
    shutil.copytree(stored, before)
    await written(redis, 5)
    await redis.kill()
    shutil.rmtree(stored)
    before.rename(stored)
    await redis.start()


async def written(redis: RedisServer, more: int) -> None:
    """Returns when so many more commits are there."""
    async with redis.client() as client:
        [log] = await client.keys("*:log")
        enough = await client.xlen(log) + more
        while True:
            if await client.xlen(log) >= enough:
                return
            await asyncio.sleep(0.01)


async def gone(redis: RedisServer) -> None:
    await redis.kill()
    await asyncio.sleep(GONE_SECONDS)
    await redis.start()


@pytest.mark.parametrize("harm", [killed, powerless, gone])
async def test_what_was_acknowledged_is_there_once(
    own: Event, redis: RedisServer, harm: Callable[[RedisServer], Awaitable[None]]
) -> None:
    play = Play(own, seed=5)
    made = await play.stage("ideas", ideas_of_everybody(EACH), [lambda: harm(redis)])
    assert len(set(made)) == EACH * PEOPLE
    console = await own.console()
    said = {key: idea["text"] for key, idea in console.view["ideas"].items()}
    assert said == {
        idea: f"Idea {place % EACH} of {place // EACH}" for place, idea in enumerate(made)
    }
    # The connections stayed: only the log was away, and phones were told so.
    assert not any(one.reconnects for one in play.people)
    refused = {ack["code"] for one in play.people for ack in one.refused}
    assert refused == ({"unavailable"} if harm is gone else set())
    told = (own.server.data / "server.log").read_text()
    assert ("redis_had_lost_commits" in told) is (harm is powerless)
    assert "redis_lost_commits_for_good" not in told
