"""The board is directed from a facilitator's phone."""

import pytest
from playwright.async_api import expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen
from tests.server.phones import Phone
from tests.server.servers import Server

IDEAS = 40


@pytest.mark.browser
async def test_a_pocket_directs_the_board(server: Server, open_page: OpenPage) -> None:
    links = await server.create(title="Better mornings", template="quick")
    at, token = f"{server.url}/{links['code']}", links["facilitator_token"]
    facilitator = await Phone(server.url, links["code"], "facilitator", token=token).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    people = [await Phone(server.url, links["code"]).connect() for _ in range(4)]
    for number in range(IDEAS):
        await people[number % 4].done("post_idea", text=f"Idea {number} " + "word " * 20)
    board = await open_page(f"{at}/board", BOARD)
    pocket = ConsoleScreen(await open_page(f"{at}/facilitate#{token}", PHONE))
    await pocket.tab("Board")
    page = board.locator(".wall-turn")
    await expect(page).to_contain_text("of 40")
    switch = pocket.page.get_by_label

    # Nothing turns by itself while it is paused.
    await switch("Stop all motion").click()
    await expect(board.get_by_text("Paused. Press P to go on.")).to_be_visible()
    first = await page.text_content() or ""
    await pocket.press("Next page")
    await expect(page).not_to_have_text(first)
    await pocket.press("Page back")
    await expect(page).to_have_text(first)
    await switch("Stop all motion").click()

    # Frozen: what is hidden goes, what is new waits.
    await switch("Freeze the board").click()
    await expect(board.get_by_text("On hold", exact=True)).to_be_visible()
    await expect(pocket.page.get_by_text("The board is frozen")).to_be_visible()
    await people[0].done("post_idea", text="Written meanwhile")
    gone = board.get_by_text("Idea 0 ", exact=False)
    await expect(gone).to_have_count(1)
    hidden = next(i for i in facilitator.view["ideas"].values() if i["text"].startswith("Idea 0 "))
    await facilitator.done("hide_idea", idea=hidden["id"])
    await expect(gone).to_have_count(0)
    await expect(board.get_by_text("40 ideas")).to_have_count(0)
    assert await violations(board) == []
    assert await violations(pocket.page) == []
    await board.screenshot(path="test-results/remote-frozen-board.png")
    await pocket.page.screenshot(path="test-results/remote-pocket.png", full_page=True)

    # A board that is loaded anew shows nothing that was to wait.
    await board.reload()
    await expect(board.get_by_text("Scan to join")).to_be_visible()
    await pocket.press("Let the board go on")
    await expect(board.get_by_text("40 ideas")).to_be_visible()

    await switch("Show how to join").click()
    await expect(board.get_by_text("Scan to join")).to_be_visible()
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    await expect(board.get_by_text("Scan to join")).to_have_count(0)
    await switch("Large type").click()
    await expect(board.locator("html")).to_have_attribute("style", "--larger: 1.5;")
    await board.screenshot(path="test-results/remote-large-board.png")
    for one in (facilitator, *people):
        await one.leave()
