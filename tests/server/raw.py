"""Engine.IO by hand, for what no well-behaved client would do."""

import itertools
import json
from typing import Any

import httpx
import websockets
from websockets.asyncio.client import ClientConnection

SEPARATOR = "\x1e"


def auth(code: str, role: str = "attendee", **more: Any) -> dict[str, Any]:
    return {"protocol": 1, "code": code, "role": role, **more}


def query(code: str, transport: str) -> str:
    return f"/socket.io/?EIO=4&transport={transport}&s={code}"


async def open_socket(url: str, code: str, **more: Any) -> ClientConnection:
    """A WebSocket that has opened, and nothing more."""
    address = url.replace("http", "ws", 1) + query(code, "websocket")
    socket = await websockets.connect(address, ping_interval=None, proxy=None, **more)
    assert (await said(socket)).startswith("0")
    return socket


async def join(url: str, code: str, role: str = "attendee", **more: Any) -> ClientConnection:
    """A WebSocket that was welcomed."""
    socket = await open_socket(url, code, **more)
    await socket.send(f"40/live,{json.dumps(auth(code, role))}")
    assert (await said(socket)).startswith("40/live,")
    assert (await said(socket)).startswith('42/live,["welcome"')
    return socket


async def said(socket: ClientConnection) -> str:
    """The next packet."""
    packet = await socket.recv()
    assert isinstance(packet, str)
    return packet


async def answer(socket: ClientConnection, number: int) -> Any:
    """The acknowledgement of this number, passing over everything else."""
    while not (packet := await said(socket)).startswith(f"43/live,{number}["):
        pass
    return json.loads(packet[packet.index("[") :])[0]


class Poller:
    """A client that only has HTTP."""

    def __init__(self, http: httpx.AsyncClient, code: str) -> None:
        self.code = code
        self._http = http
        self.path = query(code, "polling")
        self._numbers = itertools.count(1)
        self._waiting: list[str] = []

    async def join(self) -> dict[str, Any]:
        """Join as an attendee; the welcome."""
        await self.open()
        await self.post(f"40/live,{json.dumps(auth(self.code))}")
        assert (await self.next()).startswith("40/live,")
        welcome = json.loads((await self.next())[len("42/live,") :])
        assert welcome[0] == "welcome"
        found: dict[str, Any] = welcome[1]
        return found

    async def open(self) -> None:
        opened = json.loads((await self._http.get(self.path)).text[1:])
        self.path += f"&sid={opened['sid']}"

    async def post(self, *packets: str) -> httpx.Response:
        return await self._http.post(self.path, content=SEPARATOR.join(packets))

    def command(self, **fields: Any) -> str:
        """A command as a packet that asks for its acknowledgement."""
        return f"42/live,{next(self._numbers)}{json.dumps(['command', fields])}"

    async def next(self) -> str:
        while not self._waiting:
            text = (await self._http.get(self.path)).text
            self._waiting = [packet for packet in text.split(SEPARATOR) if packet != "2"]
        return self._waiting.pop(0)

    async def answers(self, count: int) -> list[dict[str, Any]]:
        """The next acknowledgements."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            packet = await self.next()
            if packet.startswith("43/live,"):
                found.append(json.loads(packet[packet.index("[") :])[0])
        return found
