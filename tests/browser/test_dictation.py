"""Dictation is the phone keyboard's: what it composes and replaces arrives as it was meant."""

from typing import Any

import pytest
from playwright.async_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import LAPTOP, OpenPage
from tests.browser.screens import PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

SPOKEN = "I would like somebody to ask me how I slept before they measure my blood pressure"

pytestmark = pytest.mark.browser


class Keyboard:
    """A phone's keyboard, through Chromium's own input of composed text."""

    def __init__(self, page: Page, devtools: CDPSession) -> None:
        self.page = page
        self._devtools = devtools

    @classmethod
    async def of(cls, page: Page) -> "Keyboard":
        return cls(page, await page.context.new_cdp_session(page))

    async def compose(self, text: str, replaced: tuple[int, int] | None = None) -> None:
        """Show words that may still change; `replaced` is the text that they stand for."""
        more: dict[str, Any] = {}
        if replaced:
            more = {"replacementStart": replaced[0], "replacementEnd": replaced[1]}
        caret = {"selectionStart": len(text), "selectionEnd": len(text)}
        await self._devtools.send("Input.imeSetComposition", {"text": text, **caret, **more})

    async def insert(self, text: str) -> None:
        """Commit: in place of what is being composed, or where the caret stands."""
        await self._devtools.send("Input.insertText", {"text": text})

    async def enter_while_composing(self) -> None:
        """As keyboards send it when Enter only ends a word."""
        key = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
        await self._devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        await self._devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


async def with_ideas_open(server: Server, open_page: OpenPage) -> tuple[Page, Phone]:
    links = await server.create(languages=["en", "cy"])
    code, token = links["code"], links["facilitator_token"]
    desk = await Phone(server.url, code, "facilitator", token=token).connect()
    await desk.done("open_stage", stage=desk.stage("ideas"))
    page = await open_page(f"{server.url}/{code}")
    await PhoneScreen(page).join()
    return page, desk


async def left(page: Page, n: int) -> None:
    await expect(page.locator("#idea-count")).to_have_text(f"{n} characters left")


async def test_words_that_grow_while_somebody_speaks(server: Server, open_page: OpenPage) -> None:
    page, desk = await with_ideas_open(server, open_page)
    keyboard = await Keyboard.of(page)
    field = page.get_by_label("Your idea")
    await field.focus()
    said = SPOKEN.split()
    for n in range(1, len(said) + 1):
        await keyboard.compose(" ".join(said[:n]))
        await expect(field).to_have_value(" ".join(said[:n]))
    await keyboard.enter_while_composing()
    await expect(page.get_by_text("Nothing from you yet.")).to_be_visible()
    await keyboard.insert(f"{SPOKEN}.")
    await expect(field).to_have_value(f"{SPOKEN}.")
    await left(page, 500 - len(SPOKEN) - 1)
    await expect(field).to_be_focused()

    # What was heard wrong is replaced, as autocorrect does it.
    at = SPOKEN.index("blood")
    await keyboard.compose("heart", (at, at + len("blood")))
    await keyboard.insert("heart")
    right = f"{SPOKEN.replace('blood', 'heart')}."
    await expect(field).to_have_value(right)
    await page.get_by_role("button", name="Send idea").click()
    await expect(PhoneScreen(page).card(right)).to_be_visible()
    await expect(field).to_have_value("")
    await desk.leave()


async def test_much_that_is_said_at_once_is_neither_cut_nor_refused(
    server: Server, open_page: OpenPage
) -> None:
    page, desk = await with_ideas_open(server, open_page)
    keyboard = await Keyboard.of(page)
    field = page.get_by_label("Your idea")
    await field.focus()
    speech = f"Ŵy a chŷn, 😀 e\u0301. {SPOKEN} " * 6  # composed and decomposed letters
    await keyboard.insert(speech)
    await expect(field).to_have_value(speech)
    over = len(speech.strip()) - 500
    await expect(page.locator("#idea-count")).to_have_text(f"{over} characters too many")
    await page.reload()
    await expect(page.get_by_label("Your idea")).to_have_value(speech)
    await desk.leave()


async def test_words_are_spoken_into_the_middle_of_others(
    server: Server, open_page: OpenPage
) -> None:
    page, desk = await with_ideas_open(server, open_page)
    keyboard = await Keyboard.of(page)
    field = page.get_by_label("Your idea")
    await field.fill("Ask me before breakfast")
    await field.evaluate("(one) => one.setSelectionRange(6, 6)")
    await keyboard.compose(" how")
    await keyboard.compose(" how I slept")
    await keyboard.insert(" how I slept")
    await expect(field).to_have_value("Ask me how I slept before breakfast")
    assert await field.evaluate("(one) => one.selectionStart") == len("Ask me how I slept")
    await desk.leave()


async def test_every_field_tells_the_keyboard_its_language_and_cuts_nothing(
    server: Server, open_page: OpenPage
) -> None:
    page, desk = await with_ideas_open(server, open_page)
    await desk.done("open_stage", stage=desk.stage("pledges"))
    await page.get_by_role("button", name="Make a pledge").click()
    assert await attributes(page.locator(".field-input:not([type=date])")) == [
        {"lang": "en", "autocapitalize": capitals}
        for capitals in ("sentences", "words", "sentences", "sentences", "sentences")
    ]
    await page.get_by_role("button", name="Cymraeg").click()
    await expect(page.locator("#pledge-text")).to_have_attribute("lang", "cy")
    await desk.leave()


async def attributes(fields: Locator) -> list[dict[str, str]]:
    """What keyboards go by, of each field; only what is set."""
    return await fields.evaluate_all("""(fields) => fields.map((field) => Object.fromEntries(
      ["lang", "autocapitalize", "autocorrect", "spellcheck", "inputmode", "maxlength", "pattern"]
        .filter((name) => field.hasAttribute(name))
        .map((name) => [name, field.getAttribute(name)])))""")


async def test_a_code_is_not_taken_for_a_word(server: Server, open_page: OpenPage) -> None:
    page = await open_page(server.url)
    code = page.get_by_label("Code", exact=True)
    for name, value in (
        ("autocapitalize", "characters"),
        ("autocorrect", "off"),
        ("spellcheck", "false"),
    ):
        await expect(code).to_have_attribute(name, value)


async def test_on_the_desk_enter_ends_a_word_before_it_sends_a_card(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create()
    desk = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    await desk.done("open_stage", stage=desk.stage("ideas"))
    page = await open_page(
        f"{server.url}/{links['code']}/facilitate#{links['facilitator_token']}", LAPTOP
    )
    await page.get_by_role("tab", name="Paper").click()
    await page.get_by_role("button", name="Add a person").click()
    field = page.get_by_label("Words on the card")
    await field.focus()
    keyboard = await Keyboard.of(page)
    await keyboard.compose("Tea")
    await keyboard.enter_while_composing()
    for ending in ({"isComposing": True}, {"keyCode": 229}):  # Safari's comes after the word
        await field.dispatch_event("keydown", {"key": "Enter", **ending})
    await expect(field).to_have_value("Tea")
    await keyboard.insert("Tea that is hot")
    await field.press("Enter")
    await expect(field).to_have_value("")
    await desk.leave()
