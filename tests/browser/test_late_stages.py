"""Stages that come to the phone after its first view, on networks that are slow or gone."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Route, expect

from tests.browser.audit import violations
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.network import Network
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.phones import Phone
from tests.server.servers import Server

PARTS = "**/assets/*Stage-*.js"
LOADING = "Loading..."

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def network(server: Server) -> AsyncIterator[Network]:
    network = await Network(server.port).start()
    yield network
    await network.cut()


@pytest_asyncio.fixture
async def facilitator(server: Server) -> AsyncIterator[Phone]:
    links = await server.create()
    phone = Phone(server.url, links["code"], "facilitator", token=links["facilitator_token"])
    await phone.connect()
    await phone.done("open_stage", stage=phone.stage("welcome"))
    yield phone
    await phone.leave()


async def opened(facilitator: Phone, kind: str) -> str:
    """Open the stage of this kind: what it puts to the room."""
    stage = facilitator.stage(kind)
    await facilitator.done("open_stage", stage=stage)
    prompts = facilitator.view["prompts"].values()
    [text] = [prompt["text"] for prompt in prompts if prompt["stage"] == stage]
    return str(text)


async def test_what_was_fetched_early_works_without_a_network(
    network: Network, open_page: OpenPage, facilitator: Phone
) -> None:
    page = await open_page("about:blank")
    async with page.expect_response("**/assets/PledgesStage-*.js") as fetched:
        await page.goto(f"http://127.0.0.1:{network.port}/{facilitator.code}")
        phone = await PhoneScreen(page).join()
    await (await fetched.value).finished()
    # From now on, nothing more is to be had but words from the room.
    await page.route("**/assets/**", lambda route: route.abort())
    await opened(facilitator, "pledges")
    await expect(page.get_by_role("button", name="Make a pledge")).to_be_visible()
    await network.cut()
    await expect(page.get_by_text("You're offline.")).to_be_visible()
    await phone.pledge("I will ring", "Action")
    await expect(phone.card("I will ring")).to_contain_text("Kept on this phone")
    await network.mend()
    await all_is_sent(page)
    await facilitator.until(lambda: facilitator.view["pledges"])


async def test_the_network_goes_right_after_the_first_view(
    network: Network, open_page: OpenPage, facilitator: Phone
) -> None:
    page = await open_page("about:blank")
    refused = asyncio.Event()

    async def refuse(route: Route) -> None:
        await route.abort()
        refused.set()

    await page.route(PARTS, refuse)
    await page.goto(f"http://127.0.0.1:{network.port}/{facilitator.code}")
    phone = await PhoneScreen(page).join()
    await refused.wait()
    await network.cut()
    await page.unroute(PARTS)
    await expect(page.get_by_text("You're offline.")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert await violations(page) == []
    await opened(facilitator, "pledges")
    await network.mend()
    await phone.is_online()
    await phone.pledge("I will ring", "Action")
    await all_is_sent(page)
    await facilitator.until(lambda: facilitator.view["pledges"])


async def test_a_slow_part_leaves_the_question_on_the_screen(
    server: Server, open_page: OpenPage, facilitator: Phone
) -> None:
    page = await open_page("about:blank", PHONE)
    arrives = asyncio.Event()

    async def slowly(route: Route) -> None:
        await arrives.wait()
        await route.continue_()

    await page.route(PARTS, slowly)
    await page.goto(f"{server.url}/{facilitator.code}")
    await PhoneScreen(page).join()
    question = page.get_by_role("heading", level=1, name=await opened(facilitator, "vote"))
    await expect(question).to_be_visible()
    await expect(question).to_be_focused()
    await expect(page.get_by_role("status").get_by_text(LOADING)).to_be_visible()
    assert await violations(page) == []
    await page.screenshot(path="test-results/late-stage.png", animations="disabled")
    arrives.set()
    await expect(page.get_by_text("Dots left")).to_be_visible()
    await expect(page.get_by_text(LOADING)).to_be_hidden()
    await expect(question).to_be_focused()


async def test_a_part_that_the_browser_gave_up_comes_with_a_new_page(
    server: Server, open_page: OpenPage, facilitator: Phone
) -> None:
    page = await open_page("about:blank")
    broken = {"content_type": "text/javascript", "body": "throw new Error('cut off')"}
    # Whatever it is next time, a browser never runs a module again that failed.
    await page.route("**/assets/PledgesStage-*.js", lambda route: route.fulfill(**broken), times=1)
    async with page.expect_response("**/assets/PledgesStage-*.js"):
        await page.goto(f"{server.url}/{facilitator.code}")
        phone = await PhoneScreen(page).join()
    async with page.expect_event("load"):
        await opened(facilitator, "pledges")
        await expect(page.get_by_text(LOADING)).to_be_visible()
    await phone.pledge("I will ring", "Action")
    await all_is_sent(page)
