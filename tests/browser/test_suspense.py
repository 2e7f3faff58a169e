"""The best places are unveiled one by one; to a still board, or a late one, all at once."""

import pytest
from playwright.async_api import expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, OpenPage
from tests.browser.fitting import misfits
from tests.server.phones import Phone
from tests.server.servers import Server

IDEAS = ("Quiet wheels", "Tea that is still hot", "Ask me how I slept", "Lights up slowly")


@pytest.mark.browser
async def test_places_are_unveiled_one_by_one(server: Server, open_page: OpenPage) -> None:
    links = await server.create(template="quick")
    code = links["code"]
    facilitator = await Phone(
        server.url, code, "facilitator", token=links["facilitator_token"]
    ).connect()
    person, other = [await Phone(server.url, code).connect() for _ in range(2)]
    at = f"{server.url}/{code}/board"
    board = await open_page(at, BOARD, reduced_motion="no-preference")
    still = await open_page(at, BOARD)
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    ideas = [await person.done("post_idea", text=text) for text in IDEAS]
    await facilitator.done("open_stage", stage=facilitator.stage("vote"))
    for idea, dots in zip(ideas, (1, 3, 1), strict=False):
        await person.done("cast_vote", idea=idea, dots=dots)
    await other.done("cast_vote", idea=ideas[2], dots=1)
    await expect(board.locator(".board-vote")).to_be_visible()
    await expect(still.locator(".board-vote")).to_be_visible()
    # Only what moves by itself stands still.
    await facilitator.done("direct_board", paused=True)
    await expect(board.get_by_text("Paused. Press P to go on.")).to_be_visible()
    await facilitator.done("reveal")
    await facilitator.done("direct_board", paused=False)

    await expect(still.locator(".row")).to_have_count(3)
    place = board.get_by_role("heading", level=2)
    await expect(place).to_have_text("Third place")
    await expect(board.locator(".podium")).to_contain_text(IDEAS[0])
    await expect(board.get_by_text(IDEAS[1])).to_have_count(0)
    assert await violations(board) == []
    assert await misfits(board) == []
    await facilitator.done("direct_board", turn=1)
    await expect(place).to_have_text("Second place")
    await board.keyboard.press("ArrowRight")
    await expect(place).to_have_text("First place")
    await expect(board.locator(".podium")).to_contain_text(IDEAS[1])
    await board.screenshot(path="test-results/suspense.png")
    await board.keyboard.press("ArrowRight")
    await expect(board.locator(".row")).to_have_count(3)

    # Whoever comes when all is told sees all of it.
    await board.reload()
    await expect(board.locator(".row")).to_have_count(3)
    for one in (facilitator, person, other):
        await one.leave()
