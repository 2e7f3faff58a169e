"""You said, we pledged, we did: from the console to everybody, on screens and on paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from server.storage import open_log
from sessions import commands as c
from tests.browser.audit import audited
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.screens import ConsoleScreen, PhoneScreen
from tests.server import told_event
from tests.server.pdf_faults import faults
from tests.server.servers import Server, running
from tests.sessions.room import FACILITATOR

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def at(tmp_path: Path) -> AsyncIterator[str]:
    """The address of an event that ended; a server over its log."""
    event = told_event.told()
    event.room.do(FACILITATOR, c.PublishStory, on=False, message={})
    data = tmp_path / "data"
    data.mkdir()
    log = open_log(data, None)
    code = await told_event.keep(event, log)
    await log.close()
    async with running(data) as server:
        yield address(server, code)


def address(server: Server, code: str) -> str:
    return f"{server.url}/{code}"


async def test_from_the_console_to_everybody(at: str, open_page: OpenPage) -> None:
    console = await open_page(f"{at}/facilitate#{told_event.KEY}", LAPTOP)
    desk = ConsoleScreen(console)
    await desk.tab("Joining and files")
    await expect(console.get_by_text("The page is closed.")).to_be_visible()
    reader = await open_page(f"{at}/story")
    await expect(reader.get_by_role("heading", level=1)).to_have_text("The story is not here yet")
    problems = await audited(reader, "not yet")

    # Whoever runs the event reads it before everybody else.
    await console.get_by_label("Opening words (English)").fill("Thank you all.")
    await console.get_by_label("Opening words (Cymraeg)").fill("Diolch i chi i gyd.")
    await desk.press("Save the words")
    async with console.expect_popup() as opening:
        await console.get_by_role("link", name="Look at the page").click()
    ahead = await opening.value
    await expect(ahead.get_by_text("Only you see this.")).to_be_visible()
    await expect(ahead.get_by_text("Thank you all.")).to_be_visible()

    await desk.press("Open the page to everybody")
    await expect(console.get_by_text("The page is open.")).to_be_visible()
    await expect(console.get_by_role("img", name="BCDFGH/story")).to_be_visible()
    problems += await audited(console, "console", small=False)

    await reader.reload()
    await expect(reader.get_by_text("Thank you all.")).to_be_visible()
    await everything_is_told(reader)
    problems += await audited(reader, "story")
    await reader.get_by_role("button", name="Cymraeg").click()
    await expect(reader.get_by_role("heading", name="Fe wnaethon ni")).to_be_visible()
    async with reader.expect_download() as coming:
        await reader.get_by_role("link", name="Cadw fel PDF").click()
    kept = Path(await (await coming.value).path()).read_bytes()  # noqa: ASYNC240
    assert faults(kept) == []
    await expect(reader.get_by_text("Diolch i chi i gyd.")).to_be_visible()
    await reader.emulate_media(color_scheme="dark", reduced_motion="reduce")
    problems += await audited(reader, "story, Welsh, dark", small=False)
    assert problems == []

    phone = await open_page(at)
    await PhoneScreen(phone).join()
    await phone.get_by_role("link", name="Read what came of the pledges").click()
    await expect(phone.get_by_role("heading", name="You said", exact=True)).to_be_visible()


async def everything_is_told(page: Page) -> None:
    """What is folded comes with its button, and leads from one to the next by keyboard."""
    pledges = page.locator(".pledges > li")
    await expect(pledges).to_have_count(35)
    await expect(pledges.locator("visible=true")).to_have_count(12)
    await page.get_by_role("button", name="Show 23 more").press("Enter")
    await expect(pledges.nth(12)).to_be_focused()
    await expect(pledges.locator("visible=true")).to_have_count(35)
    await page.get_by_text("Show these numbers as a table").click()
    now = page.get_by_role("row", name="Now")
    figures = [text.split()[-1] for text in await now.get_by_role("cell").all_inner_texts()]
    assert figures == ["9", "3", "1", "20", "2"]
    chart = page.get_by_role("img", name="Now: Kept: 9, Under way: 3")
    await expect(chart).to_be_visible()
    await page.get_by_role("link", name="Read what happened Lead a slow walk").click()
    await expect(page.get_by_text(told_event.DROPPED)).to_be_in_viewport()
    await expect(page.get_by_text("We were not told why.")).to_have_count(1)


async def test_paper_and_a_browser_without_scripts_have_all_of_it(
    at: str, open_page: OpenPage
) -> None:
    console = await open_page(f"{at}/facilitate#{told_event.KEY}", LAPTOP)
    desk = ConsoleScreen(console)
    await desk.tab("Joining and files")
    await desk.press("Open the page to everybody")
    await expect(console.get_by_text("The page is open.")).to_be_visible()
    async with console.expect_popup() as opening:
        await console.get_by_role("link", name="Print a poster").click()
    poster = await opening.value
    await expect(poster.get_by_role("heading", name="See what came of it")).to_be_visible()
    code = poster.get_by_role("img", name="/story")
    assert await code.evaluate("(img) => img.decode().then(() => img.naturalWidth > 0)")

    plain = await open_page(f"{at}/story", PHONE, java_script_enabled=False)
    await expect(plain.locator(".pledges > li").locator("visible=true")).to_have_count(35)
    await expect(plain.get_by_text(told_event.DROPPED)).to_be_visible()
    await plain.get_by_role("link", name="Cymraeg").click()
    await expect(plain.get_by_role("heading", name="Fe wnaethon ni")).to_be_visible()

    reader = await open_page(f"{at}/story", LAPTOP)
    await expect(reader.get_by_role("button", name="Print this page")).to_be_visible()
    await reader.emulate_media(media="print")
    await reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    await expect(reader.locator(".pledges > li").locator("visible=true")).to_have_count(35)
    await expect(reader.get_by_role("row", name="Now")).to_be_visible()
    await expect(reader.get_by_role("button")).to_have_count(0)
