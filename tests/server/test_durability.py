"""What was acknowledged is there, once, whatever happens to the process."""

import asyncio
import json
import os
import re
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest

from server.serve import MOST_FILES
from tests import tools
from tests.server.events import Event
from tests.server.play import PEOPLE, Play, ideas_of_everybody
from tests.server.servers import ROOT, SERVE, running

pytestmark = pytest.mark.durability

STOPS_WITHIN = 8.0


@pytest.fixture
async def own(tmp_path: Path) -> AsyncIterator[Event]:
    """An event on a server of the test's own."""
    async with running(tmp_path) as server, Event.on(server) as event:
        yield event


@pytest.mark.parametrize("seed", [11, 12])
async def test_what_was_acknowledged_survives_kill_9_exactly_once(own: Event, seed: int) -> None:
    async def kill() -> None:
        await own.server.kill()
        await own.server.start()

    play, harm = Play(own, seed), [kill, kill]
    ideas = await play.stage("ideas", ideas_of_everybody(8), harm)
    votes = [dict.fromkeys(play.random.sample(ideas, 5), 1) for _ in range(PEOPLE)]
    # First otherwise, then as it shall be: what counts is everybody's last word.
    await play.stage(
        "vote",
        [
            [("cast_vote", {"idea": idea, "dots": dots}) for dots in (0, 1, 0, 1) for idea in part]
            for part in votes
        ],
        harm,
    )
    pledges = await play.stage(
        "pledges",
        [
            [("make_pledge", {"text": f"Pledge {n} of {who}", "kind": "action"}) for n in range(5)]
            for who in range(PEOPLE)
        ],
        harm,
    )
    assert len(set(ideas)) == 8 * PEOPLE
    assert len(set(pledges)) == 5 * PEOPLE
    assert all(one.reconnects for one in play.people)

    console = await own.console()
    view = console.view
    assert {key: idea["text"] for key, idea in view["ideas"].items()} == {
        idea: f"Idea {place % 8} of {place // 8}" for place, idea in enumerate(ideas)
    }
    recount = Counter(idea for part in votes for idea in part)
    assert {key: tally["dots"] for key, tally in view["tallies"].items()} == recount
    assert {key: pledge["text"] for key, pledge in view["pledges"].items()} == {
        pledge: f"Pledge {place % 5} of {place // 5}" for place, pledge in enumerate(pledges)
    }
    assert len(people_in(own)) == PEOPLE
    for place, one in enumerate(play.people):
        phone = await one.connected()
        assert set(phone.me["ideas"]) == set(ideas[place * 8 : place * 8 + 8])
        assert set(phone.me["votes"]) == set(votes[place])
        assert phone.me["me"]["me"]["dots_left"] == 0


def people_in(event: Event) -> set[str]:
    """The participants that the log knows."""
    with closing(sqlite3.connect(event.server.data / "pledgewall.db")) as db:
        bodies = db.execute("SELECT body FROM commits WHERE session = ?", (event.code,)).fetchall()
    events = [one for (body,) in bodies for one in json.loads(body)]
    return {body["participant"] for kind, _, body in events if kind == "Joined"}


async def test_sessions_come_back_with_nobody_doing_anything(own: Event) -> None:
    console = await own.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    phone = await own.phone()
    await phone.done("post_idea", text="Buses")
    await phone.until(lambda: phone.view["ideas"])
    await own.server.kill()
    await own.server.start()
    async with httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http:
        answer = (await http.get(f"/api/sessions/{own.code}/view")).json()
        assert (await http.get("/readyz")).status_code == 200
    assert answer["view"] == phone.view
    assert answer["epoch"] == phone.position["epoch"]


async def test_a_second_server_on_the_same_data_is_refused(own: Event) -> None:
    phone = await own.phone()
    second = await asyncio.create_subprocess_exec(
        *SERVE,
        "--data",
        str(own.server.data),
        "--port",
        "0",
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await asyncio.wait_for(second.communicate(), 60)
    assert second.returncode == 1
    assert out == b""
    [line] = errors.decode().splitlines()
    assert line == f"Another Pledgewall server already uses the data in {own.server.data}."
    assert (await phone.ask("set_name", name="Ann"))["ok"]
    assert (own.server.data / "admin.json").exists()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_cleanly_when_told_to(own: Event, sign: int) -> None:
    phones = [await own.phone(way) for way in ("websocket", "polling")]
    console = await own.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    made = [await phone.done("post_idea", text="Buses") for phone in phones]
    began = time.monotonic()
    assert await own.server.kill(sign) == 0
    assert time.monotonic() - began < STOPS_WITHIN
    data = own.server.data
    assert not (data / "admin.json").exists()
    assert not (data / "pledgewall.db-wal").exists(), "the log was not closed"
    assert "Traceback" not in (data / "server.log").read_text()
    await own.server.start()
    assert set((await own.console()).view["ideas"]) == set(made)


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
async def test_every_commit_reaches_the_disk(tmp_path: Path) -> None:
    strace = tools.path("strace")
    if strace is None:
        assert "CI" not in os.environ, "strace is missing"
        pytest.skip("there is no strace here")
    trace = tmp_path / "trace"
    under = (strace, "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace))
    async with running(tmp_path / "data", under=under) as server, Event.on(server) as event:
        phone, console = await event.phone(), await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        for number in range(20):
            await phone.done("post_idea", text=f"Idea {number}")
        await server.kill()
    with closing(sqlite3.connect(server.data / "pledgewall.db")) as db:
        [(commits,)] = db.execute("SELECT count(*) FROM commits")
    assert commits >= 23
    synced = re.findall(r"\b(?:fsync|fdatasync)\(", trace.read_text())
    assert len(synced) >= commits


async def test_a_hall_full_of_phones_may_open_its_sockets(tmp_path: Path) -> None:
    few = ("sh", "-c", 'ulimit -S -n 256 && "$@"', "sh")
    async with running(tmp_path, under=few) as server:
        limits = psutil.Process(server.pid).rlimit(psutil.RLIMIT_NOFILE)
        assert limits[0] == min(MOST_FILES, limits[1])
