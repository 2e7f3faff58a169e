"""A third language is one more file: accented and longer, or written from right to left."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests import pseudo
from tests.browser.audit import at_rest
from tests.browser.conftest import BOARD, LAPTOP, PHONE, OpenPage
from tests.browser.fitting import settled
from tests.browser.test_languages import texts_of
from tests.server.phones import Phone
from tests.server.servers import ROOT, Server, running

OWN_PARTS = ("client_static", "server", "sessions")
NOT_COPIED = shutil.ignore_patterns("node_modules", "dist", "__pycache__")


@pytest_asyncio.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """The project as it is, with two more files in languages/: built and served."""
    root = tmp_path_factory.mktemp("house")
    for part in OWN_PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=NOT_COPIED)
    modules = "client_static/node_modules"
    (root / modules).symlink_to(ROOT / modules)
    pseudo.write(root / "client_static/languages/qps.json")
    pseudo.write(root / "client_static/languages/qpr.json", rtl=True)
    build = root / "client_static/build.py"
    assert await (await asyncio.create_subprocess_exec(sys.executable, build)).wait() == 0
    async with running(tmp_path_factory.mktemp("data"), root=root) as server:
        yield server


# Codes and addresses are of no language.
NO_WORDS = r"https?://\S+|\S*\bpledgewall\.test\S*|\b[A-HJ-NP-Z2-9]{6}\b"


async def english_on(page: Page, tag: str) -> list[str]:
    """What still stands there in plain letters, where the page's own words are meant."""
    return [
        text
        for lang, text in await texts_of(page)
        if lang == tag and re.search("[A-Za-z]{2,}", re.sub(NO_WORDS, "", text))
    ]


async def misplaced(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    wide: bool = await page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
    )
    return [page.url] if wide else []


@pytest.mark.browser
@pytest.mark.parametrize(("tag", "direction"), [("qps", "ltr"), ("qpr", "rtl")])
async def test_everything_speaks_a_third_language(
    house: Server, open_page: OpenPage, tag: str, direction: str
) -> None:
    links = await house.create(template="workshop", languages=["en"])
    at = f"{house.url}/{links['code']}"
    facilitator = await Phone(
        house.url, links["code"], "facilitator", token=links["facilitator_token"]
    ).connect()
    other = await Phone(house.url, links["code"]).connect()
    start = await open_page(house.url, LAPTOP, locale=tag)
    phone = await open_page(at, PHONE, locale=tag)
    board = await open_page(f"{at}/board?lang={tag}", BOARD)
    console = await open_page(f"{at}/facilitate#{links['facilitator_token']}", LAPTOP, locale=tag)
    papers = [await open_page(f"{at}/{page}", LAPTOP, locale=tag) for page in ("poster", "cards")]
    pages = [start, phone, board, console, *papers]
    await at_rest(*pages)
    await phone.locator("button[type=submit]").click()
    found, wide = [], []
    for page in pages:
        await expect(page.locator("html")).to_have_attribute("dir", direction)
        found += await english_on(page, tag)
        wide += await misplaced(page)
    for kind in ("ideas", "vote", "pledges", "close"):
        await facilitator.done("open_stage", stage=facilitator.stage(kind))
        if kind == "ideas":
            await other.done("post_idea", text="Tea that is hot", lang="en")
            await facilitator.done("show_ideas")
        if kind == "pledges":
            await other.done("make_pledge", text="I will listen", kind="culture", lang="en")
        shown = [phone, board, console]
        await at_rest(*shown)
        for page in shown:
            found += await english_on(page, tag)
            wide += await misplaced(page)
        wide += await settled(board)
    # The switch lists it by its own name, and goes to English and back.
    name = pseudo.NAMES[tag]
    await phone.get_by_role("button", name="English", exact=True).click()
    await expect(phone.locator("html")).to_have_attribute("dir", "ltr")
    await phone.get_by_role("button", name=name, exact=True).click()
    await expect(phone.locator("html")).to_have_attribute("dir", direction)
    if folder := os.environ.get("PICTURES"):
        for n, page in enumerate(pages):
            await page.screenshot(path=f"{folder}/{tag}-{n}.png")
    await facilitator.leave()
    await other.leave()
    assert sorted(set(found)) == []
    assert wide == []
