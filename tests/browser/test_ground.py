"""Common ground, as people play it: a place chosen on a phone, a vote, and the board."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.fitting import settled
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

UNITES = "A bench at every stop"
DIVIDES = (
    "One form for everything that anybody has to fill in, at the desk, on the ward, at home and"
    " online, and in words that my mother would use when she talks about herself to a friend"
)


async def test_common_ground_from_the_phone_to_the_board(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="pledge-event", languages=["en", "cy"])
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    board = await open_page(f"{at}/board", BOARD)
    desk = ConsoleScreen(console)
    await desk.tab("Perspectives")
    await expect(console.get_by_text("People are not asked yet.")).to_be_visible()
    await desk.press("Use the usual list")
    await expect(console.get_by_text("I work in the service", exact=True)).to_be_visible()

    ann = await PhoneScreen(await open_page(at, PHONE)).join()
    place = ann.page.get_by_role("group", name="How would you describe your place in the room?")
    await place.get_by_role("checkbox", name="I am a carer").check()
    await place.get_by_role("checkbox", name="I have lived experience").check()
    await ann.page.get_by_role("button", name="Save changes").click()
    await expect(ann.page.get_by_text("Kept. You can change it at any time.")).to_be_visible()
    await picture(ann.page, "phone")
    await ann.page.reload()
    await expect(place.get_by_role("checkbox", name="I am a carer")).to_be_checked()
    await place.get_by_role("checkbox", name="I have lived experience").uncheck()
    await ann.page.get_by_role("button", name="Save changes").click()
    await all_is_sent(ann.page)

    room = [await Phone(server.url, links["code"]).connect() for _ in range(11)]
    desk_phone = Phone(server.url, links["code"], "facilitator", token=links["facilitator_token"])
    await desk_phone.connect()
    _, carer, staff, _ = (one["id"] for one in room[0].session["perspectives"])
    for number, one in enumerate(room):
        await one.done("choose_perspectives", perspectives=[carer if number < 5 else staff])
    vote = desk_phone.stage("vote")
    await desk_phone.done("choose_method", stage=vote, method="opinion")
    await desk_phone.done("open_stage", stage=desk_phone.stage("ideas"))
    ideas = [await room[0].done("post_idea", text=text) for text in (UNITES, DIVIDES)]
    await desk_phone.done("show_ideas")
    await desk_phone.done("open_stage", stage=vote)
    for number, one in enumerate(room):
        await one.done("cast_vote", idea=ideas[0], opinion="agree")
        opinion = "agree" if number < 4 or number == 5 else "disagree"
        await one.done("cast_vote", idea=ideas[1], opinion=opinion)
    await desk_phone.done("reveal")
    await desk_phone.done("close_stage")

    await desk.press("Show on the board")
    await expect(board.get_by_role("heading", name="Common ground", exact=True)).to_be_visible()
    shared = board.locator(".ground-together")
    await expect(shared.get_by_text(UNITES)).to_be_visible()
    await expect(board.locator(".ground-divided").get_by_text(DIVIDES)).to_be_visible()
    await picture(board, "board")
    await board.get_by_role("button", name="Show the numbers").press("Enter")
    await expect(shared.get_by_text("I am a carer or family member: nearly all")).to_be_visible()
    await picture(board, "numbers")
    for size in ("1.15", "1.3", "1.5", "2", "1"):
        await board.keyboard.press("s")
        await board.locator(f'html[style*="--larger: {size};"]').wait_for()
        assert await settled(board) == [], size
        await picture(board, f"numbers-{size}")
    results = ann.page.get_by_role("region", name="Common ground")
    await expect(results.get_by_text("about two in three people or more")).to_be_visible()
    await expect(results.get_by_text(UNITES)).to_be_visible()
    await picture(ann.page, "results")
    await console.locator("summary", has_text=UNITES).click()
    await expect(console.get_by_text("All perspectives counted alike: nearly all")).to_be_visible()
    # Twice as many carers as staff were asked to come; about as many are there.
    for name, number in (("carer", "20"), ("service", "10")):
        await field_of(console, name).fill(number)
        await field_of(console, name).press("Tab")
    who = console.get_by_role("table")
    await expect(who.get_by_role("row", name="I am a carer").get_by_text("fewer")).to_be_visible()
    await expect(who.get_by_role("row", name="I work in").get_by_text("more")).to_be_visible()
    await expect(field_of(console, "carer")).to_have_value("20")
    await picture(console, "console")
    await who.scroll_into_view_if_needed()
    await picture(console, "who")
    await desk.press("Take off the board")
    await expect(board.get_by_role("heading", name="Common ground", exact=True)).to_have_count(0)

    # Changed later, from the foot of the page.
    await ann.page.get_by_role("button", name="Your place in the room").click()
    await expect(ann.page.get_by_role("dialog").get_by_text("Nobody sees")).to_be_visible()
    await picture(ann.page, "dialog")
    for one in (*room, desk_phone):
        await one.leave()


def field_of(console: Page, name: str) -> Locator:
    """The number of people asked to come, of one perspective."""
    return console.get_by_role("listitem").filter(has_text=name).get_by_role("spinbutton")


async def picture(page: Page, name: str) -> None:
    whole = name in ("console", "results")
    await page.screenshot(path=f"test-results/ground/{name}.png", full_page=whole)
