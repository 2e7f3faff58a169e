"""Data protection on screens: what is promised, one's own data, words that are taken away."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.audit import audited
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("SHOTS")


async def shot(page: Page, name: str) -> None:
    """A picture for whoever wants to look: SHOTS=folder."""
    if SHOTS:
        await page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


async def test_somebody_reads_what_is_kept_and_has_it_erased(
    server: Server, open_page: OpenPage
) -> None:
    links = await server.create(languages=["en", "cy"], title="Better mornings")
    at = f"{server.url}/{links['code']}"
    desk = Phone(server.url, links["code"], "facilitator", token=links["facilitator_token"])
    await desk.connect()
    found: list[str] = []

    # The organiser says who looks after the data, and how long it is kept.
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP)
    await console.get_by_role("tab", name="After").click()
    panel = console.get_by_role("tabpanel")
    await expect(panel.get_by_text("The event goes on.")).to_be_visible()
    await panel.get_by_text("What people are told").click()
    await panel.get_by_label("Who looks after the data (optional)").fill("Gwent health board")
    await panel.get_by_label("How to reach them (optional)").fill("data@example.org")
    await panel.get_by_role("radio", name="A public task").check(force=True)
    await panel.get_by_label("Months until all is deleted").fill("0")
    await expect(panel.get_by_text("Write a whole number from 1 to 120.")).to_be_visible()
    await panel.get_by_label("Months until all is deleted").fill("6")
    await shot(console, "console-promise")
    await panel.locator("form", has_text="Months until").get_by_role("button", name="Save").click()
    await desk.until(lambda: desk.view["privacy"]["privacy"]["privacy"]["months"] == 6)
    found += await audited(console, "data protection", small=False)

    # People read it before they join, on a page of its own, in their language.
    page = await open_page(at, PHONE)
    await expect(page.get_by_text("Gwent health board looks after your data.")).to_be_visible()
    await shot(page, "phone-join")
    promise = await open_page(f"{at}/privacy?lang=cy", PHONE, locale="cy-GB")
    await expect(promise.get_by_role("heading", name="Eich data", exact=True)).to_be_visible()
    await expect(promise.get_by_role("link", name="data@example.org")).to_be_visible()
    await shot(promise, "promise-cy")
    found += await audited(promise, "promise")

    # Ann gives much, and looks at all of it.
    ann = PhoneScreen(page)
    await ann.join()
    await desk.done("open_stage", stage=desk.stage("ideas"))
    await desk.done("show_ideas")
    for text in ("Visits that last longer", "Mrs Jones of number nine is lonely"):
        await ann.post(text)
    await all_is_sent(page)
    await page.get_by_label("Your idea").fill("Half an idea")
    await page.get_by_text("This phone and this event").click()
    await page.get_by_role("button", name="My data").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("Visits that last longer")).to_be_visible()
    await shot(page, "phone-my-data")
    found += await audited(page, "my data")
    async with page.expect_download() as download:
        await dialog.get_by_role("button", name="Keep it as a file").click()
    kept = Path(await (await download.value).path()).read_bytes()  # noqa: ASYNC240
    assert b"Visits that last longer" in kept

    # The organiser takes one text away: a mark stays.
    await panel.get_by_text("Take words away", exact=True).click()
    await panel.get_by_label("Words to look for").fill("mrs jones")
    await panel.get_by_role("button", name="Take these words away").click()
    sure = console.get_by_role("dialog")
    await shot(console, "console-redact")
    found += await audited(console, "redact", small=False)
    await sure.get_by_role("button", name="Take the words away").click()
    await expect(panel.get_by_text("Nothing here has these words.")).to_be_visible()
    await desk.until(lambda: "" in {one["text"] for one in desk.view["ideas"].values()})

    # She has herself erased, in two steps, and begins as somebody whom nobody knows.
    await dialog.get_by_role("button", name="Erase me").click()
    await expect(dialog.get_by_text("This cannot be undone.")).to_be_visible()
    await shot(page, "phone-erase")
    found += await audited(page, "erase")
    await dialog.get_by_role("button", name="Erase me for good").click()
    await expect(dialog.get_by_role("heading", name="You are erased")).to_be_visible()
    await shot(page, "phone-erased")
    await desk.until(lambda: not desk.view["ideas"])
    await dialog.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("button", name="Join")).to_be_visible()

    # She comes back. The organiser erases her at her daughter's wish, while her phone is open.
    await ann.join()
    await expect(page.get_by_label("Your idea")).to_have_value("")
    await ann.post("The nurse on nights is a rude woman")
    await all_is_sent(page)
    [idea] = desk.view["ideas"]
    await desk.done("erase_person", thing=idea)
    await expect(page.get_by_role("heading", name="Your words were taken away")).to_be_focused()
    await shot(page, "phone-taken")
    found += await audited(page, "taken away")
    await page.get_by_role("button", name="Join again").click()
    await expect(page.get_by_role("button", name="Join")).to_be_visible()
    await desk.leave()
    assert found == []
