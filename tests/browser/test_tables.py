"""A World Cafe on real screens: tables by QR code, a host who stays, a round, the harvest."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen, create_event
from tests.server.phones import Phone
from tests.server.servers import Server

# What a screen reader would say from now on.
LISTEN = """() => {
  window.said = [];
  const region = document.querySelector("[aria-live]");
  const note = () => window.said.push(region.textContent);
  const all = { childList: true, characterData: true, subtree: true };
  new MutationObserver(note).observe(region, all);
}"""


async def at_table(open_page: OpenPage, url: str) -> PhoneScreen:
    """Somebody scans a table's code, and joins."""
    return await PhoneScreen(await open_page(url, PHONE)).join()


@pytest.mark.browser
async def test_a_world_cafe(server: Server, open_page: OpenPage) -> None:
    desk = await open_page(f"{server.url}/", LAPTOP)
    code, console = await create_event(desk, "A cafe")
    await set_up(console)
    at = f"{server.url}/{code}"
    board = await open_page(f"{at}/board", BOARD)

    ann = await at_table(open_page, f"{at}?table=1")
    await expect(ann.page.locator(".seat")).to_contain_text("Window")
    await expect(ann.page).to_have_url(at)
    others = [await Phone(server.url, code).connect() for _ in range(3)]
    for other in others:
        await other.done("take_table", table="t1")
    host = await hosts_window(desk, open_page, code)

    bea = await PhoneScreen(await open_page(at, PHONE)).join()
    await bea.page.get_by_label("Which table are you at?").select_option("Table 2")
    await bea.page.get_by_role("button", name="That is my table").click()
    await expect(bea.page.locator(".seat")).to_contain_text("Table 2")

    await console.press("Open: Welcome")
    await console.press("Open: Ideas")
    await ann.post("Longer visits")
    await bea.post("Softer light")
    await host.page.locator("summary", has_text="What this table said: 0").click()
    await console.press("Show the ideas to everybody")
    await expect(host.page.locator("details").get_by_text("Longer visits")).to_be_visible()
    await expect(board.locator("article", has_text="Longer visits")).to_contain_text("Window")
    await expect(board.locator("article", has_text="Softer light")).not_to_contain_text("Table")

    await host.page.get_by_label("What does the table want to say?").fill("Time for each other")
    await host.page.get_by_role("button", name="Send for the table").click()
    summary = board.locator("article", has_text="Time for each other")
    await expect(summary).to_contain_text("For the whole table")

    # Beside the next step: nobody has to look for it.
    await board.evaluate(LISTEN)
    await console.press("New round: everybody changes tables")
    await expect(
        ann.page.locator(".seat").get_by_text("Round 2: please take a place")
    ).to_be_visible()
    await expect(host.page.locator(".seat")).to_contain_text("Window")
    news = "Round 2: please take a place at another table. Hosts stay."
    await expect(board.locator(".round-news")).to_have_text(news)
    await board.wait_for_function("(news) => window.said.includes(news)", arg=news)
    assert await violations(board) == []
    await board.screenshot(path="test-results/tables-round-board.png", animations="disabled")
    await console.press("Undo: new table round")
    await expect(ann.page.locator(".seat")).to_contain_text("Window")
    await expect(board.locator(".round-news")).to_have_count(0)
    await harvests(console, board)
    # Votes are everybody's own: nobody is sent to a table then.
    await console.press("New round: everybody changes tables")
    await expect(board.locator(".round-news")).to_be_visible()
    await console.press("Open: Vote")
    await expect(board.locator(".round-news")).to_have_count(0)
    await expect(ann.page.locator(".seat")).to_have_count(0)
    for other in others:
        await other.leave()


async def set_up(console: ConsoleScreen) -> None:
    await console.tab("Tables")
    await console.page.get_by_label("How many tables?").fill("3")
    await console.page.locator("summary", has_text="Names of the tables").click()
    await console.page.get_by_label("Table 1").fill("Window")
    await console.press("Save")
    await expect(console.page.get_by_role("tab", name="Tables: 3")).to_be_visible()


async def hosts_window(desk: Page, open_page: OpenPage, code: str) -> PhoneScreen:
    """Print the hosts' cards at the desk; somebody scans the one of the first table."""
    async with desk.context.expect_page() as opening:
        await desk.get_by_role("link", name="Print a card for every host").click()
    cards = await opening.value
    await expect(cards.locator(".table-card img")).to_have_count(3)
    token = await cards.evaluate(
        "async (code) => (await (await fetch(`/api/sessions/${code}/hosts`, {method: 'POST',"
        " headers: {Authorization: `Bearer ${localStorage[`pledgewall:${code}:console`]}`}}))"
        ".json()).hosts[0].url.split('#')[1]",
        code,
    )
    origin = desk.url.split(f"/{code}")[0]
    host = await at_table(open_page, f"{origin}/{code}#{token}")
    await expect(host.page.get_by_text("You host this table")).to_be_visible()
    assert "host" not in host.page.url
    return host


async def harvests(console: ConsoleScreen, board: Page) -> None:
    group = console.page.locator("summary", has_text="Window · Round 1: 2 ideas")
    await group.click()
    await expect(console.row("Time for each other")).to_be_visible()
    await console.page.get_by_label("Show ideas by table on the board").click()
    await expect(board.get_by_role("heading", name="Window")).to_be_visible()
    await expect(board.locator("article", has_text="Softer light")).to_have_count(0)
    await console.page.get_by_label("Show ideas by table on the board").click()
    await expect(board.locator("article", has_text="Softer light")).to_be_visible()


@pytest.mark.browser
async def test_tables_from_the_start_page(server: Server, open_page: OpenPage) -> None:
    desk = await open_page(f"{server.url}/", LAPTOP)
    tables = desk.get_by_label("How many tables? (optional)")
    await desk.get_by_label("Title").fill("A cafe")
    await expect(tables).to_have_accessible_description(re.compile("people talk in groups"))
    await desk.get_by_role("radio", name="World Cafe").check(force=True)
    await expect(tables).to_have_accessible_description(re.compile("works at tables"))
    await tables.fill("a few")
    await desk.get_by_role("button", name="Create the event").click()
    await expect(desk.get_by_role("link", name="Enter a number from 0 to 100.")).to_be_visible()
    assert await violations(desk) == []
    await tables.fill("4")
    await desk.screenshot(path="test-results/tables-start.png", full_page=True)
    _, console = await create_event(desk, "A cafe")
    await expect(console.page.get_by_role("tab", name="Tables: 4")).to_be_visible()
