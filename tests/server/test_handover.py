"""A server that is told to stop finishes what it was asked, and nobody is told of an outage."""

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import socketio.exceptions

from server.live.handover import MOMENT
from tests.server.events import Event
from tests.server.fleet import Fleet, fleet_running
from tests.server.phones import BY, Phone, command_id
from tests.server.redises import RedisServer
from tests.server.servers import running

pytestmark = [pytest.mark.redis, pytest.mark.durability]

# The client's, of client_static/src/live: when it says "offline", and how soon it tries again.
GRACE = 1.5
FIRST_RETRY = 0.2


@pytest.fixture
async def own(redis: RedisServer, tmp_path: Path) -> AsyncIterator[Event]:
    """An event on one server whose Redis can be held up."""
    async with running(tmp_path, REDIS_URL=redis.url) as server, Event.on(server) as event:
        console = await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        try:
            yield event
        finally:
            async with redis.client() as client:
                await client.client_unpause()


async def hold_up(redis: RedisServer, seconds: float) -> None:
    """Let whoever writes wait so long, unless it is told to go on."""
    async with redis.client() as client:
        await client.execute_command("CLIENT", "PAUSE", int(seconds * 1000), "WRITE")


async def go_on(redis: RedisServer) -> None:
    async with redis.client() as client:
        await client.client_unpause()


async def held_up(redis: RedisServer) -> None:
    """Wait until a commit waits."""
    async with redis.client() as client, asyncio.timeout(10):
        while True:
            clients = await client.client_list()
            if any(one["cmd"] == "evalsha" and int(one["argv-mem"]) for one in clients):
                return
            await asyncio.sleep(0.01)


async def stopping(http: httpx.AsyncClient) -> str:
    """What the server says, on a connection that it still has, once it is told to stop."""
    async with asyncio.timeout(10):
        while True:
            answer = await http.get("/readyz")
            if answer.status_code != 200:
                assert answer.status_code == 503
                return answer.text
            await asyncio.sleep(0.01)


@BY
async def test_what_was_asked_is_acknowledged_before_the_end(
    own: Event, redis: RedisServer, transports: tuple[str, ...]
) -> None:
    phone = await own.phone(*transports)
    async with httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http:
        assert (await http.get("/readyz")).status_code == 200
        await hold_up(redis, 30)
        asked = asyncio.create_task(phone.ask("post_idea", text="Buses"))
        await held_up(redis)
        ended = asyncio.create_task(own.server.kill(signal.SIGTERM))
        assert await stopping(http) == "stopping\n"
        with pytest.raises(socketio.exceptions.ConnectionError):
            await own.phone()
        await go_on(redis)
    assert (await asked)["ok"]
    await asyncio.wait_for(phone.gone.wait(), 10)
    assert await asyncio.wait_for(ended, 10) == 0
    assert "Traceback" not in (own.server.data / "server.log").read_text()
    await own.server.start()
    assert len((await own.console()).view["ideas"]) == 1


async def test_a_log_that_hangs_does_not_keep_the_server(own: Event, redis: RedisServer) -> None:
    phones = [await own.phone(way) for way in ("websocket", "polling")]
    id_ = command_id()
    await hold_up(redis, 30)
    asked = asyncio.create_task(phones[0].repeat(id_, "post_idea", text="Buses"))
    await held_up(redis)
    began = time.monotonic()
    ended = asyncio.create_task(own.server.kill(signal.SIGTERM))
    for phone in phones:
        await asyncio.wait_for(phone.gone.wait(), MOMENT + 2)
    assert await asyncio.wait_for(ended, 10) == 0
    assert time.monotonic() - began < MOMENT + 5
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    await go_on(redis)
    await own.server.start()
    back = await own.back(phones[0])
    # It may have been written or not; now it is, once.
    assert (await back.repeat(id_, "post_idea", text="Buses"))["ok"]
    assert len((await own.console()).view["ideas"]) == 1


async def come_back(event: Event, one: Phone, way: str) -> tuple[Phone, float]:
    """What a phone does when its connection ends, and for how long it had none."""
    await one.gone.wait()
    began = time.monotonic()
    pause = FIRST_RETRY
    while True:
        await asyncio.sleep(pause * (0.5 + random.random()))
        try:
            return await event.back(one, way), time.monotonic() - began
        except socketio.exceptions.ConnectionError:
            pause *= 2


async def test_everybody_is_at_another_worker_before_anything_is_said(tmp_path: Path) -> None:
    async with fleet_running(tmp_path) as fleet, Event.on(fleet) as event:
        ways = [("websocket", "polling")[number % 4 == 3] for number in range(40)]
        console = await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        people = [await event.board(), console]
        people += [await event.phone(way) for way in ways]
        made = await asyncio.gather(*(one.done("post_idea", text="Buses") for one in people[2:]))
        await stop_and_come_back(fleet, event, people, ["websocket", "websocket", *ways])
        found = (await event.console()).view["ideas"]
        assert set(found) == set(made)


async def stop_and_come_back(
    fleet: Fleet, event: Event, people: list[Phone], ways: list[str]
) -> None:
    first = max(fleet.connections().items(), key=lambda held: held[1])[0]
    coming = [
        asyncio.create_task(come_back(event, one, way))
        for one, way in zip(people, ways, strict=True)
    ]
    await fleet.end_worker(first, signal.SIGTERM)
    async with asyncio.timeout(20):
        back = await asyncio.gather(*coming)
    assert max(gap for _, gap in back) < GRACE
    assert all(one.socket.connected for one, _ in back)
    told = await fleet.says("worker_ended")
    assert told.endswith("code=0")
