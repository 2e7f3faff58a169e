"""A whole event: three phones, a board and a console at once, one phone offline in the middle."""

import asyncio
import csv
import io

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import BOARD, HALL, LAPTOP, PHONE, OpenPage
from tests.browser.network import Network
from tests.browser.screens import ConsoleScreen, PhoneScreen, all_is_sent, create_event
from tests.server.servers import Server

BREAKFAST = "Breakfast when I wake up"
LATER = "A later breakfast"
SLEEP = "Ask me how I slept"
LIGHTS = "Lights up slowly"


class Hall:
    """Everybody's screens."""

    def __init__(
        self, code: str, console: ConsoleScreen, board: Page, phones: list[PhoneScreen]
    ) -> None:
        self.code = code
        self.console = console
        self.board = board
        self.ann, self.bob, self.cai = phones


@pytest.mark.browser
async def test_a_whole_event(server: Server, open_page: OpenPage) -> None:
    network = await Network(server.port).start()
    desk = await open_page(f"{server.url}/", LAPTOP)
    code, console = await create_event(desk, "Better mornings")
    board = await open_page(f"{server.url}/{code}/board", BOARD)
    phones = [
        PhoneScreen(await open_page(f"{server.url}/{code}", PHONE)),
        # The second phone is on the venue's network, where the page is no secure context.
        PhoneScreen(await open_page(f"http://{HALL}:{network.port}/{code.lower()}", PHONE)),
        PhoneScreen(await open_page(f"{server.url}/{code}", PHONE)),
    ]
    hall = Hall(code, console, board, phones)
    assert not await hall.bob.page.evaluate("isSecureContext")
    await asyncio.gather(hall.ann.join("Ann"), hall.bob.join(), hall.cai.join())
    await expect(board.get_by_text("people here")).to_be_visible()
    await console.press("Open: Welcome")
    await ideas_in_silence(hall, network)
    await merge_and_vote(hall)
    await pledges(hall)
    await closing(hall)
    await network.cut()


async def ideas_in_silence(hall: Hall, network: Network) -> None:
    await hall.console.press("Open: Ideas")
    await hall.ann.post(BREAKFAST)
    await hall.bob.write_idea(LATER)
    await network.cut()
    await expect(hall.bob.page.get_by_text("You're offline.")).to_be_visible()
    await hall.bob.post(LATER)
    await hall.bob.write_idea("Half a thou")
    await expect(hall.bob.card(LATER).get_by_text("Kept on this phone")).to_be_visible()
    await hall.cai.post(SLEEP)
    await hall.cai.post(LIGHTS)
    await expect(hall.board.get_by_text("3", exact=True)).to_be_visible()
    await expect(hall.board.get_by_text(SLEEP)).to_have_count(0)
    await network.mend()
    await all_is_sent(hall.bob.page)
    await hall.bob.is_online()
    assert await hall.bob.page.get_by_label("Your idea").input_value() == "Half a thou"
    await hall.bob.page.reload()
    await expect(hall.bob.card(LATER)).to_have_count(1)
    await expect(hall.bob.page.get_by_label("Your idea")).to_have_value("Half a thou")
    await expect(hall.board.get_by_text("4", exact=True)).to_be_visible()
    await hall.console.press("Show the ideas to everybody")
    await expect(hall.ann.card(SLEEP)).to_be_visible()
    await expect(hall.board.get_by_text(SLEEP)).to_be_visible()


async def merge_and_vote(hall: Hall) -> None:
    await hall.console.merge(BREAKFAST, LATER)
    await expect(hall.cai.card(BREAKFAST).get_by_text("Holds 1 more idea")).to_be_visible()
    await hall.console.press("Open: Vote")
    await hall.ann.give_dots(SLEEP, 3)
    await hall.bob.give_dots(BREAKFAST, 2)
    await hall.cai.give_dots(SLEEP, 1)
    await asyncio.gather(*(all_is_sent(phone.page) for phone in (hall.ann, hall.bob, hall.cai)))
    await expect(hall.board.get_by_text("of 3 people have voted")).to_be_visible()
    await expect(hall.console.row(SLEEP).get_by_text("4 dots")).to_be_visible()
    await expect(hall.board.get_by_text("4", exact=True)).to_have_count(0)
    await hall.console.press("Show the results")
    await expect(hall.ann.card(SLEEP).get_by_text("4 dots")).to_be_visible()
    await expect(hall.board.get_by_text("4", exact=True)).to_be_visible()


async def pledges(hall: Hall) -> None:
    await hall.console.press("Open: Pledges")
    await hall.ann.pledge(
        "I will ask every patient how they slept",
        "Culture",
        origin=SLEEP,
        who="Ann",
        by_when="by Easter",
    )
    await hall.cai.pledge("I will dim the lights at six", "Action")
    mine = "I will ask every patient"
    await hall.bob.card(mine).get_by_role("button", name="Join this pledge").click()
    await expect(hall.board.get_by_text("I will dim the lights")).to_be_visible()
    await expect(hall.board.get_by_text("1 person joined")).to_be_visible()


async def closing(hall: Hall) -> None:
    await hall.console.press("Open: Thanks and next steps")
    await expect(hall.ann.page.get_by_text("Thank you").first).to_be_visible()
    await expect(hall.ann.card("I will ask every patient")).to_be_visible()
    await hall.console.tab("Joining and files")
    async with hall.console.page.expect_download() as downloading:
        await hall.console.press("Pledges as CSV")
    path = await (await downloading.value).path()
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert len(rows) == 2
    first = next(row for row in rows if "slept" in row["Pledge"])
    assert (first["Who"], first["By when"], first["People who joined"]) == ("Ann", "by Easter", "1")
    assert first["Ideas it came from"] == SLEEP
    assert first["Dots on its ideas"] == "4"
