"""Venues whose proxies do not bear WebSockets."""

import asyncio

import pytest
from playwright.async_api import WebSocketRoute

from tests.browser.conftest import OpenPage
from tests.browser.network import Way
from tests.browser.networks.events import IDEA, ideas_open, network_of, texts
from tests.browser.screens import PhoneScreen, all_is_sent
from tests.server.servers import Server

pytestmark = pytest.mark.browser


async def test_where_websockets_are_blocked_the_phone_polls(
    server: Server, open_page: OpenPage
) -> None:
    blocked: list[str] = []

    async def block(socket: WebSocketRoute) -> None:
        blocked.append(socket.url)
        await socket.close()

    async with ideas_open(server) as (code, facilitator):
        page = await open_page("about:blank")
        await page.route_web_socket("**/*", block)
        await page.goto(f"{server.url}/{code}")
        phone = await PhoneScreen(page).join()
        await phone.post(IDEA)
        await all_is_sent(page)
        await facilitator.until(lambda: texts(facilitator) == [IDEA])
    assert blocked


async def test_where_websockets_open_and_stay_silent_the_phone_polls(
    server: Server, open_page: OpenPage
) -> None:
    async with ideas_open(server) as (code, facilitator), network_of(server) as network:
        network.swallow("up", "down")
        phone = await PhoneScreen(await open_page(f"{network.url}/{code}")).join()
        await phone.post(IDEA)
        await all_is_sent(phone.page)
        await facilitator.until(lambda: texts(facilitator) == [IDEA])
        # A reload does not try the same road first.
        await phone.page.reload()
        await phone.is_online()


async def test_a_websocket_that_falls_silent_in_mid_event_is_left(
    server: Server, open_page: OpenPage
) -> None:
    """In both directions, or in one: then the phone hears the room, and the room not the phone."""
    ways: dict[str, tuple[Way, ...]] = {"both": ("up", "down"), "up": ("up",), "down": ("down",)}

    async with ideas_open(server) as (code, facilitator):

        async def says(text: str, swallowed: tuple[Way, ...]) -> None:
            async with network_of(server) as network:
                phone = await PhoneScreen(await open_page(f"{network.url}/{code}")).join()
                network.swallow(*swallowed)
                await phone.post(text)
                await facilitator.done("start_timer", seconds=600)
                await all_is_sent(phone.page)
                await phone.is_online()

        await asyncio.gather(*(says(*way) for way in ways.items()))
        await facilitator.until(lambda: sorted(texts(facilitator)) == sorted(ways))
