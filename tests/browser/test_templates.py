"""Every template, played through by its own script on real screens, up to its files."""

import csv
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

import sessions
from tests.browser.conftest import BOARD, FAILED, FAILURES, LAPTOP, PHONE
from tests.browser.playing import IDEAS, NAMES, PLAYED, Play, Screens
from tests.server.phones import Phone
from tests.server.servers import Server, running

pytestmark = pytest.mark.browser

FOLDER = Path(sessions.__file__).parent / "templates"
TEMPLATES = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
# These are played by tests of their own, below.
OWN = ("world-cafe", "nominal-group", "before-and-after", "co-design-series")


@pytest_asyncio.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with running(tmp_path_factory.mktemp("house")) as server:
        yield server


@pytest_asyncio.fixture(scope="module")
async def devices(chromium: Browser) -> AsyncIterator[tuple[Screens, list[str]]]:
    errors: list[str] = []
    pages: list[Page] = []
    for device in (PHONE, PHONE, BOARD, LAPTOP):
        context = await chromium.new_context(**{"locale": "en-GB", **device})
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        pages.append(page)
    yield Screens(*pages), errors
    for page in pages:
        await page.context.close()


@pytest_asyncio.fixture
async def screens(
    devices: tuple[Screens, list[str]], request: pytest.FixtureRequest
) -> AsyncIterator[Screens]:
    """A page that raises an error fails the test; what every screen showed lies in FAILURES."""
    screens, errors = devices
    errors.clear()
    yield screens
    if FAILED in request.node.stash:
        for number, page in enumerate(screens.pages):
            await page.screenshot(path=FAILURES / f"{request.node.name}-{number}.png")
    assert not errors


async def begin(house: Server, screens: Screens, name: str, **event: Any) -> Play:
    links = await house.create(title="Better mornings", template=name, **event)
    play = Play(screens, TEMPLATES[name]["stages"])
    return await play.enter(f"{house.url}/{links['code']}", links["facilitator_token"])


@pytest.mark.parametrize("name", sorted(TEMPLATES.keys() - set(OWN)))
async def test_a_template(house: Server, screens: Screens, name: str) -> None:
    play = await begin(house, screens, name)
    await play.through()


@pytest.mark.parametrize("name", ["nominal-group", "before-and-after"])
async def test_both_votes_and_their_shift(house: Server, screens: Screens, name: str) -> None:
    """The shift stands on the board (Play sees to that), and in both files."""
    play = await begin(house, screens, name)
    found = await play.through()
    first, second = found["rounds"]
    one, two = (idea["id"] for idea in found["ideas"])
    assert [first["tallies"][idea]["dots"] for idea in (one, two)] == [2, 1]
    assert [second["tallies"][idea]["dots"] for idea in (one, two)] == [1, 2]
    assert (first["before"], first["shift"]) == (None, {})
    assert second["before"] == {"stage": first["stage"], "round": 1}
    assert second["shift"] == {one: -1, two: 1}
    assert first["places"] == {one: 1, two: 2}
    rows = list(csv.DictReader(io.StringIO(play.exports["Ideas and votes as CSV"])))
    told = [
        (row["Votes in the vote before"], row["Dots"], row["Change since then"]) for row in rows
    ]
    assert told == [("2", "1", "-1"), ("1", "2", "1")]


async def test_the_themes_of_a_series_are_the_next_events_questions(
    house: Server, screens: Screens
) -> None:
    play = await begin(house, screens, "co-design-series")
    await play.through()
    laptop = screens.console.page
    await laptop.get_by_role("button", name="Plan the next event with what came out").click()
    async with laptop.context.expect_page() as opening:
        await laptop.get_by_role("link", name="Open the start page").click()
    start = await opening.value
    await expect(start.get_by_role("radio", name="Better mornings")).to_be_checked()
    await start.get_by_label("Title").fill("Better evenings")
    await start.get_by_role("button", name="Create the event").click()
    await start.get_by_role("link", name="Open the console").click()
    await expect(start.get_by_role("heading", name="Nothing is open")).to_be_visible()
    code = (await start.locator(".top-code").inner_text()).split()[-1]
    token = await start.evaluate("(code) => localStorage[`pledgewall:${code}:console`]", code)
    await start.close()

    stages = [dict(stage) for stage in play.stages]
    asks = [stage["kind"] for stage in stages].index("ideas")
    stages[asks]["prompts"] = [{"en": name} for name in NAMES]
    again = await Play(screens, stages).enter(f"{house.url}/{code}", token)
    for number, stage in enumerate(stages[: asks + 1], 1):
        await again.open(stage)
        if stage["kind"] == "ladder":
            await PLAYED["ladder"](again, number, stage)
    await screens.ann.page.get_by_role("radio", name=NAMES[1]).check(force=True)
    idea = next(IDEAS)
    await screens.ann.post(idea)
    await expect(screens.board.get_by_text(idea)).to_be_visible()


class Cafe(Play):
    """Bob hosts the second table; Ann and four others change tables when the script says so."""

    async def sit(self, house: Server, code: str, token: str) -> "Cafe":
        async with httpx.AsyncClient(base_url=house.url, trust_env=False, timeout=60) as http:
            headers = {"Authorization": f"Bearer {token}"}
            made = await http.post(f"/api/sessions/{code}/hosts", headers=headers)
        host = made.json()["hosts"][1]["url"].partition("#")[2]
        self.others = [await Phone(house.url, code).connect() for _ in range(4)]
        self.people = 6
        self.round = 1
        await self.enter(f"{house.url}/{code}", token, ("?table=1", f"#{host}"))
        await self.spread(("t1", "t1", "t2", "t2"))
        await expect(self.screens.ann.page.locator(".seat")).to_contain_text("Window")
        await expect(self.screens.bob.page.get_by_text("You host this table")).to_be_visible()
        return self

    async def spread(self, tables: tuple[str, ...]) -> None:
        for other, table in zip(self.others, tables, strict=True):
            await other.done("take_table", table=table)

    async def open(self, stage: dict[str, Any]) -> None:
        await super().open(stage)
        if "Press 'New round'" not in stage["script"]["en"]:
            return
        self.round += 1
        back = self.round % 2 == 1
        await self.screens.console.press("New round: everybody changes tables")
        ann, bob = (phone.page for phone in self.screens.phones)
        news = f"Round {self.round}: please take a place"
        await expect(ann.locator(".seat").get_by_text(news)).to_be_visible()
        await expect(bob.locator(".seat")).to_contain_text("Table 2")
        await expect(self.board.locator(".round-news").get_by_text(news)).to_be_visible()
        await ann.get_by_label("Which table are you at?").select_option("t1" if back else "t2")
        await ann.get_by_role("button", name="That is my table").click()
        await self.spread(("t1", "t1", "t2", "t2") if back else ("t2", "t2", "t1", "t1"))


async def test_a_cafe_is_harvested_by_table_and_round(house: Server, screens: Screens) -> None:
    about = {"title": "Better mornings", "template": "world-cafe", "tables": ["Window", ""]}
    links = await house.create(**about)
    cafe = Cafe(screens, TEMPLATES["world-cafe"]["stages"])
    await cafe.sit(house, links["code"], links["facilitator_token"])
    found = await cafe.through()
    places = [(idea["table"], idea["table_round"]) for idea in found["ideas"]]
    assert places == [("t1", 1), ("t2", 1), ("t2", 2), ("t2", 2), ("t1", 3), ("t2", 3)]
    rows = csv.DictReader(io.StringIO(cafe.exports["Ideas and votes as CSV"]))
    assert [(row["Table"], row["Round"]) for row in rows] == [
        ("Window", "1"),
        ("Window", "3"),
        ("Table 2", "1"),
        ("Table 2", "2"),
        ("Table 2", "2"),
        ("Table 2", "3"),
    ]
    for other in cafe.others:
        await other.leave()
