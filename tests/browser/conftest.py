"""A real Chromium, a real server, and screens of the right sizes."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    async_playwright,
    expect,
)

from tests import tools
from tests.server.servers import Server, running

# A made-up name of this computer: the page is no secure context there, as in a venue.
HALL = "hall.test"

# Of such lists the last counts: Playwright's own, and renderers that every window starts for
# menus nobody opens.
DISABLED = [
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades"),
    *("LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
    *("InitialWebUI", "PreloadTopChromeWebUI", "SpareRendererForSitePerProcess"),
    *("WebUIOmniboxAimPopup", "WebUIOmniboxPopup"),
]
ARGUMENTS = [
    f"--disable-features={','.join(DISABLED)}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP {HALL} 127.0.0.1",
]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# Still, so that nothing has to be waited for; a test of motion asks for it.
BOARD = {"viewport": {"width": 1920, "height": 1080}, "reduced_motion": "reduce"}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}

FAILURES = Path("test-results/failures")
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=20_000)  # generous: a busy machine is no failure

OpenPage = Callable[..., Awaitable[Page]]


async def launch(playwright: Playwright) -> Browser:
    """The Chromium that tests/tools.py found."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    path = tools.path("chromium")
    return await playwright.chromium.launch(executable_path=path, args=arguments)


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        yield browser
        await browser.close()


# Phones ask for addresses; nobody takes the mail.
MAIL = {
    "PLEDGEWALL_SMTP_URL": "smtp://127.0.0.1:9",
    "PLEDGEWALL_MAIL_FROM": "events@example.org",
}


@pytest_asyncio.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """One server for all tests that neither stop nor obstruct it: each has an event of its own."""
    async with running(tmp_path_factory.mktemp("server"), **MAIL) as server:
        yield server


@pytest_asyncio.fixture
async def own_server(tmp_path: Path) -> AsyncIterator[Server]:
    async with running(tmp_path / "data") as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest_asyncio.fixture
async def open_page(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[OpenPage]:
    """Open an address on a device of its own. A page that raises an error fails the test.

    When a test fails, what every screen showed lies in test-results/failures/.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    async def open_(url: str, device: dict[str, Any] = PHONE, **more: Any) -> Page:
        context = await chromium.new_context(**{"locale": "en-GB", **device, **more})
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{url}: {error}"))
        await page.goto(url)
        return page

    yield open_
    for number, context in enumerate(contexts):
        if FAILED in request.node.stash:
            name = f"{request.node.name}-{number}.png"
            await context.pages[0].screenshot(path=FAILURES / name)
        await context.close()
    assert not errors
