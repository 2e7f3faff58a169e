"""A real server that keeps its events in Redis, and what dies beneath it."""

import asyncio
import contextlib
import os
import sys
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.server.events import Event
from tests.server.phones import Phone
from tests.server.redises import RedisServer, free_port, redis_running
from tests.server.servers import ROOT, Server, running
from tests.server.test_cli import failed, pledgewall

pytestmark = [pytest.mark.redis, pytest.mark.durability]


@pytest.fixture
async def own_redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    """A Redis that has every command on its disk before it answers."""
    async with redis_running(tmp_path / "redis", appendfsync="always") as redis:
        yield redis


@pytest.fixture
async def own(own_redis: RedisServer, tmp_path: Path) -> AsyncIterator[Event]:
    async with (
        running(tmp_path / "data", REDIS_URL=own_redis.url) as server,
        Event.on(server) as event,
    ):
        yield event


async def ready(server: Server) -> int:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
        return (await http.get("/readyz")).status_code


async def opened(event: Event, stage: str) -> Phone:
    console = await event.console()
    await console.done("open_stage", stage=console.stage(stage))
    if stage == "ideas":
        await console.done("show_ideas")
    return console


async def test_everything_is_there_after_kill_9_of_the_server(own: Event) -> None:
    await opened(own, "ideas")
    phone = await own.phone()
    ideas = [await phone.done("post_idea", text=f"Idea {number}") for number in range(5)]
    await phone.until(lambda: len(phone.view["ideas"]) == 5)
    assert await ready(own.server) == 200
    assert not (own.server.data / "pledgewall.db").exists()
    for _ in range(2):
        await own.server.kill()
        await own.server.start()
        back = await own.back(phone)
        assert "delta" in back.welcome, "the phone's place was not known any more"
        assert (back.view, back.me) == (phone.view, phone.me)
        phone = back
        ideas.append(await phone.done("post_idea", text="Afterwards"))
        await phone.until(lambda now=phone: ideas[-1] in now.view["ideas"])
    async with httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http:
        answer = (await http.get(f"/api/sessions/{own.code}/view")).json()
    assert set(answer["view"]["ideas"]) == set(ideas)


async def test_phones_are_told_while_redis_is_gone_and_go_on_after(
    own: Event, own_redis: RedisServer
) -> None:
    console = await opened(own, "ideas")
    phones = [await own.phone() for _ in range(3)]
    before = [await phone.done("post_idea", text="Before") for phone in phones]
    await own_redis.kill()
    assert await ready(own.server) == 503
    ids = [str(uuid.uuid4()) for _ in phones]
    asked = [
        phone.repeat(id_, "post_idea", text="Meanwhile")
        for phone, id_ in zip(phones, ids, strict=True)
    ]
    for ack in await asyncio.gather(*asked):
        assert (ack["ok"], ack["code"], ack["temporary"]) == (False, "unavailable", True)
    await own_redis.start()
    meanwhile = []
    for phone, id_ in zip(phones, ids, strict=True):
        for _ in range(2):  # the second time it is known already
            ack = await phone.repeat(id_, "post_idea", text="Meanwhile")
            assert ack["ok"], ack
        meanwhile.append(ack["result"]["id"])
    assert await ready(own.server) == 200
    after = await phones[0].done("post_idea", text="After")
    await console.until(lambda: after in console.view["ideas"])
    assert set(console.view["ideas"]) == {*before, *meanwhile, after}
    assert len({*before, *meanwhile, after}) == 7
    assert all(phone.socket.connected for phone in phones)
    told = (own.server.data / "server.log").read_text()
    assert "Cannot use the Redis at 127.0.0.1" in told
    assert "Meanwhile" not in told


async def test_nothing_acknowledged_is_lost_when_both_die_under_load(
    own: Event, own_redis: RedisServer
) -> None:
    await opened(own, "ideas")
    phones = [await own.phone() for _ in range(4)]
    acknowledged: dict[str, str] = {}

    async def post(phone: Phone, who: int, enough: asyncio.Event) -> None:
        for number in range(1000):
            text = f"Idea {number} of {who}"
            ack = await phone.ask("post_idea", text=text)
            if ack["ok"]:
                acknowledged[ack["result"]["id"]] = text
            if number >= 10:
                enough.set()

    for victim in (own_redis, own.server):
        enough = asyncio.Event()
        posting = [
            asyncio.create_task(post(phone, who, enough)) for who, phone in enumerate(phones)
        ]
        await asyncio.wait_for(enough.wait(), 20)
        await victim.kill()
        for one in posting:
            one.cancel()
        await asyncio.gather(*posting, return_exceptions=True)
        await victim.start()
        if victim is own.server:
            phones = [await own.back(phone) for phone in phones]
    found = (await own.console()).view["ideas"]
    said = {key: idea["text"] for key, idea in found.items()}
    assert acknowledged.items() <= said.items()
    # Of what was under way when something died, some may be there: each once.
    assert len(said) <= len(acknowledged) + 2 * len(phones)


async def test_the_command_line_uses_redis_too(own: Event, own_redis: RedisServer) -> None:
    await opened(own, "pledges")
    phone = await own.phone()
    await phone.done("make_pledge", text="Ring every patient back", kind="action")
    data, there = ("--data", own.server.data), {"REDIS_URL": own_redis.url}
    listed = await pledgewall("sessions", *data, **there)
    assert own.code in listed.said
    exported = await pledgewall("export", own.code, *data, **there)
    assert exported.code == 0, exported.errors
    assert "Ring every patient back" in exported.said
    # Whether the server runs (and shall know at once) or was killed.
    for runs in (True, False):
        if not runs:
            await own.server.kill()
        link = await pledgewall("link", own.code, "--revoke-others", *data, **there)
        assert (link.code, link.errors) == (0, "")
        if not runs:
            await own.server.start()
        assert (await own.refusal("facilitator"))["data"] == {"code": "bad_token"}
        own.token = link.said.strip().partition("#")[2]
        await own.console()
    failed(await pledgewall("backup", own.server.data / "x", *data, **there), "With REDIS_URL .*")
    failed(await pledgewall("export", "ZZZZZZ", *data, **there), "There is no event ZZZZZZ here.")
    await own_redis.kill()
    done = await pledgewall("sessions", *data, **there)
    failed(done, r"Cannot use the Redis at 127\.0\.0\.1:.*")


@contextlib.asynccontextmanager
async def by_the_procfile(**environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    kind, _, command = (ROOT / "Procfile").read_text().strip().partition(": ")
    assert kind == "web"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    process = await asyncio.create_subprocess_shell(
        f"exec {command}",
        cwd=ROOT,
        env={**os.environ, "PATH": path, "WEB_CONCURRENCY": "4", **environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def test_the_procfile_starts_one_server_on_redis(
    own_redis: RedisServer, tmp_path: Path
) -> None:
    there = {"PORT": str(free_port()), "PLEDGEWALL_DATA": str(tmp_path / "data")}
    async with by_the_procfile(**there) as refused:
        assert refused.stderr
        assert b"REDIS_URL is not set" in await asyncio.wait_for(refused.stderr.read(), 20)
        # To signal a process that has just ended would take its exit code away from asyncio.
        assert await asyncio.wait_for(refused.wait(), 20) == 1
    async with (
        by_the_procfile(**there, REDIS_URL=own_redis.url) as process,
        asyncio.timeout(20),
        httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{there['PORT']}", timeout=20, trust_env=False
        ) as http,
    ):
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if (await http.get("/readyz")).status_code == 200:
                    break
            await asyncio.sleep(0.05)
        assert psutil.Process(process.pid).children() == []
        made = await http.post("/api/sessions", json={"title": "Tea", "template": "quick"})
        assert made.status_code == 201
        assert not (tmp_path / "data" / "pledgewall.db").exists()
    assert process.returncode == 0


async def test_a_redis_that_evicts_stops_the_start(tmp_path: Path) -> None:
    async with redis_running(tmp_path / "redis", **{"maxmemory-policy": "allkeys-lru"}) as redis:
        done = await pledgewall(
            "serve", "--require-redis", PORT="0", PLEDGEWALL_DATA=str(tmp_path), REDIS_URL=redis.url
        )
    failed(done, ".*maxmemory-policy allkeys-lru.*")
