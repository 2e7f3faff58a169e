"""The system's clock is set by an hour in the middle of an event, and back."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests import tools
from tests.server import raw
from tests.server.events import Event
from tests.server.faults.hasty import GONE_WITHIN, hasty
from tests.server.phones import Phone

pytestmark = [
    pytest.mark.durability,
    pytest.mark.skipif(sys.platform != "linux", reason="libfaketime is loaded as on Linux"),
]

HOUR_MS = 3_600_000
# What asking and a busy machine may take.
ROUGHLY_MS = 5_000


class Watch:
    """The clock of the server's system, which a test sets."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.set("+0")

    def set(self, by: str) -> None:
        """By how much it is wrong: "+1h"."""
        later = self.file.with_suffix(".new")
        later.write_text(f"{by}\n")
        later.replace(self.file)


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch(tmp_path / "watch")


@pytest.fixture
async def own(watch: Watch, tmp_path: Path) -> AsyncIterator[Event]:
    library = tools.path("libfaketime")
    if library is None:
        assert "CI" not in os.environ, "libfaketime is missing"
        pytest.skip("there is no libfaketime here")
    set_clock = {
        "LD_PRELOAD": library,
        "FAKETIME_TIMESTAMP_FILE": str(watch.file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    async with hasty(tmp_path / "data", **set_clock) as server, Event.on(server) as event:
        yield event


async def told(phone: Phone) -> int:
    """The time by the server's clock."""
    return int((await phone.ask("set_name", name="Ann"))["now"])


async def test_setting_the_clock_moves_no_timer(own: Event, watch: Watch) -> None:
    console, phone = await own.console(), await own.phone()
    board = await own.board()
    await console.done("open_stage", stage=console.stage("ideas"))
    begun, first = time.monotonic(), await told(phone)
    await console.done("start_timer", seconds=600)
    await phone.until(lambda: phone.session["timer"])
    timer = phone.session["timer"]
    last = first
    for by in ("+1h", "+0", "-1h", "+0"):
        watch.set(by)
        await phone.done("post_idea", text=f"The clock is wrong by {by}")
        now = await told(phone)
        assert last <= now
        assert abs(now - first - (time.monotonic() - begun) * 1000) < ROUGHLY_MS
        phone = await own.back(phone)
        assert "delta" in phone.welcome
        assert abs(phone.welcome["now"] - now) < ROUGHLY_MS
        assert phone.session["timer"] == timer
        assert timer["started_at"] <= now < timer["ends_at"]
        last = now
    assert console.socket.connected, "the heartbeat took the jump for a silence"
    assert board.socket.connected


async def test_a_phone_out_of_reach_is_missed_though_the_clock_goes_back(
    own: Event, watch: Watch
) -> None:
    board = await own.board()
    async with httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http:
        silent = raw.Poller(http, own.code)
        await silent.join()
        await board.until(lambda: board.live.get("connected") == 1)
        # Its ping is out when the clock is set, and nothing is heard of it any more.
        while "2" not in (await http.get(silent.path)).text.split(raw.SEPARATOR):
            pass
    watch.set("-1h")
    async with asyncio.timeout(GONE_WITHIN):
        await board.until(lambda: board.live["connected"] == 0)
    assert board.socket.connected


async def test_what_the_log_says_may_lie_ahead(own: Event, watch: Watch) -> None:
    console, phone = await own.console(), await own.phone()
    await own.server.kill()
    watch.set("+1h")
    await own.server.start()
    console, phone = await own.back(console), await own.back(phone)
    await console.done("open_stage", stage=console.stage("ideas"))
    ahead = await phone.done("post_idea", text="From an hour ahead")
    late = await told(phone)
    await own.server.kill()
    watch.set("+0")
    await own.server.start()
    console, phone = await own.back(console), await own.back(phone)
    assert abs(late - await told(phone) - HOUR_MS) < 6 * ROUGHLY_MS
    again = await phone.done("post_idea", text="From an hour before")
    await console.until(lambda: {ahead, again} <= console.view["ideas"].keys())
    numbers = {key: idea["n"] for key, idea in console.view["ideas"].items()}
    assert numbers[ahead] < numbers[again], "the order is the log's"
    await console.done("start_timer", seconds=60)
    await console.until(lambda: console.session["timer"])
    now = await told(phone)
    assert abs(console.session["timer"]["ends_at"] - now - 60_000) < ROUGHLY_MS
