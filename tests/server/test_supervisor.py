"""The process that looks after workers; nothing stands in front of them here."""

import asyncio
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from server import admin, workers
from server.settings import Settings
from server.workers import Supervisor, Worker, WorkersError
from tests.server.events import Event
from tests.server.fleet import KEY, Fleet, free_ports
from tests.server.redises import RedisServer
from tests.server.servers import running
from tests.server.test_cli import failed, pledgewall

T = TypeVar("T")

pytestmark = [pytest.mark.redis, pytest.mark.durability]


@pytest.fixture
async def fleet(redis: RedisServer, tmp_path: Path) -> AsyncIterator[Fleet]:
    fleet = Fleet(tmp_path, redis, 2)
    try:
        yield await fleet.start()
    finally:
        await fleet.kill(signal.SIGTERM)


async def test_several_workers_need_redis_and_ports(tmp_path: Path, redis: RedisServer) -> None:
    two = ("serve", "--workers", "2", "--data", tmp_path)
    failed(await pledgewall(*two), "Several workers need REDIS_URL: .*")
    for port in ("0", "65535"):
        done = await pledgewall(*two, PORT=port, REDIS_URL=redis.url)
        failed(done, "Each worker has a port of its own, .*")


async def test_a_port_that_is_taken_stops_the_start(tmp_path: Path, redis: RedisServer) -> None:
    first = free_ports(2)
    with socket.create_server(("127.0.0.1", first + 1)):
        done = await pledgewall(
            *("serve", "--workers", "2", "--host", "127.0.0.1", "--port", str(first)),
            PLEDGEWALL_DATA=str(tmp_path),
            REDIS_URL=redis.url,
        )
    assert (done.code, done.out) == (1, b"")
    assert f"Port {first + 1} is taken" in done.errors
    assert done.errors.strip().endswith(f"The worker on port {first + 1} could not start.")
    assert admin.admins(tmp_path) == []


async def test_a_worker_that_dies_is_started_again(fleet: Fleet) -> None:
    said = re.findall(r"Pledgewall runs: 2 workers, on the ports (\d+), (\d+)\.", fleet.log)
    assert said == [tuple(map(str, fleet.ports))]
    for port in fleet.ports:
        before = fleet.worker(port).pid
        await fleet.end_worker(port)
        await fleet.answers(port)
        assert fleet.worker(port).pid != before
    assert fleet.log.count("Pledgewall runs") == 1
    assert fleet.log.count("event=worker_ended") == fleet.log.count("code=-9") == 2


async def test_workers_do_not_outlive_who_looks_after_them(fleet: Fleet) -> None:
    alive = [fleet.worker(port) for port in fleet.ports]
    await fleet.kill(signal.SIGKILL)
    _, left = await asyncio.to_thread(psutil.wait_procs, alive, 10)
    assert not left


async def test_a_worker_that_only_dies_is_given_up_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(workers, "FIRST_PAUSE", 0.001)
    launched: list[int] = []

    async def launch(self: Worker) -> None:
        """The first dies as soon as it listens, the second stays."""
        launched.append(self.port)
        first = self.port == 8000
        folder = tmp_path / admin.WORKER_FOLDER.format(1 if first else 2)
        folder.mkdir(exist_ok=True)
        admin.write(folder, admin.Admin("http://127.0.0.1:1", "x"))
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "" if first else "import time; time.sleep(60)"
        )
        if first:
            await self._process.wait()
            given_up.set() if len(launched) > workers.MOST_FAILURES else None

    given_up = asyncio.Event()
    monkeypatch.setattr(Worker, "launch", launch)
    supervisor = Supervisor(Settings(data=tmp_path, redis_url="redis://127.0.0.1:1"), 2)
    running_ = asyncio.create_task(supervisor.run())
    await asyncio.wait_for(given_up.wait(), 20)
    assert not running_.done()
    supervisor._told.set()
    with pytest.raises(WorkersError, match="ended again and again: port 8000"):
        await running_
    assert launched.count(8000) == workers.MOST_FAILURES
    assert launched.count(8001) == 1


async def at_each(fleet: Fleet, do: Callable[[], Awaitable[T]]) -> list[T]:
    """Do something at one worker after the other."""
    done = []
    for port in fleet.ports:
        fleet.front = port
        done.append(await do())
    return done


async def test_a_link_holds_at_once_on_every_worker(fleet: Fleet) -> None:
    async with Event.on(fleet) as event:
        there = {"REDIS_URL": fleet.redis.url, "PLEDGEWALL_CREATE_KEY": KEY}
        consoles = await at_each(fleet, event.console)
        done = await pledgewall(
            "link", event.code, "--revoke-others", "--data", fleet.data, **there
        )
        assert (done.code, done.errors) == (0, "")
        for console in consoles:
            await asyncio.wait_for(console.gone.wait(), 10)
        refusals = await at_each(fleet, lambda: event.refusal("facilitator"))
        assert [refusal["data"] for refusal in refusals] == [{"code": "bad_token"}] * 2
        event.token = done.said.strip().partition("#")[2]
        await at_each(fleet, event.console)
        # Also while one of them is gone.
        await fleet.end_worker(fleet.ports[0])
        again = await pledgewall("link", event.code, "--data", fleet.data, **there)
        assert (again.code, again.errors) == (0, "")
        rehearsed = await pledgewall(
            *("rehearse", event.code, "--people", "2", "--minutes", "0.1", "--data", fleet.data),
            **there,
        )
        assert "It is over" in rehearsed.said, rehearsed.errors


async def test_one_worker_on_each_of_two_machines(redis: RedisServer, tmp_path: Path) -> None:
    async with (
        running(tmp_path / "a", REDIS_URL=redis.url) as first,
        running(tmp_path / "b", REDIS_URL=redis.url) as second,
        Event.on(first) as event,
    ):
        console, phone = await event.console(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        await console.done("show_ideas")
        event.server = second
        other = await event.phone()
        made = {
            await one.done("post_idea", text=f"Idea {number} of {who}")
            for number in range(5)
            for who, one in enumerate((phone, other))
        }
        assert len(made) == 10
        # The last to write has read what the other wrote.
        await other.until(lambda: set(other.view["ideas"]) == made)
        await second.kill()
        event.server = first
        other.url = first.url
        back = await event.back(other)
        last = await back.done("post_idea", text="The last")
        await back.until(lambda: set(back.view["ideas"]) == {*made, last})
