"""A phone on a slow line: Chromium with an emulated network, a slowed processor, an empty cache."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from playwright.async_api import Browser, Page

from bench.slow_link import slow_link
from tests.browser.conftest import PHONE

SLOWER = 4
KBIT_S = 400
WAIT_MS = 120_000

# When what has to be there was there first, on the page's own clock.
SINCE = """(there) => document.querySelector(there) && performance.now()"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""
PRESSED = """addEventListener("click", () => { window.pressed = performance.now(); }, true);"""


class Line(msgspec.Struct, frozen=True):
    """How slowness is made: packet by packet by a relay (`slow_link.py`), else by DevTools.

    `latency` is in ms: a packet's round trip, or what DevTools adds to a request.
    """

    name: str
    latency: int
    packets: bool = False


# Lighthouse's slow 3G, and DevTools' preset of that name: it adds to a request what name look-ups
# and handshakes would cost.
SLOW_3G = Line("slow 3G, packet by packet, 400 ms there and back", 400, packets=True)
LIGHTHOUSE = Line("slow 3G by DevTools, 400 ms a request", 400)
PRESET = Line("DevTools' own preset, 2,000 ms a request", 2000)


class SlowPhone:
    """What one visit took, in ms since it began, and the bytes that came until now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.received = 0
        self.requests = 0

    async def first_paint(self) -> float:
        handle = await self.page.wait_for_function(PAINTED, timeout=WAIT_MS)
        return float(await handle.json_value())

    async def there(self, selector: str) -> float:
        handle = await self.page.wait_for_function(SINCE, arg=selector, timeout=WAIT_MS)
        return float(await handle.json_value())

    async def press(self, selector: str) -> float:
        await self.page.locator(selector).click()
        return float(await self.page.evaluate("() => window.pressed"))

    def count(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.received += int(event["encodedDataLength"])

    def count_frame(self, event: dict[str, Any]) -> None:
        self.received += len(event["response"]["payloadData"].encode())


@contextlib.asynccontextmanager
async def slow_phone(browser: Browser, line: Line, url: str) -> AsyncIterator[SlowPhone]:
    """A phone that was never here opens an address on this computer."""
    async with contextlib.AsyncExitStack() as stack:
        address = urlsplit(url)
        if line.packets:
            link = slow_link(address.port or 80, KBIT_S, line.latency / 1000)
            far = (await stack.enter_async_context(link)).url
            url = f"{far}{address.path}"
        phone = await stack.enter_async_context(_phone(browser, line))
        await phone.page.goto(url, wait_until="commit")
        yield phone


@contextlib.asynccontextmanager
async def _phone(browser: Browser, line: Line) -> AsyncIterator[SlowPhone]:
    device: dict[str, Any] = {**PHONE, "locale": "en-GB"}
    context = await browser.new_context(**device)
    page = await context.new_page()
    phone = SlowPhone(page)
    devtools = await context.new_cdp_session(page)
    devtools.on("Network.loadingFinished", phone.count)
    devtools.on("Network.webSocketFrameReceived", phone.count_frame)
    await devtools.send("Network.enable")
    throughput = KBIT_S * 1000 / 8
    network = {"latency": line.latency, "offline": False}
    both = {"downloadThroughput": throughput, "uploadThroughput": throughput}
    if not line.packets:
        await devtools.send("Network.emulateNetworkConditions", {**network, **both})
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.add_init_script(PRESSED)
    yield phone
    await context.close()
