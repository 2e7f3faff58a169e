"""The console in a real Chromium, beside 1,000 ideas and 300 pledges, while a room goes on voting.

What counts is whether it answers: from a press to the picture that shows it (the Event Timing API),
while something changes every 100 ms.
"""

import asyncio
import contextlib
import itertools
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from playwright.async_api import Page

from bench.board import EVERY, READY_MS
from bench.browsing import WATCH, Seen
from bench.browsing import browser as in_browser
from bench.figures import Figure
from bench.seeding import HallOfMany, seed_hall
from bench.sizes import Sizes
from server.storage import open_log
from tests.browser.conftest import LAPTOP
from tests.server.phones import Phone
from tests.server.servers import running

# Up to here an answer to a press is called good (web.dev, Interaction to Next Paint).
GOOD_MS = 200.0
PRESS_WATCH = """() => {
  window.presses = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.interactionId) window.presses.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}"""


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        log = open_log(data, None)
        hall = await seed_hall(log, sizes.board_ideas, sizes.board_pledges)
        await log.close()
        async with running(data) as server, in_browser() as browser:
            if browser is None:
                return [
                    Figure(measure="console", what="not measured: no Chromium", value=0, unit="")
                ]
            device: dict[str, Any] = LAPTOP
            page = await browser.new_page(**device)
            await page.goto(f"{server.url}/{hall.code}/facilitate#{hall.token}")
            await page.get_by_role("tab", name="Ideas").wait_for(timeout=READY_MS)
            people = [await Phone(server.url, hall.code).connect() for _ in range(20)]
            try:
                return [await _pressed(page, hall, people, sizes)]
            finally:
                for one in people:
                    await one.leave()


async def _pressed(page: Page, hall: HallOfMany, people: list[Phone], sizes: Sizes) -> Figure:
    """Press through the panels, search, tick an idea; the room votes meanwhile."""
    await page.evaluate(WATCH)
    await page.evaluate(PRESS_WATCH)
    await page.get_by_role("button", name="Open: Conversation").first.click()
    room = asyncio.create_task(_vote_on(hall, people))
    for _ in range(max(1, int(sizes.board_seconds / 2))):
        for tab in ("Pledges", "Ideas"):
            await page.get_by_role("tab", name=tab).click()
            await page.get_by_role("tabpanel").locator("article").first.wait_for()
        await page.get_by_label("Find an idea").press_sequentially("number", delay=50)
        await page.get_by_label("Find an idea").fill("")
        box = page.get_by_role("tabpanel").get_by_role("checkbox").first
        await box.check()
        await box.uncheck()
    room.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await room
    presses: list[float] = await page.evaluate("() => window.presses")
    seen = msgspec.convert(await page.evaluate("() => window.seen"), Seen, strict=False)
    return Figure(
        measure="console",
        what=f"{sizes.board_ideas:,} ideas, {sizes.board_pledges:,} pledges: the slowest answer to"
        " a press, at 10 changes a second",
        value=max(presses, default=0.0),
        unit="ms",
        bar=GOOD_MS,
        beside={
            "presses of 16 ms and more": float(len(presses)),
            "longest task": f"{seen.longest:.0f} ms",
            "frame gap p99": f"{seen.p99_gap:.0f} ms",
            "changes drawn": float(seen.drawn),
        },
    )


async def _vote_on(hall: HallOfMany, people: list[Phone]) -> None:
    for number in itertools.count():
        idea = hall.ideas[number * 7 % len(hall.ideas)]
        await people[number % len(people)].done("cast_vote", idea=idea, opinion="agree")
        await asyncio.sleep(EVERY)
