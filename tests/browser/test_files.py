"""The files that an event leaves, on the console: what each is for, how far it is, and it."""

import asyncio
import io
import re
from pathlib import Path

import openpyxl
from playwright.async_api import Page, Request, Response, Route, expect

from tests.browser.audit import violations
from tests.browser.conftest import LAPTOP, OpenPage
from tests.server.events import Event
from tests.server.servers import Server

XLSX = "All tables as XLSX"
JOB = re.compile(r"/exports/[\w-]+$")


class Slowed:
    """Says of files that they are under way, while it is `on`."""

    on = True

    async def told(self, route: Route) -> None:
        if not self.on or route.request.method != "GET":
            await route.continue_()
            return
        job = await (await route.fetch()).json()
        await route.fulfill(json={**job, "status": "running", "progress": 40})


def given_up(request: Request) -> bool:
    return request.method == "DELETE"


def begun(response: Response) -> bool:
    return response.request.method == "POST" and response.status == 202


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

        # A large one takes its time; here, it is told to be under way for longer than it is.
        row = panel.get_by_role("listitem").filter(has_text=XLSX)
        slowed = Slowed()
        await page.route(JOB, slowed.told)
        async with page.expect_download() as downloading:
            await row.get_by_role("button", name=XLSX).click()
            await expect(row.get_by_role("progressbar", name=XLSX)).to_be_visible()
            await expect(row).to_contain_text("Making it: 40 %")
            assert await violations(page) == []
            slowed.on = False
        download = await downloading.value
        content = (await download.path()).read_bytes()
        name = f"pledgewall-{event.code}-cy.xlsx"
        assert download.suggested_filename == name
        assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Digwyddiad"]
        await expect(row.get_by_role("status")).to_have_text(f"Saved: {name}")

        # Given up by a button, then with the page.
        slowed.on = True
        await row.get_by_role("button", name=XLSX).click()
        async with page.expect_request(given_up):
            await row.get_by_role("button", name="Cancel").click()
        await expect(row.get_by_role("progressbar")).to_be_hidden()
        async with page.expect_response(begun) as beginning:
            await row.get_by_role("button", name=XLSX).click()
        job = await (await beginning.value).json()
        await expect(row.get_by_role("progressbar")).to_be_visible()
        await page.goto("about:blank")
        at = f"{server.url}/api/sessions/{event.code}/exports/{job['id']}"
        secret = {"Authorization": f"Bearer {event.token}"}
        asked = page.context.request
        while (await asked.get(at, headers=secret)).status != 404:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.05)
