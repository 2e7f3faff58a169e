"""The files that an event leaves, on the console: what each is for, how far it is, and it."""

import io
from pathlib import Path

import openpyxl
from playwright.async_api import Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import LAPTOP, OpenPage
from tests.server.events import Event
from tests.server.servers import Server
from tests.server.test_export_jobs import stopped, until

XLSX = "All tables as XLSX"


async def taken(page: Page, name: str) -> Path:
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name=name, exact=True).click()
    return await (await downloading.value).path()


async def test_a_file_shows_its_way_and_is_given_up_with_the_page(
    server: Server, open_page: OpenPage
) -> None:
    async with Event.on(server) as event:
        page = await open_page(f"{server.url}/{event.code}/facilitate#{event.token}", **LAPTOP)
        await page.get_by_role("tab", name="Joining and files").click()
        panel = page.locator(".exports")
        await expect(panel.get_by_role("heading", name="To work with")).to_be_visible()
        await expect(panel).to_contain_text("One row for each pledge")
        assert await violations(page) == []

        # A small one is there at once, in the language that was chosen.
        await panel.get_by_role("radio", name="Cymraeg").last.check()
        assert (await taken(page, "Pledges as CSV")).read_text("utf-8-sig").startswith('"Rhif"')

        # A large one takes its time; here, somebody has halted it.
        row = panel.get_by_role("listitem").filter(has_text=XLSX)
        async with page.expect_download() as downloading:
            await row.get_by_role("button", name=XLSX).click()
            [process] = await stopped(server)
            await expect(row.get_by_role("progressbar", name=XLSX)).to_be_visible()
            await expect(row).to_contain_text("Making it: 0 %")
            assert await violations(page) == []
            process.resume()
        download = await downloading.value
        content = (await download.path()).read_bytes()
        name = f"pledgewall-{event.code}-cy.xlsx"
        assert download.suggested_filename == name
        assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Digwyddiad"]
        await expect(row.get_by_role("status")).to_have_text(f"Saved: {name}")

        # Given up by a button, then with the page.
        await row.get_by_role("button", name=XLSX).click()
        [process] = await stopped(server)
        await row.get_by_role("button", name="Cancel").click()
        await until(lambda: not process.is_running())
        await row.get_by_role("button", name=XLSX).click()
        [process] = await stopped(server)
        await page.goto("about:blank")
        await until(lambda: not process.is_running())
