"""A worker is stopped in the middle of an event: nobody's screen says so."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.events import Event
from tests.server.fleet import Fleet, fleet_running
from tests.server.servers import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.redis]

BEFORE = "A chair beside every bed"
MEANWHILE = "A window that opens"

# Keeps every text that was ever on the screen, however shortly.
WATCH = """() => {
  window.shown = new Set([document.body.innerText]);
  new MutationObserver(() => window.shown.add(document.body.innerText)).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
}"""


def bad_news() -> set[str]:
    """Whatever tells a person that something is not as it should be."""
    words = json.loads((ROOT / "client_static/languages/en.json").read_text())
    offline = {
        text
        for part in words.values()
        for key, text in part.items()
        if "offline" in key and isinstance(text, str)
    }
    return offline | {text for text in words["refusals"].values() if isinstance(text, str)}


async def shown(page: Page) -> list[str]:
    texts: list[str] = await page.evaluate("[...window.shown]")
    return texts


@pytest.fixture
async def fleet(tmp_path: Path) -> AsyncIterator[Fleet]:
    async with fleet_running(tmp_path) as fleet:
        yield fleet


async def test_nobody_sees_that_a_worker_is_stopped(fleet: Fleet, open_page: OpenPage) -> None:
    event = Event(fleet, await fleet.create(title="Better mornings"))
    desk = await open_page(f"{fleet.url}/{event.code}/facilitate#{event.token}", LAPTOP)
    console = ConsoleScreen(desk)
    board = await open_page(f"{fleet.url}/{event.code}/board", BOARD)
    phone = PhoneScreen(await open_page(f"{fleet.url}/{event.code}", PHONE))
    await phone.join()
    await console.press("Open: Welcome")
    await console.press("Open: Ideas")
    await phone.post(BEFORE)
    await all_is_sent(phone.page)
    screens = [desk, board, phone.page]
    for screen in screens:
        await screen.evaluate(WATCH)
    first = await fleet.serves(len(screens))
    await phone.write_idea(MEANWHILE)

    await asyncio.gather(
        fleet.end_worker(first, signal.SIGTERM),
        phone.page.get_by_role("button", name="Send idea").click(),
        console.press("Show the ideas to everybody"),
    )
    await all_is_sent(phone.page)
    await expect(board.get_by_text(MEANWHILE)).to_be_visible()
    await expect(board.get_by_text(BEFORE)).to_be_visible()
    await phone.is_online()
    [second] = fleet.connections()
    assert second != first
    await console.press("Open: Vote")
    await phone.give_dots(MEANWHILE, 2)
    await all_is_sent(phone.page)
    for screen in screens:
        texts = await shown(screen)
        assert not [news for news in bad_news() if any(news in text for text in texts)]
