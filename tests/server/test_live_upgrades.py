"""Whoever polls may try a WebSocket beside it. Some proxies let it open and swallow the rest."""

import httpx
import pytest
import websockets

from tests.server import raw
from tests.server.events import Event
from tests.server.phones import command_id

TRIED: dict[str, list[str]] = {"nothing": [], "the question": ["2probe"]}


@pytest.mark.parametrize("packets", TRIED.values(), ids=TRIED)
async def test_what_is_asked_while_a_websocket_stays_silent_is_answered_by_polls(
    event: Event, packets: list[str]
) -> None:
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
        poller = raw.Poller(http, event.code)
        await poller.join()
        address = f"{event.server.url}{poller.path}".replace("polling", "websocket")
        async with websockets.connect(address.replace("http", "ws", 1), proxy=None) as socket:
            for packet in packets:
                await socket.send(packet)
                assert await raw.said(socket) == "3probe"
            for name in ("Ann", "Bob"):
                await poller.post(poller.command(id=command_id(), type="set_name", name=name))
                [answer] = await poller.answers(1)
                assert answer["ok"], answer
        # The tried one is gone, and polls wait as they did.
        await poller.post(poller.command(id=command_id(), type="set_name", name="Cat"))
        [answer] = await poller.answers(1)
        assert answer["ok"], answer
