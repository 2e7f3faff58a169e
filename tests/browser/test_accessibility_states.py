"""States that no played-through event reaches: dialogs, refusals, other roles, odd devices."""

import httpx
import pytest
from playwright.async_api import Page, expect

from server.words import words
from tests.browser.audit import at_rest, audited
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import PhoneScreen
from tests.server.phones import Phone
from tests.server.servers import Server

HOW = pytest.mark.parametrize(
    ("language", "scheme"), [("en", "dark"), ("cy", "light")], ids=["en-dark", "cy-light"]
)
pytestmark = [pytest.mark.browser, HOW]


class House:
    """An event in one language and light, and what was found wrong on its screens so far."""

    def __init__(self, server: Server, open_page: OpenPage, language: str, scheme: str) -> None:
        self.server = server
        self._open = open_page
        self._how = {"locale": {"en": "en-GB"}.get(language, language), "color_scheme": scheme}
        self.say = words(language).say
        self.found: list[str] = []

    async def begin(self, **about: object) -> "House":
        self.links = await self.server.create(
            **{"title": "Better mornings", "languages": ["en", "cy"], **about}
        )
        self.at = f"{self.server.url}/{self.links['code']}"
        self.desk = await self.member("facilitator", self.links["facilitator_token"])
        return self

    async def member(self, role: str = "attendee", token: str | None = None) -> Phone:
        return await Phone(self.server.url, self.links["code"], role, token=token).connect()

    async def invite(self, role: str) -> str:
        """A new member's secret."""
        headers = {"Authorization": f"Bearer {self.links['facilitator_token']}"}
        async with httpx.AsyncClient(base_url=self.server.url, trust_env=False, timeout=60) as http:
            path = f"/api/sessions/{self.links['code']}/members"
            answer = await http.post(path, headers=headers, json={"role": role, "name": "Non"})
        return str(answer.json()["facilitator_token"])

    async def page(self, path: str, device: dict[str, object] = PHONE) -> Page:
        page = await self._open(path, device, **self._how)
        await expect(page.locator("#app")).not_to_be_empty()
        return page

    async def console(self, device: dict[str, object] = LAPTOP, token: str = "") -> Page:
        page = await self.page(
            f"{self.at}/facilitate#{token or self.links['facilitator_token']}", device
        )
        await expect(page.locator(".connection-online")).to_be_visible()
        await at_rest(page)
        return page

    async def phone(self, device: dict[str, object] = PHONE) -> Page:
        page = await self.page(self.at, device)
        await self.press(page, "phone.join")
        await expect(page.locator(".connection-online")).to_be_visible()
        return page

    async def press(self, page: Page, key: str, *, last: bool = False) -> None:
        buttons = page.get_by_role("button", name=self.say(key), exact=True)
        await (buttons.last if last else buttons.first).click()

    async def look(self, page: Page, state: str, *, small: bool = True) -> None:
        await at_rest(page)
        self.found += await audited(page, state, small=small)

    async def dialog(self, page: Page, state: str, *, small: bool = True) -> None:
        """A dialog that has opened; Escape closes it."""
        dialog = page.locator("dialog[open]")
        await expect(dialog).to_be_visible()
        await self.look(page, state, small=small)
        await page.keyboard.press("Escape")
        # Not only closed: what opens next must not be taken for it.
        await expect(page.locator("dialog")).to_have_count(0)


async def test_what_a_phone_seldom_shows(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    house = await House(server, open_page, language, scheme).begin()
    phone = await house.phone()
    other = await house.member()
    await PhoneScreen(phone).unfold_foot()
    for key in ("phone.your_name", "phone.move", "phone.about"):
        await house.press(phone, key)
        await house.dialog(phone, key)
    await house.desk.done("open_stage", stage=house.desk.stage("ideas"))
    await phone.locator("#idea").fill("Tea at nine " * 50)
    await house.press(phone, "phone.send_idea")
    await expect(phone.locator(".field-error")).to_be_visible()
    await house.look(phone, "an idea too long")
    await phone.locator("#idea").fill("Tea at nine")
    await house.press(phone, "phone.send_idea")
    await expect(phone.locator("article")).to_have_count(1)
    await house.press(phone, "phone.withdraw")
    await house.dialog(phone, "withdrawing")
    await house.press(phone, "common.edit")
    await expect(phone.locator("form.card")).to_be_visible()
    await house.look(phone, "changing an idea")
    await house.desk.done("pause_posting", paused=True)
    await phone.context.set_offline(True)
    await expect(phone.locator(".bar-trouble")).to_be_visible()
    await house.look(phone, "paused and offline")
    await phone.context.set_offline(False)
    await expect(phone.locator(".connection-online")).to_be_visible()
    await house.desk.done("pause_posting", paused=False)
    await house.desk.done("open_stage", stage=house.desk.stage("pledges"))
    await other.done("make_pledge", text="I will listen", kind="culture", who="Non")
    await expect(phone.get_by_text("I will listen").first).to_be_visible()
    await house.look(phone, "words left over beside a wall")
    await house.press(phone, "phone.make_pledge")
    await house.press(phone, "phone.send_pledge")
    await expect(phone.get_by_role("alert")).to_be_focused()
    await phone.locator("summary").first.click()
    await house.look(phone, "a pledge with everything missing")
    await house.desk.done("open_stage", stage=house.desk.stage("close"))
    await house.look(phone, "thanks")
    idea = next(iter(house.desk.view["ideas"]))
    await house.desk.done("remove_author", idea=idea)
    await expect(phone.get_by_role("heading", name=house.say("phone.removed"))).to_be_visible()
    await house.look(phone, "removed")
    desktop = await house.phone(LAPTOP)
    await house.look(desktop, "a phone's page on a laptop")
    lost = await house.page(f"{house.at}#place=nonsense")
    await expect(lost.get_by_role("heading", name=house.say("phone.refused"))).to_be_visible()
    await house.look(lost, "a place that does not exist")
    await house.desk.leave()
    await other.leave()
    assert house.found == []


async def test_every_part_of_the_console(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    house = await House(server, open_page, language, scheme).begin()
    other = await house.member()
    await house.desk.done("open_stage", stage=house.desk.stage("ideas"))
    await house.desk.done("hold_ideas", hold=True)
    for text in ("Tea at nine", "Tea at ten", "Ring me on 01632 960 123"):
        await other.done("post_idea", text=text)
    console = await house.console()
    await console.keyboard.press("?")
    await house.dialog(console, "keys")
    await console.locator("#tab-moderation").click()
    await expect(console.locator(".queue-marked")).to_be_visible()
    await house.look(console, "the queue")
    for key in ("e", "f"):
        await console.keyboard.press(key)
        await house.dialog(console, f"moderating: {key}")
    await console.get_by_role("button", name=house.say("console.remove_author")).first.click()
    await house.dialog(console, "removing an author")
    await house.desk.done("approve_unflagged")
    await console.locator("#tab-ideas").click()
    await console.locator(".row-more summary").first.click()
    for at in range(2):
        await console.locator(".row-choose input").nth(at).check()
    await house.press(console, "console.merge")
    await house.dialog(console, "merging")
    for tab in ("board", "agenda", "perspectives", "tables", "paper", "team", "invite"):
        await console.locator(f"#tab-{tab}").click()
        if tab == "agenda":
            await console.locator(".builder-stage summary").first.click()
        await house.look(console, f"console: {tab}")
    await console.locator("#tab-team").click()
    await console.locator("#panel-team form").last.get_by_role("button").last.click()
    await house.dialog(console, "a link for a member")
    pocket = await house.console(PHONE)
    for tab in ("ideas", "agenda", "moderation", "team"):
        await pocket.locator(f"#tab-{tab}").click()
        await house.look(pocket, f"pocket: {tab}", small=False)
    await house.desk.leave()
    await other.leave()
    assert house.found == []


async def test_those_who_help_and_those_who_have_no_phone(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    house = await House(server, open_page, language, scheme).begin()
    tokens = {role: await house.invite(role) for role in ("moderator", "scribe")}
    await house.desk.done("open_stage", stage=house.desk.stage("ideas"))
    moderator = await house.console(token=tokens["moderator"])
    await house.look(moderator, "a moderator's console")
    scribe = await house.console(PHONE, tokens["scribe"])
    await house.look(scribe, "a scribe's console")
    cards = await house.page(f"{house.at}/cards", LAPTOP)
    for at in range(3):
        await cards.locator(".choice-row").nth(at).click()
        await house.look(cards, f"sheets: {at}")
    for path in ("/accessibility", "/", "/no/such/page"):
        page = await house.page(f"{server.url}{path}", LAPTOP)
        await house.look(page, path)
    await house.desk.leave()
    assert house.found == []


async def test_a_start_that_goes_wrong_and_one_that_works(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    house = House(server, open_page, language, scheme)
    page = await house.page(server.url, PHONE)
    await page.locator("#create").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await page.locator("#agenda > details > summary").click()
    await page.locator(".builder-stage summary").first.click()
    await house.look(page, "errors, and the agenda unfolded")
    await page.locator(".create input[type=text]").first.fill("Better mornings")
    await page.locator("#create").click()
    await expect(page.locator(".ready-code")).to_be_visible()
    await page.locator(".ready-secret summary").click()
    await house.look(page, "ready")
    assert house.found == []


async def test_whoever_stands_at_the_board(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    house = await House(server, open_page, language, scheme).begin()
    board = await house.page(f"{house.at}/board", BOARD)
    await house.desk.done("open_stage", stage=house.desk.stage("ideas"))
    await expect(board.locator(".board-main")).to_be_visible()
    for key in ("p", "l"):
        await board.keyboard.press(key)
    await expect(board.locator(".pause-mark")).to_be_visible()
    await house.look(board, "paused and large", small=False)
    await board.keyboard.press("p")
    await house.desk.done("direct_board", frozen=True)
    await board.mouse.move(100, 100)
    await house.look(board, "frozen", small=False)
    await house.desk.leave()
    assert house.found == []
