"""A private word from a phone, and where to turn: as people meet it."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

LINES = [
    {
        "names": {"en": "Mair, in the quiet room", "cy": "Mair, yn yr ystafell dawel"},
        "phone": "+44 (0)1632 960 123",
        "notes": {"en": "All day", "cy": "Drwy'r dydd"},
    },
    {"names": {"en": "A listening service", "cy": "Gwasanaeth gwrando"}, "web": "example.org/talk"},
]


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


async def test_a_private_word_is_sent_read_and_dealt_with(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"], help_lines=LINES)
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    phone = await open_page(at, PHONE)
    ann = await PhoneScreen(phone).join()
    mark = console.get_by_role("button", name="Private words")
    await expect(mark).to_have_count(0)

    await phone.get_by_role("button", name="A private word").click()
    await dialog(phone).get_by_label("What would you like to say? (optional)").fill("Too loud here")
    await dialog(phone).get_by_role("radio", name="Please come to me").check(force=True)
    await dialog(phone).get_by_label("Where or who are you? (optional)").fill("By the window")
    assert await violations(phone) == []
    ring = dialog(phone).get_by_role("link", name="+44 0 1632 960 123")
    assert await ring.get_attribute("href") == "tel:+4401632960123"
    web = dialog(phone).get_by_role("link", name="example.org/talk")
    assert await web.get_attribute("href") == "https://example.org/talk"
    await dialog(phone).get_by_role("button", name="Send to the facilitators").click()
    await expect(dialog(phone).get_by_text("Sent. Nobody has read it yet.")).to_be_visible()
    await expect(dialog(phone).get_by_role("heading", name="What you have sent")).to_be_focused()
    await expect(phone.get_by_text("Too loud here")).to_have_count(0)
    assert await violations(phone) == []

    await expect(mark).to_have_text("Private words: 1")
    assert await violations(console) == []
    await mark.click()
    word = dialog(console).get_by_role("article", name="Private word 1")
    await expect(word).to_contain_text("Please come to me")
    await expect(console.get_by_text("Too loud here")).to_have_count(0)
    await word.get_by_role("button", name="Read it").click()
    await expect(word).to_contain_text("Too loud here")
    await expect(word).to_contain_text("Where, or who: By the window")
    await expect(word).to_contain_text("Read by: Facilitator")
    assert await violations(console) == []
    await expect(dialog(phone).get_by_text("A facilitator has read it.")).to_be_visible()
    await word.get_by_role("button", name="It is dealt with").click()
    await expect(word).to_contain_text("Dealt with by: Facilitator")
    await dialog(console).get_by_role("button", name="Close", exact=True).last.click()
    await expect(mark).to_have_text("Private words")
    await phone.keyboard.press("Escape")
    standing = "A private word: A facilitator has dealt with it."
    await expect(phone.get_by_text(standing)).to_be_visible()
    await ann.page.reload()
    await expect(phone.get_by_text(standing)).to_be_visible()


async def test_offline_they_are_kept_and_go_out_by_themselves(
    own_server: Server, open_page: OpenPage
) -> None:
    links = await own_server.create()
    phone = await open_page(f"{own_server.url}/{links['code']}", PHONE)
    await PhoneScreen(phone).join()
    await expect(phone.get_by_role("button", name="A private word")).to_be_visible()
    await own_server.kill()
    await expect(phone.get_by_text("You're offline.")).to_be_visible()
    for number in range(4):
        await send(phone, f"Word number {number}", again=number > 0)
        await expect(dialog(phone).get_by_text("Kept on this phone.").last).to_be_visible()
        await phone.keyboard.press("Escape")
    await expect(phone.get_by_text("A private word: Kept on this phone.")).to_be_visible()
    await own_server.start()
    # Three of one person may wait. The fourth comes back, where nobody else reads it.
    await expect(phone.get_by_text("Your private word was not sent.")).to_be_visible()
    await expect(phone.get_by_text("Word number 3")).to_have_count(0)
    await phone.reload()
    await phone.get_by_role("button", name="A private word").click()
    field = dialog(phone).get_by_label("What would you like to say? (optional)")
    await expect(field).to_have_value("Word number 3")
    await expect(dialog(phone).get_by_text("still with the facilitators: 3")).to_be_visible()
    token = links["facilitator_token"]
    console = await Phone(own_server.url, links["code"], "facilitator", token=token).connect()
    words = [one["text"] for one in console.view["private_words"].values()]
    assert sorted(words) == [f"Word number {number}" for number in range(3)]
    await console.leave()


async def send(phone: Page, words: str, *, again: bool = False) -> None:
    await phone.get_by_role("button", name="A private word").click()
    if again:
        await dialog(phone).get_by_role("button", name="Send another").click()
    await dialog(phone).get_by_label("What would you like to say? (optional)").fill(words)
    await dialog(phone).get_by_role("button", name="Send to the facilitators").click()


async def test_what_is_refused_while_one_looks_stands_in_the_field_again(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create()
    phone = await open_page(f"{server.url}/{links['code']}", PHONE)
    await PhoneScreen(phone).join()
    for number in range(4):
        await send(phone, f"Word number {number}", again=number > 0)
        if number < 3:
            sent = dialog(phone).get_by_text("Sent. Nobody has read it yet.")
            await expect(sent).to_have_count(number + 1)
            await phone.keyboard.press("Escape")
    field = dialog(phone).get_by_label("What would you like to say? (optional)")
    await expect(field).to_have_value("Word number 3")
    await expect(dialog(phone).get_by_text("still with the facilitators: 3")).to_be_visible()


async def test_help_lines_are_changed_on_the_console_and_stand_on_the_last_page(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"])
    at = f"{server.url}/{links['code']}"
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    desk = ConsoleScreen(console)
    await desk.tab("Agenda")
    await console.locator("summary", has_text="Help lines").click()
    await desk.press("Add a help line")
    line = console.get_by_role("group", name="Help line 1")
    await line.get_by_label("Name (English)").fill("Mair, in the quiet room")
    await line.get_by_label("Phone number").fill("ask me")
    await desk.press("Save the help lines")
    await expect(console.get_by_text("Help line 1: a number has figures")).to_be_visible()
    await expect(line.get_by_label("Phone number")).to_have_value("ask me")
    assert await violations(console) == []
    await line.get_by_label("Phone number").fill("116 123")
    await desk.press("Save the help lines")
    await expect(console.get_by_role("button", name="Save the help lines")).to_have_count(0)

    board, phone = await open_page(f"{at}/board", BOARD), await open_page(at, PHONE)
    await PhoneScreen(phone).join()
    facilitator = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await facilitator.done("open_stage", stage=facilitator.stage("close"))
    await expect(phone.get_by_role("heading", name="If you need to talk")).to_be_visible()
    await expect(phone.get_by_role("link", name="116 123")).to_be_visible()
    # It is offered once, where it always is.
    await expect(phone.get_by_role("button", name="A private word")).to_have_count(1)
    await expect(board.get_by_text("Mair, in the quiet room")).to_be_visible()
    await expect(board.get_by_text("116 123")).to_be_visible()
    assert [*await violations(phone), *await violations(board)] == []
    await facilitator.leave()


async def test_who_could_find_out_is_said_before_one_joins(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"])
    phone = await open_page(f"{server.url}/{links['code']}", PHONE)
    await phone.locator("summary", has_text="Who could find out?").click()
    await expect(phone.get_by_text("You could see what came from one phone.")).to_be_visible()
    assert await violations(phone) == []
    await phone.get_by_role("button", name="Cymraeg").click()
    await expect(phone.get_by_text("gallu darllen disg y gweinydd")).to_be_visible()
