"""The pledge wall holds five or three hundred, and everybody's promise comes round."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import BOARD, OpenPage
from tests.server.phones import Phone
from tests.server.servers import Server

MANY = 24
# Three new ones a second come on the board.
ARRIVED_MS = 15_000


async def pledge(people: list[Phone], first: int, last: int) -> None:
    for n in range(first, last):
        await people[n % len(people)].done(
            "make_pledge",
            text=f"I will ask before I help: number {n} of us",
            kind=("action", "culture")[n % 2],
            who="Mair" if n % 3 else None,
            by_when="Friday",
        )


async def seen_while_turning(board: Page) -> set[str]:
    """The words on every page, turned by hand, from the first to the first again."""
    seen: set[str] = set()
    turner = board.locator(".wall-turn span")
    first = now = await turner.inner_text()
    while True:
        seen |= set(await board.locator(".wall-page .card-words").all_inner_texts())
        await board.keyboard.press("ArrowRight")
        await expect(turner).not_to_have_text(now)
        now = await turner.inner_text()
        if now == first:
            return seen


@pytest.mark.browser
async def test_the_wall_fits_five_and_many(server: Server, open_page: OpenPage) -> None:
    links = await server.create()
    code = links["code"]
    facilitator = await Phone(
        server.url, code, "facilitator", token=links["facilitator_token"]
    ).connect()
    people = [await Phone(server.url, code).connect() for _ in range(8)]
    board = await open_page(f"{server.url}/{code}/board", BOARD)
    await facilitator.done("open_stage", stage=facilitator.stage("pledges"))
    await expect(board.get_by_text("The first pledge could be yours")).to_be_visible()

    # Five stand on the stage together, in larger type than usual.
    await pledge(people, 0, 5)
    slips = board.locator(".wall-page .slip")
    await expect(slips).to_have_count(5)
    await expect(board.locator(".wall-turn")).to_have_count(0)
    scale = "node => Number(getComputedStyle(node).getPropertyValue('--scale'))"
    assert await board.locator(".wall").evaluate(scale) > 1
    await expect(slips.last).to_contain_text("Culture")
    await expect(board.locator(".slip-fresh")).not_to_have_count(0)
    await board.screenshot(path="test-results/wall-5.png")

    # Many pass page by page: none is left out, and the marks of those above are lit.
    await pledge(people, 5, MANY)
    await expect(board.locator(".band-mark")).to_have_count(MANY, timeout=ARRIVED_MS)
    await board.keyboard.press("p")
    await expect(board.locator(".band-lit")).to_have_count(await slips.count())
    assert len(await seen_while_turning(board)) == MANY
    assert await board.locator(".wall").evaluate(scale) == 1
    await board.screenshot(path="test-results/wall-many.png")

    # Nothing comes while it is paused; afterwards it does, and is turned to.
    await pledge(people, MANY, MANY + 1)
    await expect(board.locator(".rail-number")).to_have_text(str(MANY))
    await board.keyboard.press("p")
    fresh = board.locator(".slip-fresh", has_text=f"number {MANY} of us")
    await expect(fresh).to_be_visible(timeout=ARRIVED_MS)
    for one in (facilitator, *people):
        await one.leave()
