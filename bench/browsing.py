"""A real Chromium that is watched: how long it was busy at a stretch, and what stood still."""

import contextlib
from collections.abc import AsyncIterator

import msgspec
from playwright.async_api import Browser, Error, async_playwright

from bench import cores
from tests.browser.conftest import launch

WATCH = """() => {
  const seen = (window.seen = { tasks: [], gaps: [], drawn: 0, last: null });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: "longtask" });
  // What the board drew: a run in which nothing changes says nothing.
  new MutationObserver((changes) => { seen.drawn += changes.length; }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  const frame = (now) => {
    if (seen.last !== null) seen.gaps.push(now - seen.last);
    seen.last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
FORGET = "() => Object.assign(window.seen, { tasks: [], gaps: [], drawn: 0, last: null })"


class Seen(msgspec.Struct):
    """What one scene cost, in milliseconds. `opening` are the long tasks until it stood."""

    tasks: list[float]
    gaps: list[float]
    drawn: int = 0
    opening: list[float] = []

    @property
    def longest(self) -> float:
        return max(self.tasks, default=0.0)

    @property
    def p99_gap(self) -> float:
        ordered = sorted(self.gaps) or [0.0]
        return ordered[int(len(ordered) * 0.99) - 1 if len(ordered) > 1 else 0]


@contextlib.asynccontextmanager
async def browser() -> AsyncIterator[Browser | None]:
    """A Chromium that may use all cores; None where there is none."""
    with cores.on_any():
        playwright = await async_playwright().start()
        try:
            browser = await launch(playwright)
        except (Error, OSError):
            browser = None
    yield browser
    if browser:
        await browser.close()
    await playwright.stop()
