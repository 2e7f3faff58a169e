"""A picture chosen on the console, described, and seen on the board and on phones."""

import json
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, change_agenda
from tests.server import pictures
from tests.server.servers import Server

SHOTS = Path("test-results/pictures")
CARD = (
    "Elen lives alone above the bakery. Her insulin comes on Mondays, her nurse on Tuesdays.\n\n"
    + "One Monday nobody rings. She waits by the window until the street lamps are lit. " * 6
    + "\n\nWho could have known?"
)


def file(content: bytes, kind: str = "image/jpeg", name: str = "field.jpg") -> dict[str, object]:
    return {"name": name, "mimeType": kind, "buffer": content}


async def is_loaded(picture: Locator) -> None:
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("(image) => image.naturalWidth") > 0


async def describe(page: Page) -> None:
    """The picture's words, in both languages."""
    await page.get_by_role("button", name="Save the picture").click()
    await expect(page.get_by_text("Say in words what the picture shows").first).to_be_visible()
    await page.get_by_label("What the picture shows (English)").fill("A green field")
    await page.get_by_label("What the picture shows (Cymraeg)").fill("Cae gwyrdd")
    await page.get_by_label("Who made it (optional)").fill("Non")


@pytest.mark.browser
async def test_a_picture_goes_from_the_console_to_every_screen(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"])
    at = f"{server.url}/{links['code']}"
    page = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    console = ConsoleScreen(page)
    phone = PhoneScreen(await open_page(at, PHONE))
    welsh = await open_page(f"{at}?lang=cy", PHONE)
    board = await open_page(f"{at}/board", BOARD)
    await phone.join()
    await welsh.get_by_role("button", name="Ymuno", exact=True).click()
    await console.tab("Agenda")
    await page.get_by_label("Add a step at the end").select_option("talk")
    await page.get_by_role("button", name="Add", exact=True).click()
    talk = page.locator(".builder-stage").last
    await talk.locator("summary", has_text="Talk").click()
    await talk.get_by_label("Another question").fill("What grows here?")
    await talk.get_by_role("button", name="Add the question").click()
    chooser = talk.get_by_label("Add a picture")
    await chooser.set_input_files(file(pictures.SVG, "image/svg+xml", "evil.svg"))
    await expect(talk.get_by_role("alert")).to_contain_text("can't be used as a picture")
    await chooser.set_input_files(file(pictures.bomb(), "image/png", "bomb.png"))
    await expect(talk.get_by_role("alert")).to_contain_text("can't be used as a picture")
    await chooser.set_input_files(file(pictures.made(size=(2400, 1600), colour="seagreen")))
    await describe(page)
    await is_loaded(talk.locator("img"))
    assert await violations(page) == []
    await page.get_by_role("button", name="Save the picture").click()
    await expect(page.get_by_role("button", name="Save the picture")).to_have_count(0)
    await talk.locator("img").scroll_into_view_if_needed()
    await page.screenshot(path=SHOTS / "console.png")
    await console.press("Open: Talk")

    seen = phone.page.get_by_role("img", name="A green field")
    await is_loaded(seen)
    assert "-480.webp" in str(await seen.get_attribute("src"))
    await is_loaded(welsh.get_by_role("img", name="Cae gwyrdd"))
    await is_loaded(board.get_by_role("img", name="A green field"))
    await expect(board.get_by_text("Picture: Non")).to_be_visible()
    for screen in (phone.page, welsh, board):
        assert await violations(screen) == []
    await phone.page.screenshot(path=SHOTS / "phone.png", full_page=True)
    await board.screenshot(path=SHOTS / "board.png")
    larger = phone.page.get_by_role("button", name="Make the picture larger")
    await larger.focus()
    await phone.page.keyboard.press("Enter")
    dialog = phone.page.get_by_role("dialog", name="A green field")
    await is_loaded(dialog.locator("img"))
    assert await violations(phone.page) == []
    await phone.page.screenshot(path=SHOTS / "phone-large.png")
    await phone.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(larger).to_be_focused()

    # Beside cards it makes room for them.
    await console.tab("Agenda")
    ideas = page.locator(".builder-stage").nth(1)
    await ideas.locator("summary").click()
    first = ideas.locator(".builder-picture").first
    await first.get_by_label("Add a picture").set_input_files(
        file(pictures.made("PNG", (600, 900), "orange"), "image/png", "card.png")
    )
    await first.get_by_label("What the picture shows (English)").fill("An orange card")
    await first.get_by_role("button", name="Save the picture").click()
    await console.press("Open: Ideas")
    await phone.post("More light")
    await console.press("Show the ideas to everybody")
    await is_loaded(board.get_by_role("img", name="An orange card"))
    await expect(board.get_by_text("More light")).to_be_visible()
    assert await violations(board) == []
    await board.screenshot(path=SHOTS / "board-ideas.png")
    await phone.page.screenshot(path=SHOTS / "phone-ideas.png", full_page=True)
    await first.get_by_role("button", name="Remove the picture").click()
    await expect(board.get_by_role("img", name="An orange card")).to_have_count(0)

    # At the welcome it stands beside the way in, which stays whole.
    welcome = page.locator(".builder-stage").nth(0)
    await welcome.locator("summary").click()
    await welcome.get_by_label("Add a picture").set_input_files(
        file(pictures.made(size=(1600, 1600), colour="teal"))
    )
    await welcome.get_by_label("What the picture shows (English)").fill("A teal door")
    await welcome.get_by_role("button", name="Save the picture").click()
    await console.press("Open: Welcome")
    await is_loaded(board.get_by_role("img", name="A teal door"))
    await expect(board.locator(".joining-code")).to_be_in_viewport(ratio=1)
    assert await violations(board) == []
    await board.screenshot(path=SHOTS / "board-welcome.png")


@pytest.mark.browser
async def test_a_scenario_is_read_sheet_by_sheet_on_the_board(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create()
    at = f"{server.url}/{links['code']}"
    page = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    console = ConsoleScreen(page)
    phone = PhoneScreen(await open_page(at, PHONE))
    board = await open_page(f"{at}/board", BOARD)
    await board.clock.install()
    await phone.join()
    await console.tab("Agenda")
    await page.get_by_label("Add a step at the end").select_option("talk")
    await page.get_by_role("button", name="Add", exact=True).click()
    talk = page.locator(".builder-stage").last
    await talk.locator("summary", has_text="Talk").click()
    await talk.get_by_label("Another question").fill(CARD)
    await talk.get_by_role("button", name="Add the question").click()
    await expect(talk.get_by_label("Question 1 (English)")).to_be_visible()
    await console.press("Open: Talk")
    await expect(phone.page.get_by_text("Who could have known?")).to_be_visible()
    await phone.page.screenshot(path=SHOTS / "phone-card.png", full_page=True)
    await expect(board.get_by_text("1 of 2")).to_be_visible()
    await expect(board.get_by_role("heading", name="Elen lives alone")).to_be_visible()
    await board.screenshot(path=SHOTS / "board-card.png")
    await board.clock.fast_forward(26_000)
    await expect(board.get_by_text("2 of 2")).to_be_visible()
    await expect(board.get_by_role("heading", name="Who could have known?")).to_be_visible()
    for screen in (phone.page, board):
        assert await violations(screen) == []


@pytest.mark.browser
async def test_a_picture_is_brought_along_before_the_event(
    server: Server, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(f"{server.url}/", LAPTOP)
    await change_agenda(page)
    ideas = page.locator(".builder-stage").nth(1)
    await ideas.locator("summary").click()
    await ideas.get_by_label("Add a picture").first.set_input_files(file(pictures.made()))
    await ideas.get_by_label("What the picture shows (English)").fill("A green field")
    await ideas.get_by_role("button", name="Save the picture").click()
    await is_loaded(ideas.get_by_role("img", name="A green field"))
    assert await violations(page) == []
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / "agenda.json"
    await (await downloading.value).save_as(saved)
    [picture] = json.loads(saved.read_text())["stages"][1]["pictures"]
    assert picture["alt"] == {"en": "A green field"}
    other = await open_page(f"{server.url}/", LAPTOP)
    await change_agenda(other)
    async with other.expect_response("**/api/agendas/check"):
        await other.get_by_label("Use an agenda file").set_input_files(saved)
    await other.locator(".builder-stage").nth(1).locator("summary").click()
    await is_loaded(other.get_by_role("img", name="A green field"))
    await other.get_by_label("Title").fill("Brought along")
    await other.get_by_role("button", name="Create the event").click()
    await other.get_by_role("link", name="Open the console").click()
    console = ConsoleScreen(other)
    await console.press("Open: Ideas")
    code = (await other.locator(".top-code").inner_text()).split()[-1]
    phone = PhoneScreen(await open_page(f"{server.url}/{code}", PHONE))
    await phone.join()
    await is_loaded(phone.page.get_by_role("img", name="A green field"))
