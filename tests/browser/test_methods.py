"""Approval and a scale, chosen on the console, cast on phones, revealed on the board."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.servers import Server

IDEAS = ("Breakfast when I wake up", "Ask me how I slept", "Lights up slowly")
PICTURES = Path("test-results")


class Hall:
    """Two phones, a board, a console; three ideas are written."""

    def __init__(self, console: ConsoleScreen, board: Page, phones: list[PhoneScreen]) -> None:
        self.console = console
        self.board = board
        self.ann, self.bob = phones

    async def write(self) -> None:
        await asyncio.gather(self.ann.join(), self.bob.join())
        await self.console.press("Open: Ideas")
        for idea in IDEAS:
            await self.ann.post(idea)
        await all_is_sent(self.ann.page)

    async def choose(self, method: str) -> None:
        page = self.console.page
        await page.locator("summary", has_text="Way to vote").click()
        await page.get_by_role("radio", name=method).check(force=True)
        await page.get_by_role("button", name="Save changes").click()
        await expect(page.locator("summary", has_text=f"Way to vote: {method}")).to_be_visible()

    async def sent(self) -> None:
        await asyncio.gather(*(all_is_sent(phone.page) for phone in (self.ann, self.bob)))

    async def clean(self) -> None:
        for page in (self.ann.page, self.board, self.console.page):
            assert await violations(page) == []

    async def picture(self, name: str) -> None:
        screens = {"phone": self.ann.page, "board": self.board, "console": self.console.page}
        for screen, page in screens.items():
            await page.screenshot(path=PICTURES / f"{name}-{screen}.png", animations="disabled")


async def hall(server: Server, open_page: OpenPage) -> Hall:
    links = await server.create(title="Better mornings", template="quick")
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    board = await open_page(f"{at}/board", BOARD)
    phones = [PhoneScreen(await open_page(at, PHONE)) for _ in range(2)]
    made = Hall(ConsoleScreen(console), board, phones)
    await made.write()
    return made


@pytest.mark.browser
async def test_approval_from_phone_to_board(server: Server, open_page: OpenPage) -> None:
    room = await hall(server, open_page)
    await room.choose("Support")
    await room.console.press("Open: Vote")
    support = {"name": "I support this"}
    await room.ann.card(IDEAS[0]).get_by_role("button", **support).click()
    await room.ann.card(IDEAS[1]).get_by_role("button", **support).click()
    await room.bob.card(IDEAS[0]).get_by_role("button", **support).click()
    await room.bob.card(IDEAS[1]).get_by_role("button", **support).click()
    await expect(room.ann.page.get_by_text("You support 2 ideas")).to_be_visible()
    await room.bob.card(IDEAS[2]).get_by_role("button", **support).click()
    again = room.bob.card(IDEAS[2]).get_by_role("button", **support)
    await expect(again).to_have_attribute("aria-pressed", "true")
    await again.click()
    await expect(again).to_have_attribute("aria-pressed", "false")
    await room.sent()
    await expect(room.board.get_by_text("of 2 people have voted")).to_be_visible()
    await expect(room.board.get_by_text("support it")).to_have_count(0)
    await expect(room.console.page.get_by_text("2 of 2 people have voted")).to_be_visible()
    await room.clean()
    await room.picture("approval-vote")
    await room.console.press("Show the results")
    for screen in (room.board, room.console.page, room.ann.page):
        await expect(screen.get_by_text("Two share first place").first).to_be_visible()
    await expect(room.board.get_by_text("2 of 2 people voted")).to_be_visible()
    await expect(room.board.get_by_text("people support it")).to_have_count(2)
    await expect(room.ann.card(IDEAS[0]).get_by_text("2 people support it")).to_be_visible()
    await room.clean()
    await room.picture("approval-reveal")


@pytest.mark.browser
async def test_a_scale_in_two_rounds(server: Server, open_page: OpenPage) -> None:
    room = await hall(server, open_page)
    await room.choose("Scores, 1 to 5")
    await room.console.press("Open: Vote")
    first = room.ann.card(IDEAS[0])
    await first.get_by_role("radio", name="3").check(force=True)
    # The arrow keys go from score to score.
    await first.get_by_role("radio", name="3").press("ArrowRight")
    await expect(first.get_by_role("radio", name="4")).to_be_checked()
    await room.ann.card(IDEAS[1]).get_by_role("radio", name="1, Not at all").check(force=True)
    await room.ann.card(IDEAS[2]).get_by_role("radio", name="5, Very much").check(force=True)
    await room.ann.card(IDEAS[2]).get_by_role("button", name="Take my score back").click()
    await expect(room.ann.page.get_by_text("Answered: 2 of 3")).to_be_visible()
    await room.bob.card(IDEAS[0]).get_by_role("radio", name="5, Very much").check(force=True)
    await room.bob.card(IDEAS[1]).get_by_role("radio", name="2").check(force=True)
    await room.sent()
    await room.clean()
    await room.picture("scale-vote")
    # Who comes back finds the part of the page that scores need, and their scores.
    await room.ann.page.reload()
    await expect(first.get_by_role("radio", name="4")).to_be_checked()
    await room.console.press("Show the results")
    await expect(room.board.get_by_text("4.5", exact=True)).to_be_visible()
    spread = room.board.get_by_role("img", name="1: 0, 2: 0, 3: 0, 4: 1, 5: 1")
    await expect(spread.first).to_be_visible()
    await expect(room.ann.card(IDEAS[0]).get_by_text("Average: 4.5 of 5")).to_be_visible()
    await room.clean()
    await room.picture("scale-reveal")
    await room.console.press("Vote again")
    await expect(room.ann.page.get_by_text("everybody votes again")).to_be_visible()
    await room.ann.card(IDEAS[0]).get_by_role("radio", name="2").check(force=True)
    await room.ann.card(IDEAS[1]).get_by_role("radio", name="4").check(force=True)
    await room.bob.card(IDEAS[1]).get_by_role("radio", name="5, Very much").check(force=True)
    await room.sent()
    await room.console.press("Show the results")
    await expect(room.board.get_by_text("Round 1: 1.5")).to_be_visible()
    await expect(room.board.get_by_text("up 3.0")).to_be_visible()
    await expect(room.board.get_by_text("down 2.5")).to_be_visible()
    await room.console.tab("Ideas")
    await expect(room.console.row(IDEAS[1]).get_by_text("up 3.0")).to_be_visible()
    await room.clean()
    await room.picture("scale-second")
