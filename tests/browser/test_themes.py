"""A workshop with themes: grouped by keyboard, by touch and with a mouse; named last; voted on."""

import asyncio

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

FOOD = ("Breakfast when I wake up", "Tea that is still hot")
SLEEP = ("Quiet wheels", "Lights up slowly")
TALK = "Ask me how I slept"


def theme(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


async def pick_by_keyboard(page: Page, text: str) -> None:
    box = page.get_by_role("checkbox", name=text)
    await box.focus()
    await page.keyboard.press("Space")
    await expect(box).to_be_checked()


async def drag(page: Page, what: Locator, where: Locator) -> None:
    await what.scroll_into_view_if_needed()
    box = await what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y + 20, steps=5)
    target = await where.bounding_box()
    assert target
    await page.mouse.move(target["x"] + 60, target["y"] + 20, steps=5)
    await page.mouse.up()


async def test_ideas_become_themes_and_themes_are_voted_on(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="workshop")
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    pocket = await open_page(f"{at}/facilitate#{links['facilitator_token']}", PHONE)
    board = await open_page(f"{at}/board", BOARD)
    ann = await PhoneScreen(await open_page(at, PHONE)).join()
    desk = ConsoleScreen(console)
    room = await Phone(server.url, links["code"]).connect()
    await desk.press("Open: Welcome")
    await desk.press("Open: Ideas")
    await room.until(lambda: room.session["stage"] == room.stage("ideas"))
    for text in (*FOOD, *SLEEP, TALK):
        await room.done("post_idea", text=text)
    await desk.press("Show the ideas to everybody")
    await desk.press("Open: Themes")
    await expect(board.get_by_text("Which ideas belong together? Say it")).to_be_visible()

    # The keyboard alone.
    for text in FOOD:
        await pick_by_keyboard(console, text)
    await console.get_by_role("button", name="Make a theme").press("Enter")
    await expect(theme(console, "Theme 1 No name yet")).to_be_visible()
    await expect(console.get_by_role("status").filter(has_text="No ideas selected")).to_be_focused()
    await expect(board.get_by_role("heading", name="No name yet")).to_be_visible()
    await expect(board.get_by_text(FOOD[0])).to_be_visible()
    await expect(ann.card("No name yet").get_by_text("2 ideas")).to_be_visible()

    # A finger, on the facilitator's phone.
    await pocket.get_by_role("checkbox", name=SLEEP[0]).tap()
    await pocket.get_by_role("button", name="Make a theme").tap()
    await pocket.get_by_role("checkbox", name=SLEEP[1]).tap()
    second = theme(pocket, "Theme 2")
    await second.get_by_role("button", name="Put the selected here").tap()
    await expect(second.get_by_text("2 ideas")).to_be_visible()

    # A mouse: dragged into the wrong one, and out again by undoing.
    await drag(console, console.locator("label", has_text=TALK), theme(console, "Theme 1"))
    await expect(theme(console, "Theme 1").get_by_text("3 ideas")).to_be_visible()
    await desk.press("Undo: moved ideas between themes")
    await expect(theme(console, "Theme 1").get_by_text("2 ideas")).to_be_visible()

    # The name comes last.
    for number, name in ((1, "Food when it suits people"), (2, "A night without noise")):
        field = theme(console, f"Theme {number}").get_by_label("Name (3 to 7 words)")
        await field.fill(name)
        await field.press("Enter")
        await expect(board.get_by_role("heading", name=name)).to_be_visible()
    await expect(board.get_by_text("in no theme yet: 1 idea")).to_be_visible()

    await desk.press("Open: Vote")
    await expect(ann.card(TALK)).to_have_count(0)
    await ann.give_dots("Food when it suits", 3)
    await ann.give_dots("A night without noise", 1)
    await all_is_sent(ann.page)
    await room.done("cast_vote", idea=await id_of(room, "A night without noise"), dots=1)
    # What is in a theme changes under the vote; the dots stay.
    await desk.tab("Themes")
    await pick_by_keyboard(console, TALK)
    await theme(console, "Theme 2").get_by_role("button", name="Put the selected here").click()
    await expect(theme(console, "Theme 1").get_by_text("3 dots")).to_be_visible()
    await expect(theme(console, "Theme 2").get_by_text("2 dots")).to_be_visible()
    await expect(board.get_by_text("3", exact=True)).to_have_count(0)
    await console.get_by_role("radio", name="Each idea").click(force=True)
    await expect(console.get_by_text("People have voted in this round already.")).to_be_visible()
    await desk.press("Show the results")
    first = board.get_by_role("listitem").filter(has_text="Food when it suits")
    await expect(first.get_by_text("3", exact=True)).to_be_visible(timeout=15_000)
    told = ann.card("Food when it suits").get_by_text("3 dots", exact=True)
    await expect(told).to_be_visible()
    await room.leave()


async def id_of(room: Phone, name: str) -> str:
    await room.until(lambda: any(one["name"] == name for one in room.view["themes"].values()))
    return next(key for key, one in room.view["themes"].items() if one["name"] == name)


async def test_a_thousand_ideas_are_grouped_by_their_words(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="workshop")
    at = f"{server.url}/{links['code']}"
    people = [await Phone(server.url, links["code"]).connect() for _ in range(50)]
    facilitator = Phone(server.url, links["code"], "facilitator", token=links["facilitator_token"])
    await facilitator.connect()
    await facilitator.done("open_stage", stage=facilitator.stage("ideas"))
    await facilitator.done("show_ideas")

    async def write(person: Phone, who: int) -> None:
        for number in range(20):
            await person.done("post_idea", text=f"{'Bus' if number < 2 else 'Room'} {who} {number}")

    await asyncio.gather(*(write(person, who) for who, person in enumerate(people)))
    await facilitator.done("open_stage", stage=facilitator.stage("themes"))
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    await expect(console.get_by_text("Ideas in no theme: 1,000")).to_be_visible()
    panel = console.get_by_role("tabpanel")
    assert await panel.get_by_role("checkbox").count() == 50
    await panel.get_by_role("button", name="Show more: 950").click()
    await expect(panel.get_by_role("checkbox")).to_have_count(100)
    await panel.get_by_label("Find an idea").fill("bus")
    await panel.get_by_role("button", name="Select all found: 100").click()
    await panel.get_by_role("button", name="Make a theme").click()
    await expect(theme(console, "Theme 1").get_by_text("100 ideas")).to_be_visible()
    for one in (*people, facilitator):
        await one.leave()
