"""A facilitator keeps harm off the board, and everybody is told what concerns them."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser

PICTURES = Path("test-results/moderation")
NUMBER = "Ring Dilys on 07700 900123 about the doors"


class Hall:
    def __init__(self, ann: PhoneScreen, board: Page, console: ConsoleScreen) -> None:
        self.ann, self.board, self.console = ann, board, console
        self.pages = (ann.page, board, console.page)

    @classmethod
    async def of(cls, server: Server, open_page: OpenPage, template: str) -> "Hall":
        links = await server.create(template=template)
        at, token = f"{server.url}/{links['code']}", links["facilitator_token"]
        ann = await PhoneScreen(await open_page(at)).join()
        board = await open_page(f"{at}/board", BOARD)
        console = ConsoleScreen(await open_page(f"{at}/facilitate#{token}", LAPTOP))
        return cls(ann, board, console)

    async def moderates(self, mode: str = "") -> None:
        await self.console.tab("Moderation")
        if mode:
            radio = self.console.page.get_by_role("radio", name=mode)
            await radio.check(force=True)
            await expect(radio).to_be_checked()

    async def look(self, name: str) -> None:
        """A picture of every screen, and none with a barrier in it."""
        for page, screen in zip(self.pages, ("phone", "board", "console"), strict=True):
            await page.wait_for_timeout(400)
            await page.screenshot(path=PICTURES / f"{name}-{screen}.png")
            assert await violations(page) == []
        await self.look_at_the_pocket(name)

    async def look_at_the_pocket(self, name: str) -> None:
        """The same console on a phone: nothing runs out of its side."""
        page = self.console.page
        await page.set_viewport_size({"width": 360, "height": 740})
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        await page.screenshot(path=PICTURES / f"{name}-pocket.png", full_page=True)
        await page.set_viewport_size(LAPTOP["viewport"])


async def test_a_number_waits_and_is_taken_out(server: Server, open_page: OpenPage) -> None:
    hall = await Hall.of(server, open_page, "quick")
    ann, board, console = hall.ann, hall.board, hall.console.page
    await hall.console.press("Open: Ideas")
    await hall.moderates("What may need a look")
    await ann.post("Soup at noon")
    await ann.post(NUMBER)
    await expect(ann.card(NUMBER).get_by_text("Waiting for the facilitator")).to_be_visible()
    await expect(board.get_by_text("Soup at noon")).to_be_visible()
    await expect(console.get_by_role("tab", name="Waiting: 1")).to_be_visible()
    await expect(hall.console.row(NUMBER).get_by_text("Found: Telephone number")).to_be_visible()
    await hall.look("queue")
    await expect(board.get_by_text("Dilys")).to_have_count(0)

    await console.keyboard.press("e")
    dialog = console.get_by_role("dialog")
    await dialog.get_by_label("Words").fill("Somebody should see to the doors")
    await dialog.get_by_role("button", name="Save and approve").click()
    await expect(board.get_by_text("Somebody should see to the doors")).to_be_visible()
    changed = ann.card("Somebody should see to the doors")
    await expect(changed.get_by_text("The facilitator changed this. You wrote:")).to_be_visible()
    await expect(changed.get_by_text(NUMBER)).to_be_visible()
    await expect(console.get_by_text("Nothing waits for you.")).to_be_visible()
    await hall.console.tab("Ideas")
    row = hall.console.row("Somebody should see")
    await row.get_by_text("Its author wrote:").click()
    await expect(row.get_by_text(NUMBER)).to_be_visible()


async def test_the_queue_is_worked_through_by_keys(server: Server, open_page: OpenPage) -> None:
    hall = await Hall.of(server, open_page, "quick")
    console = hall.console.page
    await hall.console.press("Open: Ideas")
    await hall.moderates("Everything")
    for text in ("First thought", "Second thought", "Third thought"):
        await hall.ann.post(text)
    marked = console.locator("[aria-current=true] article")
    await expect(console.get_by_role("tab", name="Waiting: 3")).to_be_visible()
    await expect(marked).to_contain_text("First thought")
    await console.keyboard.press("j")
    await expect(marked).to_contain_text("Second thought")
    await console.keyboard.press("f")
    dialog = console.get_by_role("dialog")
    await dialog.get_by_label("Note").fill("Tell the lead today")
    await dialog.get_by_role("button", name="Save the flag").click()
    await expect(marked.get_by_text("Tell the lead today")).to_be_visible()
    await hall.look("flagged")
    await console.keyboard.press("h")
    await expect(marked).to_contain_text("Third thought")
    await console.keyboard.press("k")
    await expect(marked).to_contain_text("First thought")
    # Keys rest for a moment after each card: the next one has not been read yet.
    await console.wait_for_timeout(700)
    await console.keyboard.press("a")
    await expect(marked).to_contain_text("Third thought")
    await expect(hall.board.get_by_text("First thought")).to_be_visible()
    await expect(hall.board.get_by_text("Second thought")).to_have_count(0)
    await expect(console.get_by_text("Safeguarding flags: 1")).to_be_visible()
    await console.locator("summary", has_text="Log: every step").click()
    await expect(console.get_by_text("hidden: Idea 2")).to_be_visible()
    await expect(console.get_by_text("Facilitator 1 approved: Idea 1")).to_be_visible()
    await hall.look("log")


async def test_posting_pauses_and_returns_with_what_was_being_written(
    server: Server, open_page: OpenPage
) -> None:
    hall = await Hall.of(server, open_page, "quick")
    ann, console = hall.ann, hall.console.page
    await hall.console.press("Open: Ideas")
    await hall.moderates()
    await ann.write_idea("Half a thou")
    await console.get_by_label("Pause posting").click()
    await expect(ann.page.get_by_text("Posting is paused.")).to_be_visible()
    await expect(hall.board.get_by_text("Posting is paused")).to_be_visible()
    await expect(ann.page.get_by_role("button", name="Send idea")).to_be_disabled()
    await expect(console.get_by_label("Pause posting")).to_be_checked()
    await hall.look("paused")
    await ann.write_idea("Half a thought")
    await ann.page.reload()
    await expect(ann.page.get_by_label("Your idea")).to_have_value("Half a thought")
    await console.get_by_label("Pause posting").click()
    await expect(ann.page.get_by_text("Posting is paused.")).to_have_count(0)
    await ann.page.get_by_role("button", name="Send idea").click()
    await all_is_sent(ann.page)
    await expect(hall.board.get_by_text("Half a thought")).to_be_visible()


async def test_an_author_is_removed_unseen_and_let_back(
    server: Server, open_page: OpenPage
) -> None:
    hall = await Hall.of(server, open_page, "quick")
    ann, console = hall.ann, hall.console.page
    await hall.console.press("Open: Ideas")
    await ann.post("Something hurtful")
    await hall.console.tab("Ideas")
    row = hall.console.row("Something hurtful")
    await row.locator("summary", has_text="More").click()
    await row.get_by_role("button", name="Remove its author").click()
    await hall.look("removing")
    await console.get_by_role("dialog").get_by_role("button", name="Remove them").click()
    told = ann.page.get_by_role("heading", name="You cannot take part just now")
    await expect(told).to_be_visible()
    await expect(ann.page.get_by_label("Your idea")).to_have_count(0)
    await expect(row.get_by_text("author removed")).to_be_visible()
    await hall.look("removed")
    await hall.console.tab("Moderation")
    await console.locator("summary", has_text="Log: every step").click()
    await console.get_by_role("button", name="Let back in: Idea 1").click()
    await expect(ann.page.get_by_label("Your idea")).to_be_visible()
    await expect(console.get_by_text("author let back in: Idea 1")).to_be_visible()


async def test_a_list_of_names_holds_pledges_too(server: Server, open_page: OpenPage) -> None:
    hall = await Hall.of(server, open_page, "pledge-event")
    ann, console = hall.ann, hall.console.page
    await hall.moderates("What may need a look")
    await console.locator("summary", has_text="Your word and name lists").click()
    await console.get_by_label("Names", exact=True).fill("Dilys Puw")
    await hall.console.press("Use this list")
    for stage in ("Welcome", "Ideas", "Vote", "Pledges"):
        await hall.console.press(f"Open: {stage}")
    await ann.pledge("I will listen to Dilys Puw", "Culture")
    await expect(
        ann.card("I will listen").get_by_text("Waiting for the facilitator")
    ).to_be_visible()
    await hall.console.tab("Moderation")
    await expect(hall.console.row("I will listen").get_by_text("Name on a list")).to_be_visible()
    await hall.look("pledge")
    await expect(hall.board.get_by_text("Dilys")).to_have_count(0)
    await console.keyboard.press("a")
    await expect(hall.board.get_by_text("I will listen to Dilys Puw")).to_be_visible()
