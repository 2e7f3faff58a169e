"""Nothing on the board runs over: every scene, long words, both languages, all sizes of type."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from tests.browser.conftest import BOARD, OpenPage
from tests.browser.fitting import settled
from tests.browser.scenes import ABOUT, LONG, PROMPTS, Hall, Scene, climbed, voted, workshop
from tests.server.servers import Server

SMALL_BOARD = {"viewport": {"width": 1280, "height": 720}}
# Large type, larger still, and the usual again.
SIZES = (("1", ""), ("1.5", "l"), ("2", "s"), ("1", "s"))

PERSPECTIVES = [
    {"names": {"en": f"{n}, {LONG}"[:80], "cy": f"{n}, yn Gymraeg: {LONG}"[:80]}} for n in (1, 2)
]


async def unfitting(page: Page, scene: Scene) -> list[str]:
    """What does not fit in any size of type; a picture of each in test-results/fitting/."""
    found: list[str] = []
    await page.locator(scene.there).first.wait_for()
    for size, key in SIZES:
        if key:
            await page.keyboard.press(key)
        await page.locator(f'html[style*="--larger: {size};"]').wait_for()
        found += [f"{scene.name}, type {size}: {words}" for words in await settled(page)]
    return found


def playing(hall: Hall, event: str) -> AsyncIterator[Scene]:
    if event in ("workshop", "prompts"):
        return workshop(hall)
    return climbed(hall) if event == "ladder" else voted(hall, event)


@pytest.mark.browser
@pytest.mark.parametrize("event", ["workshop", "prompts", "ladder", "scale", "opinion", "approval"])
async def test_every_scene_fits_the_board(server: Server, open_page: OpenPage, event: str) -> None:
    about = {**ABOUT, "template": "workshop" if event in ("workshop", "prompts") else "quick"}
    if event == "prompts":
        about["prompts"] = PROMPTS
    if event == "ladder":
        about["perspectives"] = PERSPECTIVES
    hall = await Hall(server, await server.create(**about)).open()
    boards = [
        await open_page(hall.board, BOARD, reduced_motion="reduce"),
        await open_page(hall.board, SMALL_BOARD, reduced_motion="reduce", locale="cy"),
    ]
    # Both languages at once is most to fit: English first on one of them, Welsh on the other.
    for name in ("Cymraeg", "English + Cymraeg"):
        await boards[1].get_by_role("button", name=name, exact=True).press("Enter")
    found: list[str] = []
    async for scene in playing(hall, event):
        for words in await asyncio.gather(*(unfitting(board, scene) for board in boards)):
            found += words
    await hall.leave()
    assert found == []
