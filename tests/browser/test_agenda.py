"""An agenda built on the start page, changed on the console, kept and taken as a file."""

import json
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, change_agenda
from tests.server.servers import Server

PICTURES = Path("test-results/agenda")


async def names(page: Page, *expected: str) -> None:
    """The stages, as they stand in the builder."""
    lines = page.locator(".builder-stage summary strong")
    await expect(lines).to_have_text([f"{n}. {name}" for n, name in enumerate(expected, 1)])


async def create(page: Page, title: str) -> ConsoleScreen:
    await page.get_by_label("Title").fill(title)
    await page.get_by_role("button", name="Create the event").click()
    await page.get_by_role("link", name="Open the console").click()
    await expect(page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    return ConsoleScreen(page)


@pytest.mark.browser
async def test_an_agenda_is_built_before_the_event(server: Server, open_page: OpenPage) -> None:
    page = await open_page(f"{server.url}/", LAPTOP)
    await page.get_by_role("radio", name="Quick vote").check(force=True)
    await change_agenda(page)
    await names(page, "Ideas", "Vote")
    await page.get_by_label("Add a step at the end").select_option("talk")
    await page.get_by_role("button", name="Add", exact=True).click()
    await names(page, "Ideas", "Vote", "Talk")
    # By keyboard alone: the button, and Alt with the arrow keys; the focus goes along.
    await page.get_by_role("button", name="Move up: 3. Talk").focus()
    await page.keyboard.press("Enter")
    await names(page, "Ideas", "Talk", "Vote")
    await expect(page.get_by_role("button", name="Move up: 2. Talk")).to_be_focused()
    await page.keyboard.press("Alt+ArrowUp")
    await names(page, "Talk", "Ideas", "Vote")
    await page.get_by_role("button", name="Duplicate: 2. Ideas").click()
    await names(page, "Talk", "Ideas", "Ideas", "Vote")
    await page.get_by_role("button", name="Remove: 3. Ideas").click()
    await names(page, "Talk", "Ideas", "Vote")
    # By mouse.
    await page.locator(".builder-grip").nth(2).drag_to(page.locator(".builder-stage").nth(0))
    await names(page, "Vote", "Talk", "Ideas")
    await page.locator(".builder-grip").nth(0).drag_to(page.locator(".builder-stage").nth(2))
    await names(page, "Talk", "Ideas", "Vote")
    talk = page.locator(".builder-stage").nth(0)
    await talk.locator("summary").click()
    await talk.get_by_label("Minutes").fill("nine")
    await expect(talk.get_by_text("Enter a whole number")).to_be_visible()
    await talk.get_by_label("Minutes").fill("9")
    await talk.get_by_label("Another question").fill("Who is beside you?")
    await talk.get_by_role("button", name="Add the question").click()
    await talk.get_by_role("group", name="Your script").get_by_label("English").fill("Pairs first.")
    ideas = page.locator(".builder-stage").nth(1)
    await ideas.locator("summary").click()
    await ideas.get_by_role("checkbox", name="In silence").check()
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "start.png", full_page=True)
    # A reload loses nothing.
    await page.reload()
    await names(page, "Talk", "Ideas", "Vote")
    console = await create(page, "Ward meeting")
    code = await console.page.locator(".top-code").inner_text()
    code = code.split()[-1]
    phone = PhoneScreen(await open_page(f"{server.url}/{code}", PHONE))
    board = await open_page(f"{server.url}/{code}/board", BOARD)
    await phone.join()
    await console.press("Open: Talk")
    await expect(console.page.get_by_text("Pairs first.")).to_be_visible()
    await expect(console.page.get_by_label("Minutes").first).to_have_value("9")
    await console.page.get_by_role("button", name="Start timer").click()
    for screen in (phone.page, board):
        heading = screen.get_by_role("heading", name="Who is beside you?")
        await expect(heading).to_be_visible()
        await expect(screen.get_by_text("Pairs first.")).to_have_count(0)
        await expect(screen.get_by_text("8:5").first).to_be_visible()
        assert await violations(screen) == []
    await phone.page.screenshot(path=PICTURES / "phone-talk.png")
    await board.screenshot(path=PICTURES / "board-talk.png")
    await console.page.screenshot(path=PICTURES / "console-talk.png")


@pytest.mark.browser
async def test_an_agenda_changes_during_the_event(server: Server, open_page: OpenPage) -> None:
    links = await server.create()
    at = f"{server.url}/{links['code']}"
    page = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    console = ConsoleScreen(page)
    phone = PhoneScreen(await open_page(at, PHONE))
    await phone.join()
    await console.press("Open: Welcome")
    await console.press("Open: Ideas")
    await console.tab("Agenda")
    await names(page, "Welcome", "Ideas", "Vote", "Pledges", "Evaluation", "Thanks and next steps")
    # What has begun has no way to be moved or removed.
    await expect(page.get_by_role("button", name="Remove: 2. Ideas")).to_have_count(0)
    await page.get_by_role("button", name="Move down: 3. Vote").click()
    await names(page, "Welcome", "Ideas", "Pledges", "Vote", "Evaluation", "Thanks and next steps")
    await expect(page.get_by_role("button", name="Move down: 4. Vote")).to_be_focused()
    await page.keyboard.press("Alt+ArrowUp")
    await names(page, "Welcome", "Ideas", "Vote", "Pledges", "Evaluation", "Thanks and next steps")
    vote = page.locator(".builder-stage").nth(2)
    await vote.locator("summary").click()
    await vote.get_by_label("Dots each").fill("2")
    await vote.get_by_label("Dots each").press("Enter")
    await expect(vote.get_by_label("Most dots on one idea")).to_have_value("2")
    ideas = page.locator(".builder-stage").nth(1)
    await ideas.locator("summary").click()
    await ideas.get_by_label("Question 1 (English)").fill("What would you change first?")
    await ideas.get_by_role("button", name="Save changes").click()
    await expect(phone.page.get_by_role("heading", name="change first?")).to_be_visible()
    await phone.post("Later breakfast")
    # What lies under the tabs while one scrolls is no finding.
    await page.locator(".desk > .tabs").evaluate("(panel) => panel.scrollTo(0, 0)")
    assert await violations(page) == []
    await page.screenshot(path=PICTURES / "console-agenda.png")
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.screenshot(path=PICTURES / "console-agenda-phone.png", full_page=True)
    await page.set_viewport_size(LAPTOP["viewport"])
    await console.press("Show the ideas to everybody")
    await console.press("Open: Vote")
    await expect(phone.page.get_by_text("Dots left: 2")).to_be_visible()
    await page.get_by_role("button", name="Keep this agenda as a template").click()
    await expect(page.get_by_text("You find it on the start page.")).to_be_visible()
    start = await open_page(f"{server.url}/", PHONE)
    await start.get_by_role("radio", name="Better mornings").check(force=True)
    await change_agenda(start)
    await names(start, "Welcome", "Ideas", "Vote", "Pledges", "Evaluation", "Thanks and next steps")
    await start.get_by_role("button", name="Delete this template").click()
    await expect(start.get_by_role("radio", name="Better mornings")).to_have_count(0)


@pytest.mark.browser
async def test_an_agenda_travels_as_a_file(
    server: Server, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(f"{server.url}/?lang=cy", LAPTOP)
    await page.get_by_role("radio", name="Grŵp enwol").check(force=True)
    await change_agenda(page)
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Cadw fel ffeil").click()
    file = tmp_path / "agenda.json"
    await (await downloading.value).save_as(file)
    agenda = json.loads(file.read_text())
    assert [one["kind"] for one in agenda["stages"]][-2:] == ["vote", "close"]
    other = await open_page(f"{server.url}/", LAPTOP)
    agenda["stages"][3]["dots"] = 700
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(agenda))
    await change_agenda(other)
    bring = other.get_by_label("Use an agenda file")
    await bring.set_input_files(wrong)
    alert = other.get_by_role("alert")
    await expect(alert).to_contain_text("Place: stages[4].dots. The largest number is 100.")
    await bring.set_input_files(file)
    await expect(alert).to_have_count(0)
    await names(other, "Welcome", "Ideas", "Talk", "Vote", "Talk", "Vote", "Thanks and next steps")
    console = await create(other, "Brought along")
    await expect(console.page.locator(".agenda-item")).to_have_count(7)


@pytest.mark.browser
async def test_the_board_shows_what_changed_between_two_votes(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(template="before-and-after")
    at = f"{server.url}/{links['code']}"
    page = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    board = await open_page(f"{at}/board", BOARD)
    console, phone = ConsoleScreen(page), PhoneScreen(await open_page(at, PHONE))
    await phone.join()
    await console.press("Open: Welcome")
    await console.press("Open: Ideas")
    await phone.post("A bus in the evening")
    await phone.post("A shared car")
    await console.press("Open: Vote")
    await phone.give_dots("A bus in the evening", 1)
    # Nobody is led to show the first results before the second vote.
    await console.press("Open: Talk")
    await console.press("Open: Vote")
    await expect(phone.page.get_by_text("Dots left: 3")).to_be_visible()
    await phone.give_dots("A bus in the evening", 3)
    await console.press("Show the results")
    await expect(board.get_by_text("Before: 1")).to_be_visible()
    assert await violations(board) == []
    await board.screenshot(path=PICTURES / "board-shift.png")
