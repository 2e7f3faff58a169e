"""The engagement lead at the desk: one morning, with all that the events left."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from server.storage.sqlite import SQLiteLog
from tests.browser.audit import audited
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.server.desks import SECOND, filled
from tests.server.servers import Server, running

pytestmark = pytest.mark.browser

KEY = "open-house"


async def opened(page: Page, key: str) -> None:
    await page.get_by_label("Key").fill(key)
    await page.get_by_role("button", name="Open the desk").click()


async def part(page: Page, name: str) -> None:
    """To a part of the desk, by the keyboard; its heading has the focus then."""
    await page.get_by_role("link", name=name, exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=2, name=name)).to_be_focused()


async def test_a_morning_at_the_desk(tmp_path: Path, open_page: OpenPage) -> None:
    log = SQLiteLog(tmp_path / "pledgewall.db")
    await filled(log)
    await log.close()
    async with running(tmp_path, PLEDGEWALL_CREATE_KEY=KEY) as server:
        page = await open_page(server.url, LAPTOP)
        await page.get_by_role("link", name="The desk").click()
        await opened(page, "a guess")
        await expect(page.get_by_label("Key")).to_have_attribute("aria-invalid", "true")
        await opened(page, KEY)
        await its_events(page)
        await its_pledges(page)
        await its_search(page)
        await its_series(page)
        await a_series_begins(page, server)
        phone = await open_page(f"{server.url}/desk?lang=cy", PHONE)
        await phone.get_by_label("Allwedd").fill(KEY)
        await phone.get_by_role("button", name="Agor y ddesg").click()
        await on_a_phone(phone)


async def its_events(page: Page) -> None:
    rows = page.get_by_role("row")
    await expect(rows).to_have_count(4)
    await expect(rows.nth(1)).to_contain_text("Visits, once more")
    await expect(rows.nth(3)).to_contain_text("1 of 3")
    await expect(rows.nth(3)).to_contain_text("To be deleted")
    # A console opens only where this browser holds its link.
    await expect(page.get_by_role("link", name="Open the console")).to_have_count(0)
    await page.get_by_text("How to open it").first.click()
    await expect(page.get_by_text(f"pledgewall link {SECOND}")).to_be_visible()
    await page.evaluate(f"localStorage.setItem('pledgewall:{SECOND}:console', 'secret')")
    await page.reload()
    console = page.get_by_role("link", name="Open the console")
    await expect(console).to_have_attribute("href", f"/{SECOND}/facilitate")
    assert await audited(page, "events", small=False) == []


async def its_pledges(page: Page) -> None:
    await part(page, "Pledges")
    await expect(page.get_by_role("status").get_by_text("4 pledges")).to_be_visible()
    await page.get_by_label("Due").select_option("Overdue")
    await page.get_by_label("Name of the owner").fill("tom")
    await expect(page.get_by_role("row")).to_have_count(2)
    await expect(page.get_by_role("row").nth(1)).to_contain_text("I will bring tea")
    assert await audited(page, "pledges", small=False) == []
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Download as CSV").click()
    file = await (await coming.value).path()
    assert [line.split(",")[4] for line in file.read_text("utf-8-sig").splitlines()] == [
        '"Pledge"',
        '"I will bring tea"',
    ]
    await page.reload()  # what was chosen stands in the address
    await expect(page.get_by_role("row")).to_have_count(2)
    await page.get_by_role("button", name="Show all pledges again").click()
    await expect(page.get_by_role("row")).to_have_count(5)


async def its_search(page: Page) -> None:
    await part(page, "Search")
    await page.get_by_label("Words to look for").fill("té")
    await expect(page.get_by_text("Found: 3")).to_be_visible()
    await expect(page.locator("mark")).to_have_text(["Tea", "Te", "tea"])
    await page.get_by_label("Words to look for").fill("zebedee")
    await expect(page.get_by_text("Hidden")).to_be_visible()
    assert await audited(page, "search", small=False) == []


async def its_series(page: Page) -> None:
    await part(page, "Series")
    chart = page.get_by_role("img", name="Ladder (1 to 7)")
    await expect(chart).to_have_accessible_name(
        "Ladder (1 to 7). 9 October 2025: Not known. 8 December 2025: 4.9"
    )
    await expect(page.get_by_text("fewer than expected")).to_have_count(1)
    assert await audited(page, "series", small=False) == []
    await part(page, "Not heard from")
    await expect(page.get_by_role("listitem").filter(has_text="Carers")).to_be_visible()
    await page.get_by_role("link", name="Overdue").click()
    await expect(page.get_by_label("Due")).to_have_value("overdue")


async def a_series_begins(page: Page, server: Server) -> None:
    """On the console of another event; the desk knows of it at the next look."""
    links = await server.create(title="Buses again", create_key=KEY)
    console = await page.context.new_page()
    await console.goto(f"{server.url}/{links['code']}/facilitate#{links['facilitator_token']}")
    await console.get_by_role("tab", name="Joining and files").click()
    await console.get_by_label("Series").fill("On the road")
    await console.get_by_role("button", name="Save the series").click()
    await expect(console.get_by_role("button", name="Save the series")).to_have_count(0)
    await console.close()
    await page.goto(f"{server.url}/desk#series?series=On+the+road")
    await page.reload()
    await expect(page.get_by_label("Series")).to_have_value("On the road")
    await expect(page.get_by_role("row", name="Buses again")).to_be_visible()


async def on_a_phone(phone: Page) -> None:
    await expect(phone.get_by_text("Ymweliadau gwell")).to_be_visible()
    for name in ("events", "pledges", "series", "unheard"):
        await phone.evaluate(f"location.hash = '{name}'")
        await expect(phone.locator(f".desk-nav [href='#{name}']")).to_have_attribute(
            "aria-current", "page"
        )
        assert await audited(phone, name, small=name == "pledges") == []
