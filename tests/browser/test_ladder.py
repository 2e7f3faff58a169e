"""The ladder, as people play it: placed on phones and on paper, shown, and asked again."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest, violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

AGENDA: dict[str, Any] = {
    "format": "pledgewall-agenda",
    "version": 1,
    "name": {"en": "Ladder", "cy": "Ysgol"},
    "stages": [
        {
            "kind": "ladder",
            "prompts": [
                {
                    "en": "Where does our work on mornings stand today?",
                    "cy": "Ble mae ein gwaith ar foreau yn sefyll heddiw?",
                }
            ],
        },
        {"kind": "ideas"},
        {"kind": "ladder", "repeats": 1},
    ],
}
PERSPECTIVES = [
    {"names": {"en": "I am a carer", "cy": "Rwy'n ofalwr"}},
    {"names": {"en": "I work in the service", "cy": "Rwy'n gweithio yn y gwasanaeth"}},
]
# Carers, then staff.
START = (1, 2, 2, 3, 1, 5, 4, 4, 6, 5)
END = (3, 4, 4, 5, 3, 6, 5, 4, 6, 7)
PICTURES = Path("test-results")


class Hall:
    """A phone, a board and a console; ten people behind sockets."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server = server
        self.links = links

    async def open(self, open_page: OpenPage, **how: Any) -> "Hall":
        at = f"{self.server.url}/{self.links['code']}"
        self.phone = PhoneScreen(await open_page(at, PHONE, **how))
        self.board = await open_page(f"{at}/board", BOARD, **how)
        token = self.links["facilitator_token"]
        self.console = ConsoleScreen(await open_page(f"{at}/facilitate#{token}", LAPTOP, **how))
        self.people = [
            await Phone(self.server.url, self.links["code"]).connect() for _ in range(10)
        ]
        for number, one in enumerate(self.people):
            await one.done("choose_perspectives", perspectives=["v1" if number < 5 else "v2"])
        return self

    @property
    def pages(self) -> tuple[Page, Page, Page]:
        return self.phone.page, self.board, self.console.page

    async def place(self, stage: str, rungs: tuple[int, ...]) -> None:
        for one, rung in zip(self.people, rungs, strict=True):
            await one.done("place_rung", stage=stage, rung=rung)

    async def look(self, name: str) -> None:
        """axe finds nothing; a picture of each screen."""
        await at_rest(*self.pages)
        for screen, page in zip(("phone", "board", "console"), self.pages, strict=True):
            picture = PICTURES / f"ladder-{name}-{screen}.png"
            await page.screenshot(path=picture, animations="disabled", full_page=screen != "board")
            assert await violations(page) == []

    async def leave(self) -> None:
        await asyncio.gather(*(one.leave() for one in self.people))


async def test_the_ladder_at_the_start_and_at_the_end(server: Server, open_page: OpenPage) -> None:
    links = await server.create(
        agenda=AGENDA, title="Better mornings", perspectives=PERSPECTIVES, languages=["en", "cy"]
    )
    hall = await Hall(server, links).open(open_page)
    phone, board, console = hall.pages
    await hall.phone.join()
    await phone.get_by_role("checkbox", name="I am a carer").check()
    await phone.get_by_role("button", name="Save changes").click()
    await hall.console.press("Open: Ladder")
    ladder = phone.get_by_role("group", name="Which rung fits best?")
    rungs = ladder.get_by_role("radio")
    await expect(rungs).to_have_count(7)
    await expect(rungs.first).to_have_accessible_name("Co-production")
    await expect(phone.get_by_role("status").get_by_text("You have not chosen")).to_be_visible()
    boxes = [await row.bounding_box() for row in await phone.locator(".ladder-rung").all()]
    assert all(box and box["height"] >= 48 for box in boxes)
    assert [box["y"] for box in boxes if box] == sorted(box["y"] for box in boxes if box)
    for link in ("Think Local Act Personal", "National Co-production Advisory Group"):
        credit = phone.get_by_role("link", name=link)
        assert await credit.get_attribute("rel") == "noopener noreferrer"
        assert await credit.get_attribute("target") == "_blank"
    # By the keyboard: arrows climb.
    await ladder.get_by_role("radio", name="Consultation").check(force=True)
    await ladder.get_by_role("radio", name="Consultation").press("ArrowUp")
    await expect(ladder.get_by_role("radio", name="Engagement")).to_be_checked()
    await expect(phone.get_by_text("Your rung: Engagement")).to_be_visible()
    await all_is_sent(phone)
    await hall.place("s1", START)
    await expect(board.get_by_text("of 11 people have chosen a rung")).to_be_visible()
    await expect(console.locator(".now-voted")).to_have_text("11 of 11 people have chosen a rung")
    await expect(board.locator(".climb-people")).to_have_count(0)
    await expect(console.locator(".climb")).to_have_count(0)
    await hall.look("placing")

    await phone.reload()
    await expect(ladder.get_by_role("radio", name="Engagement")).to_be_checked()
    await hall.console.press("Show the results")
    engagement = board.locator(".climb-rung", has_text="Engagement")
    await expect(engagement.locator(".climb-people")).to_have_text("3 people")
    await expect(phone.locator(".climb-rung", has_text="Your rung")).to_contain_text("Engagement")
    await hall.look("shown")

    await hall.console.press("Open: Ideas")
    await hall.console.tab("Perspectives")
    gap = "“I am a carer”: lower on the ladder than “I work in the service”."
    await expect(console.get_by_text(gap)).to_be_visible()
    await hall.console.press("Show on the board")
    for page in (board, phone):
        await expect(page.get_by_text(gap)).to_be_visible()
    await hall.look("perspectives")

    await hall.console.press("Open: Ladder")
    await expect(phone.get_by_text("You were asked this before.")).to_be_visible()
    await ladder.get_by_role("radio", name="Co-design").check(force=True)
    await all_is_sent(phone)
    await hall.place("s3", END)
    await hall.console.press("Show the results")
    for page in hall.pages:
        await expect(page.get_by_text("The room moved up by about one rung.")).to_be_visible()
    await expect(engagement.locator(".climb-people")).to_contain_text("2 people")
    await expect(engagement.locator(".climb-were")).to_have_text("before: 3")
    await hall.look("again")
    await hall.leave()


async def test_the_ladder_in_welsh_at_night(server: Server, open_page: OpenPage) -> None:
    links = await server.create(
        agenda=AGENDA, title="Boreau gwell", perspectives=PERSPECTIVES, languages=["cy", "en"]
    )
    hall = await Hall(server, links).open(open_page, locale="cy", color_scheme="dark")
    phone, board, console = hall.pages
    await phone.get_by_role("button", name="Ymuno", exact=True).click()
    await console.locator(".steps [aria-keyshortcuts=N]").click()
    await phone.get_by_role("radio", name="Cyd-ddylunio").check(force=True)
    await hall.place("s1", START)
    await hall.look("cy-placing")
    await console.locator(".steps [aria-keyshortcuts=N]", has_text="Dangos y canlyniadau").click()
    await expect(board.locator(".climb-rung", has_text="Cyd-ddylunio")).to_contain_text("2 berson")
    await hall.look("cy-shown")
    await hall.leave()


async def test_a_rung_is_kept_while_there_is_no_network(
    server: Server, open_page: OpenPage
) -> None:
    """And a rung for the first ladder is not one for the second, however late it comes."""
    links = await server.create(agenda=AGENDA, title="Better mornings")
    desk = await Phone(
        server.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    page = await open_page(f"{server.url}/{links['code']}", PHONE)
    phone = await PhoneScreen(page).join()
    await desk.done("open_stage", stage="s1")
    await page.get_by_role("radio", name="Coercion").check(force=True)
    await all_is_sent(page)
    await page.context.set_offline(True)
    await page.get_by_role("radio", name="Informing").check(force=True)
    await expect(page.locator(".dock").get_by_text("Kept on this phone")).to_be_visible()
    await page.context.set_offline(False)
    await phone.is_online()
    await all_is_sent(page)
    await desk.until(lambda: desk.view["tallies"]["s1"]["rungs"] == [0, 0, 1, 0, 0, 0, 0])
    await page.context.set_offline(True)
    await page.get_by_role("radio", name="Co-production").check(force=True)
    await desk.done("open_stage", stage="s3")
    await page.context.set_offline(False)
    await expect(page.get_by_text("You were asked this before.")).to_be_visible()
    await all_is_sent(page)
    await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    await desk.until(lambda: desk.view["tallies"] == {})
    await desk.leave()


async def test_a_scribe_places_for_somebody_without_a_phone(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(agenda=AGENDA, title="Better mornings")
    at = f"{server.url}/{links['code']}/facilitate#{links['facilitator_token']}"
    page = await open_page(at, LAPTOP)
    console = ConsoleScreen(page)
    await console.press("Open: Ladder")
    await console.tab("Paper")
    await console.press("Add a person")
    await page.get_by_role("radio", name="Engagement").check(force=True)
    await expect(page.locator(".now-voted")).to_have_text("1 of 1 people has chosen a rung")
    await page.screenshot(path=PICTURES / "ladder-paper-console.png", full_page=True)
    assert await violations(page) == []
    await console.press("Take back")
    await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    await expect(page.locator(".now-voted")).to_contain_text("Nobody has chosen a rung yet")
