"""What readers set for themselves: their own colours, no movement, more contrast."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest, violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

# What moves now, or would have moved for longer than a blink.
MOVING = """() => document.getAnimations().flatMap((one) => {
  const { activeDuration, iterations } = one.effect.getComputedTiming();
  const moves = activeDuration > 1 || iterations === Infinity;
  return moves ? [one.effect.target.className + ": " + (one.animationName ?? one.id)] : [];
})"""

# Whether two parts differ to the eye where no colour of the page's own is left.
LOOK = """(one) => {
  const { backgroundColor, outlineStyle, borderStyle, borderWidth } = getComputedStyle(one);
  return [backgroundColor, outlineStyle, borderStyle, borderWidth].join();
}"""


async def is_seen(page: Page, selector: str) -> None:
    """A bar or a mark is there, and has another colour than what it lies on."""
    part = page.locator(selector).first
    await expect(part).to_be_visible()
    own, canvas = await part.evaluate(
        """(one) => [getComputedStyle(one).backgroundColor,
          getComputedStyle(document.body).backgroundColor]"""
    )
    assert own not in (canvas, "rgba(0, 0, 0, 0)"), selector


async def test_own_colours_and_no_movement(server: Server, open_page: OpenPage) -> None:
    links = await server.create()
    code, token = links["code"], links["facilitator_token"]
    at, how = f"{server.url}/{code}", {"forced_colors": "active", "reduced_motion": "reduce"}
    desk = await Phone(server.url, code, "facilitator", token=token).connect()
    other = await Phone(server.url, code).connect()
    phone = await open_page(at, PHONE, **how)
    await phone.get_by_role("button", name="Join", exact=True).click()
    board = await open_page(f"{at}/board", {**BOARD, **how})
    console = await open_page(f"{at}/facilitate#{token}", LAPTOP, **how)
    pages = (phone, board, console)

    async def look() -> None:
        for page in pages:
            assert await page.evaluate(MOVING) == []
        await at_rest(*pages)
        for page in pages:
            assert await violations(page) == []

    await desk.done("open_stage", stage=desk.stage("ideas"))
    ideas = [await other.done("post_idea", text=text) for text in ("Tea at nine", "Quiet wheels")]
    await desk.done("show_ideas")
    await expect(board.get_by_text("Tea at nine")).to_be_visible()
    await look()
    chosen, usual = console.locator('.tab[aria-selected="true"]'), console.locator("#tab-team")
    assert await chosen.evaluate(LOOK) != await usual.evaluate(LOOK)
    await is_seen(console, ".connection-online .connection-mark")

    await desk.done("open_stage", stage=desk.stage("vote"))
    await other.done("cast_vote", idea=ideas[0], dots=3)
    await phone.get_by_role("button", name="Add a dot").first.click()
    await is_seen(phone, ".card .dot-set")
    await phone.keyboard.press("Tab")
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert await phone.evaluate(outline) == "solid"
    await look()
    await desk.done("reveal")
    await is_seen(phone, ".tally-part")
    await is_seen(board, ".bar-part")
    await look()

    await desk.done("open_stage", stage=desk.stage("pledges"))
    for kind in ("action", "culture"):
        await other.done("make_pledge", text=f"I will: {kind}", kind=kind)
    for page in (phone, board):
        for kind, word in (("action", "Action"), ("culture", "Culture")):
            await is_seen(page, f".kind-{kind} .kind-mark")
            await expect(page.locator(f".kind-{kind}").first).to_contain_text(word)
    assert await board.locator(".rail-join img").evaluate("(one) => one.naturalWidth") > 0
    await look()
    for one in (desk, other):
        await one.leave()


async def test_without_such_a_wish_things_arrive_and_then_rest(
    server: Server, open_page: OpenPage
) -> None:
    """What moves comes to rest by itself within five seconds, or can be paused (2.2.2)."""
    links = await server.create()
    board = await open_page(
        f"{server.url}/{links['code']}/board", BOARD, reduced_motion="no-preference"
    )
    await expect(board.get_by_text(links["code"]).first).to_be_visible()
    endless = "() => document.getAnimations().some((one) => one.effect.getTiming().iterations > 9)"
    assert not await board.evaluate(endless)
