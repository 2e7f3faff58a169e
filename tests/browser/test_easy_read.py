"""How people like to read: easy read, larger type, read aloud by the phone's own voice."""

import json
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest, audited
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.measures import cut
from tests.browser.screens import PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}
LONG = "I would like breakfast when I wake up and not when the trolley happens to come by"
WELSH = "Gadewch i mi gael fy mrecwast yn Gymraeg"
READING = {"en": "Reading", "cy": "Darllen"}

pytestmark = pytest.mark.browser


class Voice:
    """A stand-in for the phone's voice, which a headless browser lacks. It keeps what it hears."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def given(cls, page: Page, *languages: str) -> "Voice":
        voices = json.dumps([{"lang": lang, "localService": True} for lang in languages])
        await page.add_init_script(f"""
          window.told = [];
          window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
          Object.defineProperty(window, "speechSynthesis", {{ value: {{
            getVoices: () => {voices},
            speak: (one) => told.push(one),
            cancel: () => told.push("quiet"),
          }} }});
        """)
        await page.reload()
        return cls(page)

    async def told(self) -> list[Any]:
        """(language, words) as they came, "quiet" where it was stopped; heard once."""
        return await self.page.evaluate(
            "() => told.splice(0).map((one) => one === 'quiet' ? one : [one.lang, one.text])"
        )


async def choose(page: Page, *ticks: str, size: str = "", language: str = "en") -> None:
    """In the dialog, before or after joining."""
    await page.get_by_role("button", name=READING[language], exact=True).click()
    dialog = page.get_by_role("dialog")
    for tick in ticks:
        await dialog.get_by_role("checkbox", name=tick).check()
    if size:
        await dialog.get_by_role("radio", name=size, exact=True).check(force=True)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


# The smallest type that is seen, in px.
SMALLEST = """() => {
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (all.nextNode()) {
    const at = all.currentNode.parentElement;
    const seen = all.currentNode.textContent.trim() && at.checkVisibility();
    if (seen && !at.closest("noscript")) sizes.push(parseFloat(getComputedStyle(at).fontSize));
  }
  return Math.min(...sizes);
}"""


async def type_is(page: Page, px: float) -> None:
    """Wait until the smallest type on the page is as large as this."""
    await page.wait_for_function(f"({SMALLEST})() === {px}")


@pytest.mark.parametrize(
    ("language", "scheme", "size", "least"), [("en", "light", "100", 22), ("cy", "dark", "150", 33)]
)
async def test_a_whole_event_in_easy_read(
    server: Server, open_page: OpenPage, language: str, scheme: str, size: str, least: int
) -> None:
    links = await server.create(title="Better mornings", languages=["en", "cy"])
    code, token = links["code"], links["facilitator_token"]
    device = PHONE if language == "en" else NARROW
    locale = {"en": "en-GB", "cy": "cy-GB"}[language]
    page = await open_page(f"{server.url}/{code}", device, locale=locale, color_scheme=scheme)
    await page.evaluate(f"localStorage.setItem('pledgewall:reading', 'easy aloud {size}')")
    await Voice.given(page, "en-GB", "cy-GB")
    desk = await Phone(server.url, code, "facilitator", token=token).connect()
    other = await Phone(server.url, code).connect()
    found: list[str] = []

    async def looks_right() -> None:
        await at_rest(page)
        assert await cut(page) == []
        assert await page.evaluate(SMALLEST) >= least
        await expect(page.locator(".symbol .drawing")).to_have_count(1)
        await expect(page.locator(".symbol p")).not_to_be_empty()

    await looks_right()
    found += await audited(page, "joining", small=False)
    await page.locator(".page-join .button-main").click()
    await looks_right()
    await desk.done("open_stage", stage=desk.stage("ideas"))
    ideas = [await other.done("post_idea", text=text) for text in (LONG, WELSH, "Sleep")]
    await looks_right()
    await desk.done("show_ideas")
    await expect(page.locator(".one-by-one article")).to_have_count(1)
    await looks_right()
    await desk.done("open_stage", stage=desk.stage("vote"))
    await expect(page.locator(".one-by-one article")).to_have_count(1)
    await page.locator(".one-turn .button").last.click()
    await page.locator(".dots-step").last.click()
    await looks_right()
    found += await audited(page, "voting", small=False)
    await desk.done("reveal")
    await looks_right()
    await desk.done("open_stage", stage=desk.stage("pledges"))
    await other.done("make_pledge", text=LONG, kind="action", ideas=ideas[:1])
    await looks_right()
    await page.locator(".dock .button-main").click()
    await expect(page.locator(".pledge-form details[open]")).to_have_count(0)
    await page.locator(".pledge-form > details > summary").click()
    await expect(page.locator("#pledge-who")).to_be_visible()
    await looks_right()
    found += await audited(page, "a pledge", small=False)
    await desk.done("open_stage", stage=desk.stage("close"))
    await looks_right()
    await page.locator(".bar-choices .button").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await cut(page) == []
    found += await audited(page, "the dialog", small=False)
    for one in (desk, other):
        await one.leave()
    assert found == []


async def test_it_is_chosen_before_joining_and_remembered(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"])
    page = await open_page(f"{server.url}/{links['code']}")
    await expect(page.locator(".symbol")).to_have_count(0)
    await type_is(page, 17)
    await choose(page, "Easy read")
    await expect(page.get_by_text("Please read this first")).to_be_visible()
    await expect(page.locator(".symbol")).to_have_text("Press Join to take part. It costs nothing.")
    await type_is(page, 22)
    await page.reload()
    await PhoneScreen(page).join()
    await expect(page.locator(".symbol")).to_be_visible()
    await page.get_by_role("button", name="Cymraeg").click()
    await expect(page.locator(".symbol")).to_contain_text("Rydych chi i mewn.")
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("button", name="Reading", exact=True).click()
    await page.get_by_role("checkbox", name="Easy read").uncheck()
    await page.keyboard.press("Escape")
    await expect(page.locator(".symbol")).to_have_count(0)
    await expect(page.get_by_role("button", name="Reading", exact=True)).to_be_focused()
    await type_is(page, 17)


async def test_an_address_can_ask_for_easy_read(server: Server, open_page: OpenPage) -> None:
    links = await server.create()
    page = await open_page(f"{server.url}/{links['code']}?easy=1")
    await expect(page.locator(".symbol")).to_be_visible()


async def test_larger_type_keeps_the_page_whole(server: Server, open_page: OpenPage) -> None:
    links = await server.create(title="Better mornings on Cedar Ward and in the day room")
    desk = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    page = await open_page(f"{server.url}/{links['code']}", NARROW)
    for size, grown in (("Large", 21.25), ("Very large", 25.5)):
        await choose(page, size=size)
        await type_is(page, grown)
        assert await cut(page) == []
    await PhoneScreen(page).join()
    for kind in ("ideas", "vote", "pledges"):
        await desk.done("open_stage", stage=desk.stage(kind))
        if kind == "ideas":
            await PhoneScreen(page).post(LONG)
        await at_rest(page)
        assert await cut(page) == []
    await desk.leave()


async def test_words_are_read_aloud_in_their_own_language_until_the_stage_changes(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"])
    code, token = links["code"], links["facilitator_token"]
    desk = await Phone(server.url, code, "facilitator", token=token).connect()
    other = await Phone(server.url, code).connect()
    page = await open_page(f"{server.url}/{code}")
    voice = await Voice.given(page, "cy-GB", "en-US", "en-GB")
    await expect(page.get_by_role("button", name="Listen")).to_have_count(0)
    await choose(page, "Read aloud")
    await PhoneScreen(page).join()
    await desk.done("open_stage", stage=desk.stage("ideas"))
    await desk.done("show_ideas")
    await other.done("post_idea", text=WELSH, lang="cy")
    assert await voice.told() == []  # nothing by itself

    heading = page.locator("h1")
    await expect(heading).to_have_text("What would make the biggest difference to you?")
    await heading.locator("+ .listen button").focus()
    await page.keyboard.press("Enter")
    question = "What would make the biggest difference to you?"
    assert await voice.told() == ["quiet", ["en-GB", question]]
    card = page.locator("article", has_text=WELSH)
    await expect(card.locator(".listen .unseen")).to_have_attribute("lang", "cy")
    await card.get_by_role("button", name=WELSH).click()
    assert await voice.told() == ["quiet", ["cy-GB", WELSH]]
    await expect(heading.locator("+ .listen button")).to_contain_text("Listen")
    stop = card.get_by_role("button", name="Stop")
    await stop.click()
    assert await voice.told() == ["quiet"]

    await card.get_by_role("button", name="Listen").click()
    await voice.told()
    await desk.done("open_stage", stage=desk.stage("vote"))
    await expect(heading).to_have_text("Which ideas matter most?")
    await page.wait_for_function("() => told.length > 0")
    assert await voice.told() == ["quiet"]
    await expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    for one in (desk, other):
        await one.leave()


async def test_where_there_is_no_voice_for_a_language_its_words_have_no_button(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["cy", "en"])
    page = await open_page(f"{server.url}/{links['code']}", locale="cy-GB")
    await Voice.given(page, "en-GB")
    await page.get_by_role("button", name="Darllen", exact=True).click()
    await page.get_by_role("checkbox", name="Darllen yn uchel").check()
    await expect(page.get_by_text("Nid oes gan y ffôn hwn lais Cymraeg.")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(".listen")).to_have_count(0)
    await page.get_by_role("button", name="English").click()
    await expect(page.locator(".listen")).not_to_have_count(0)


async def test_a_phone_without_a_voice_offers_none(server: Server, open_page: OpenPage) -> None:
    links = await server.create()
    page = await open_page(f"{server.url}/{links['code']}")
    await page.add_init_script("delete window.speechSynthesis")
    await page.reload()
    await choose(page, "Easy read")
    await expect(page.locator(".symbol")).to_be_visible()
    await expect(page.locator(".listen")).to_have_count(0)
    await page.get_by_role("button", name="Reading", exact=True).click()
    await expect(page.get_by_role("checkbox")).to_have_count(1)
    await expect(page.get_by_text("This phone can't read aloud by itself.")).to_be_visible()
