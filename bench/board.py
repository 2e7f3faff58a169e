"""The projected board in a real Chromium: 1,000 ideas and 300 pledges, a change every 100 ms.

What counts is what the room would see: how long the browser was busy at a stretch (the Long Tasks
API tells of 50 ms and more) and how long a picture stood still. The pages of cards, the order of
the votes and the wall of pledges are measured one after the other.
"""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from playwright.async_api import Browser, Page

from bench.browsing import FORGET, WATCH, Seen
from bench.browsing import browser as in_browser
from bench.figures import Figure
from bench.seeding import HallOfMany, seed_hall
from bench.sizes import Sizes
from server.storage import open_log
from tests.browser.conftest import BOARD
from tests.server.phones import Phone
from tests.server.servers import running

EVERY = 0.1
# Each may send five commands a second for long.
A_TURN = 0.22
LONGEST_MS = 50.0
READY_MS = 60_000


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        log = open_log(data, None)
        hall = await seed_hall(log, sizes.board_ideas, sizes.board_pledges)
        await log.close()
        async with running(data) as server, in_browser() as browser:
            if browser is None:
                return [Figure(measure="board", what="not measured: no Chromium", value=0, unit="")]
            async with _room(browser, server.url, hall) as room:
                return [
                    _figure(f"{sizes.board_ideas:,} ideas on pages", await room.ideas(sizes)),
                    _figure(f"{sizes.board_ideas:,} ideas by votes", await room.votes(sizes)),
                    _figure(f"{sizes.board_pledges:,} pledges", await room.pledges(sizes)),
                ]


class _Room:
    """The board, and who makes it change."""

    def __init__(self, page: Page, facilitator: Phone, people: list[Phone], hall: HallOfMany):
        self.page = page
        self.facilitator = facilitator
        self.people = people
        self.hall = hall

    async def ideas(self, sizes: Sizes) -> Seen:
        async def post(number: int) -> None:
            await self._one(number).done("post_idea", text=f"A new thought, number {number}")

        await self.facilitator.done("open_stage", stage=self.facilitator.stage("conversation"))
        return await self._watch(post, sizes.board_seconds, ".wall-item")

    async def votes(self, sizes: Sizes) -> Seen:
        async def vote(number: int) -> None:
            idea = self.hall.ideas[number * 7 % len(self.hall.ideas)]
            await self._one(number).done("cast_vote", idea=idea, opinion="disagree")

        # Every idea has a vote, so that all stand in the order; no faster than people may vote.
        for first in range(0, len(self.hall.ideas), len(self.people)):
            some = enumerate(self.hall.ideas[first : first + len(self.people)])
            await asyncio.gather(
                *(self._one(n).done("cast_vote", idea=i, opinion="agree") for n, i in some)
            )
            await asyncio.sleep(A_TURN)
        await self.facilitator.done("reveal")
        return await self._watch(vote, sizes.board_seconds, ".row")

    async def pledges(self, sizes: Sizes) -> Seen:
        async def join(number: int) -> None:
            pledge = self.hall.pledges[number % len(self.hall.pledges)]
            await self._one(number).done("join_pledge", pledge=pledge)

        await self.facilitator.done("open_stage", stage=self.facilitator.stage("pledges"))
        return await self._watch(join, sizes.board_seconds, ".board-pledges .wall-item")

    def _one(self, number: int) -> Phone:
        return self.people[number % len(self.people)]

    async def _watch(self, change: Any, seconds: float, there: str) -> Seen:
        """Wait until the scene stands, then change something every 100 ms."""
        await self.page.locator(there).first.wait_for(timeout=READY_MS)
        await asyncio.sleep(2)
        opening = await self.page.evaluate("() => window.seen.tasks")
        await self.page.evaluate(FORGET)
        begun, asked = time.monotonic(), set()
        for number in itertools.count():
            at = begun + number * EVERY
            if at >= begun + seconds:
                break
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            asked.add(asyncio.ensure_future(change(number)))
        await asyncio.gather(*asked)
        seen = msgspec.convert(await self.page.evaluate("() => window.seen"), Seen, strict=False)
        await self.page.evaluate(FORGET)
        return msgspec.structs.replace(seen, opening=opening)


@contextlib.asynccontextmanager
async def _room(browser: Browser, url: str, hall: HallOfMany) -> AsyncIterator[_Room]:
    facilitator = await Phone(url, hall.code, "facilitator", token=hall.token).connect()
    people = [await Phone(url, hall.code).connect() for _ in range(20)]
    device: dict[str, Any] = {**BOARD, "reduced_motion": "no-preference"}
    page = await browser.new_page(**device)
    await page.goto(f"{url}/{hall.code}/board")
    await page.evaluate(WATCH)
    yield _Room(page, facilitator, people, hall)
    for one in (facilitator, *people):
        await one.leave()


def _figure(what: str, seen: Seen) -> Figure:
    return Figure(
        measure="board",
        what=f"{what}: the longest task at 10 changes a second",
        value=seen.longest,
        unit="ms",
        bar=LONGEST_MS,
        beside={
            "tasks of 50 ms and more": float(len(seen.tasks)),
            "frame gap p99": f"{seen.p99_gap:.0f} ms",
            "longest gap": f"{max(seen.gaps, default=0):.0f} ms",
            "frames": float(len(seen.gaps)),
            "changes drawn": float(seen.drawn),
            "longest while opening": f"{max(seen.opening, default=0):.0f} ms",
        },
    )
