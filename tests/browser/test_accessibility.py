"""axe finds nothing: every page, every stage, both languages, light and dark."""

import asyncio

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import at_rest, audited
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.server.phones import Phone
from tests.server.servers import Server

LANGUAGES = {
    "en": {"locale": "en-GB", "join": "Join"},
    "cy": {"locale": "cy", "join": "Ymuno"},
}
ABOUT = {
    "title": "Better mornings",
    "purpose": "To find out what would make mornings better.",
    "influence": "Open: the first hour of the day. This room decides together with the team.",
    "languages": ["en", "cy"],
}


class Room:
    """A phone, a board and a console in one language; people behind sockets fill the event."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server = server
        self.links = links
        self.pages: list[Page] = []

    async def open(self, open_page: OpenPage, language: str, scheme: str) -> "Room":
        how = {"locale": LANGUAGES[language]["locale"], "color_scheme": scheme}
        at = f"{self.server.url}/{self.links['code']}"
        token = self.links["facilitator_token"]
        phone = await open_page(at, PHONE, **how)
        self.pages = [
            phone,
            await open_page(f"{at}/board", BOARD, **how),
            await open_page(f"{at}/facilitate#{token}", LAPTOP, **how),
        ]
        assert await self.findings() == []
        await phone.get_by_role("button", name=LANGUAGES[language]["join"], exact=True).click()
        self.facilitator = await Phone(
            self.server.url, self.links["code"], "facilitator", token=token
        ).connect()
        self.other = await Phone(self.server.url, self.links["code"]).connect()
        return self

    async def stage(self, kind: str) -> None:
        """Open a stage and wait until every page shows it."""
        await self.facilitator.done("open_stage", stage=self.facilitator.stage(kind))
        await self.shown()

    async def shown(self) -> None:
        """Wait until every page is where the facilitator's view is."""
        await asyncio.gather(
            *(expect(page.locator("#app")).not_to_be_empty() for page in self.pages)
        )
        await at_rest(*self.pages)

    async def findings(self) -> list[str]:
        found: list[str] = []
        for page in self.pages:
            kind = page.url.split("#")[0].rstrip("/").rpartition("/")[2]
            found += await audited(page, kind, small=kind != "board")
        return found

    async def leave(self) -> None:
        await self.facilitator.leave()
        await self.other.leave()


@pytest.mark.browser
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("cy", "dark")])
async def test_a_pledge_event_is_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    room = await Room(server, await server.create(**ABOUT)).open(open_page, language, scheme)
    found = await room.findings()
    await room.stage("welcome")
    found += await room.findings()
    await room.stage("ideas")
    await room.facilitator.done("start_timer", seconds=300)
    idea = await room.other.done("post_idea", text="Breakfast when I wake up")
    twin = await room.other.done("post_idea", text="Breakfast later")
    await room.shown()
    found += await room.findings()
    await room.facilitator.done("show_ideas")
    await room.facilitator.done("hold_ideas", hold=True)
    await room.other.done("post_idea", text="Not for everybody yet")
    await room.facilitator.done("merge_ideas", into=idea, **{"from": [twin]})
    await room.shown()
    found += await room.findings()
    await room.stage("vote")
    await room.other.done("cast_vote", idea=idea, dots=3)
    await room.shown()
    found += await room.findings()
    await room.facilitator.done("reveal")
    await room.shown()
    found += await room.findings()
    await room.facilitator.done("new_round")
    await room.shown()
    found += await room.findings()
    await room.stage("pledges")
    await room.other.done(
        "make_pledge",
        text="I will ask",
        kind="action",
        who="Ann",
        group="Ward 3",
        by_when="by Easter",
        support="Time",
        ideas=[idea],
    )
    await room.other.done("make_pledge", text="I will listen", kind="culture")
    await room.shown()
    found += await room.findings()
    await room.stage("close")
    found += await room.findings()
    await room.leave()
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "scheme"), [("cy", "light"), ("en", "dark")])
async def test_a_conversation_is_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    links = await server.create(**{**ABOUT, "template": "conversation"})
    room = await Room(server, links).open(open_page, language, scheme)
    await room.stage("conversation")
    idea = await room.other.done("post_idea", text="Later breakfast")
    await room.other.done("cast_vote", idea=idea, opinion="agree")
    await room.shown()
    found = await room.findings()
    await room.facilitator.done("reveal")
    await room.shown()
    found += await room.findings()
    await room.leave()
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("method", ["approval", "scale", "opinion"])
@pytest.mark.parametrize(("language", "scheme"), [("cy", "dark"), ("cy", "light")])
async def test_other_ways_to_vote_are_clean(
    server: Server, open_page: OpenPage, method: str, language: str, scheme: str
) -> None:
    links = await server.create(**{**ABOUT, "template": "quick"})
    room = await Room(server, links).open(open_page, language, scheme)
    vote = {"approval": {"approve": True}, "scale": {"score": 4}, "opinion": {"opinion": "agree"}}
    stage = room.facilitator.stage("vote")
    await room.facilitator.done("choose_method", stage=stage, method=method)
    await room.stage("ideas")
    ideas = [await room.other.done("post_idea", text=text) for text in ("Breakfast", "Sleep")]
    await room.pages[2].locator(".agenda summary").click()
    await room.shown()
    found = await room.findings()
    await room.stage("vote")
    for _ in range(2):
        for idea in ideas:
            await room.other.done("cast_vote", idea=idea, **vote[method])
        await room.shown()
        found += await room.findings()
        await room.facilitator.done("reveal")
        await room.shown()
        found += await room.findings()
        await room.facilitator.done("new_round")
    await room.leave()
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("cy", "dark")])
async def test_themes_are_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    links = await server.create(**{**ABOUT, "template": "workshop"})
    room = await Room(server, links).open(open_page, language, scheme)
    await room.stage("ideas")
    ideas = [await room.other.done("post_idea", text=f"Idea {n}") for n in range(4)]
    await room.facilitator.done("show_ideas")
    await room.stage("themes")
    found = await room.findings()
    first = await room.facilitator.done("make_theme", ideas=ideas[:2])
    await room.facilitator.done("make_theme", ideas=ideas[2:3])
    await room.facilitator.done("name_theme", theme=first, name="Time for people")
    await room.shown()
    found += await room.findings()
    await room.stage("vote")
    await room.other.done("cast_vote", idea=first, dots=3)
    await room.shown()
    found += await room.findings()
    await room.facilitator.done("reveal")
    await room.shown()
    found += await room.findings()
    await room.leave()
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_start_page_and_poster_are_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    links = await server.create(**ABOUT)
    how = {"locale": LANGUAGES[language]["locale"], "color_scheme": scheme}
    found: list[str] = []
    for path, device in (
        ("/", LAPTOP),
        ("/", PHONE),
        ("/NNNNNN", PHONE),
        (f"/{links['code']}/poster", LAPTOP),
        (f"/{links['code']}/facilitate", PHONE),
    ):
        page = await open_page(f"{server.url}{path}", device, **how)
        await expect(page.locator("h1").first).to_be_visible()
        found += await audited(page, path)
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("cy", "dark")])
async def test_tables_are_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    links = await server.create(**{**ABOUT, "tables": ["Window", "", ""]})
    room = await Room(server, links).open(open_page, language, scheme)
    phone, _, console = room.pages
    await console.locator("#tab-tables").click()
    await room.stage("ideas")
    found = await room.findings()
    await phone.locator(".seat select").select_option("t1")
    await phone.locator(".seat button").click()
    others = [room.other, *[await Phone(server.url, links["code"]).connect() for _ in range(2)]]
    for other in others:
        await other.done("take_table", table="t1")
        await other.done("post_idea", text="Breakfast when I wake up")
    await room.facilitator.done("show_ideas")
    await host_of(server, links, phone)
    await room.facilitator.done("show_tables", show=True)
    await room.shown()
    await console.locator(".row-summary").last.click()
    found += await room.findings()
    await room.facilitator.done("next_table_round")
    await room.shown()
    found += await room.findings()
    room.pages = [await console.context.new_page(), await console.context.new_page()]
    for page, cards in zip(room.pages, ("tables", "hosts"), strict=True):
        await page.goto(f"{server.url}/{links['code']}/poster?cards={cards}")
        await expect(page.locator(".table-card img")).to_have_count(3)
    found += await room.findings()
    for other in others[1:]:
        await other.leave()
    await room.leave()
    assert found == []


async def host_of(server: Server, links: dict[str, str], phone: Page) -> None:
    """Make somebody at the phone the host of the first table, and open what a host sees."""
    async with httpx.AsyncClient(base_url=server.url) as http:
        headers = {"Authorization": f"Bearer {links['facilitator_token']}"}
        answer = await http.post(f"/api/sessions/{links['code']}/hosts", headers=headers)
    fragment = answer.json()["hosts"][0]["url"].split("#")[1]
    await phone.goto(f"{server.url}/{links['code']}?again#{fragment}")
    await phone.locator(".seat summary").click()


@pytest.mark.browser
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("cy", "dark")])
async def test_common_ground_is_clean(
    server: Server, open_page: OpenPage, language: str, scheme: str
) -> None:
    asked = [{"names": {"en": "Carer", "cy": "Gofalwr"}, "expected": 9}, {"names": {"en": "Staff"}}]
    links = await server.create(**ABOUT, perspectives=asked)
    room = await Room(server, links).open(open_page, language, scheme)
    phone, board, console = room.pages
    await console.locator("#tab-perspectives").click()
    await expect(phone.locator(".choice-row")).to_have_count(2)
    found = await room.findings()
    others = [room.other, *[await Phone(server.url, links["code"]).connect() for _ in range(9)]]
    desk = room.facilitator
    for number, other in enumerate(others):
        await other.done("choose_perspectives", perspectives=[f"v{1 + number % 2}"])
    vote = desk.stage("vote")
    await desk.done("choose_method", stage=vote, method="approval")
    await desk.done("open_stage", stage=desk.stage("ideas"))
    ideas = [await room.other.done("post_idea", text=text) for text in ("Benches", "One form")]
    await desk.done("show_ideas")
    await desk.done("open_stage", stage=vote)
    for number, other in enumerate(others):
        await other.done("cast_vote", idea=ideas[0], approve=True)
        await other.done("cast_vote", idea=ideas[1], approve=number % 2 == 0)
    for kind in ("reveal", "close_stage"):
        await desk.done(kind)
    await desk.done("show_ground", stage=vote)
    for page in (phone, board):
        await expect(page.locator(".ground-shares, .ground-side").first).to_be_visible()
    await console.locator("summary", has_text="Benches").click()
    await expect(console.locator(".who")).to_be_visible()
    await board.locator(".ground-top .button").click()
    found += await room.findings()
    for other in others[1:]:
        await other.leave()
    await room.leave()
    assert found == []
