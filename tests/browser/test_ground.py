"""Common ground, as people play it: a place chosen on a phone, a vote, and the board."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.audit import violations
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
    await ann.unfold_foot()
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


async def test_the_start_page_asks_how_many_are_expected_and_where_people_can_turn(
    server: Server, open_page: OpenPage
) -> None:
    page = await open_page(server.url, LAPTOP)
    await page.get_by_label("Title").fill("Better mornings")
    await page.get_by_role("button", name="Use the usual list").click()
    await page.locator("summary", has_text="How many did you ask to come?").click()
    await page.get_by_label("I work in the service").fill("ten")
    await page.locator("summary", has_text="Say where people can turn").click()
    await page.get_by_role("button", name="Add a help line").click()
    line = page.get_by_role("group", name="Help line 1")
    await expect(line.get_by_label("Name")).to_be_focused()
    await line.get_by_label("Name").fill("Mair")
    await line.get_by_label("Web address").fill("http://example.org")
    assert await violations(page) == []
    await page.get_by_role("button", name="Create the event").click()
    wrong = page.get_by_role("alert").get_by_role("link", name="Enter whole numbers from 1")
    await wrong.click()
    await expect(page.get_by_label("I work in the service")).to_be_focused()
    await page.get_by_label("I work in the service").fill("10")
    await page.get_by_role("button", name="Create the event").click()
    await page.get_by_role("alert").get_by_role("link", name="Help line 1: a web address").click()
    await expect(line.get_by_label("Name")).to_be_focused()
    await expect(line.get_by_label("Web address")).to_have_value("http://example.org")
    await line.get_by_label("Web address").fill("example.org")
    await page.get_by_role("button", name="Create the event").click()
    await expect(page.get_by_role("heading", name="Your event is ready")).to_be_visible()
    code = await page.locator(".ready-code").inner_text()
    await page.get_by_role("link", name="Open the console").click()
    await ConsoleScreen(page).tab("Perspectives")
    service = page.locator(".offer", has_text="I work in the service")
    await expect(service.get_by_role("spinbutton")).to_have_value("10")
    phone = Phone(server.url, code)
    await phone.connect()
    assert [one["web"] for one in phone.session["help_lines"]] == ["https://example.org"]
    await phone.leave()


async def test_the_console_says_plainly_who_is_missing_and_whose_pledges_they_are(
    server: Server, open_page: OpenPage
) -> None:
    places = [
        {"names": {"en": "Carers"}, "expected": 30},
        {"names": {"en": "Staff"}, "expected": 10},
        {"names": {"en": "Young people"}, "expected": 40},
    ]
    links = await server.create(perspectives=places)
    token = links["facilitator_token"]
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{token}", LAPTOP)
    desk = Phone(server.url, links["code"], "facilitator", token=token)
    await desk.connect()
    room = [await Phone(server.url, links["code"]).connect() for _ in range(12)]
    for number, one in enumerate(room):
        await one.done("choose_perspectives", perspectives=["v1" if number < 6 else "v2"])
    await desk.done("open_stage", stage=desk.stage("pledges"))
    for number, one in enumerate(room):
        for _ in range(1 if number < 6 else 5):
            await one.done("make_pledge", text="I will ring", kind="action")
    await desk.done("close_stage")
    await ConsoleScreen(console).tab("Perspectives")
    await expect(console.get_by_text("Fewer than expected: Young people")).to_be_visible()
    await expect(
        console.get_by_text("Much more than their share of the room: Staff")
    ).to_be_visible()
    await expect(
        console.get_by_text("Much less than their share of the room: Carers")
    ).to_be_visible()
    await console.locator("summary", has_text="How is this counted?").click()
    await expect(console.get_by_text("No group has fewer than five people")).to_be_visible()
    assert await violations(console) == []
    for one in (desk, *room):
        await one.leave()


async def test_how_it_is_counted_stands_beside_the_question(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"], perspectives=[{"names": {"en": "Carers"}}])
    phone = (await PhoneScreen(await open_page(f"{server.url}/{links['code']}", PHONE)).join()).page
    await phone.locator("summary", has_text="How is this counted?").click()
    await expect(phone.get_by_text("They never say that a whole group")).to_be_visible()
    assert await violations(phone) == []
    await phone.get_by_role("button", name="Cymraeg").click()
    await expect(phone.get_by_text("Dydyn nhw byth yn dweud bod grŵp cyfan")).to_be_visible()
