"""Phones so light that a thousand fit beside the server: they read only what a test counts."""

import asyncio
import contextlib
import itertools
import resource
import uuid
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from server.serve import MOST_FILES
from tests.server.events import Event

PATIENCE = 30.0
AT_THE_DOOR = 50


class Delta(msgspec.Struct, rename={"from_": "from"}):
    """Of a delta, what says whether it follows the last one."""

    epoch: str
    from_: int
    to: int


class Light(WSListener):
    """One phone over its connections: its place, where it stands, what was answered.

    `missed` counts deltas that did not follow what it had; there must be none. Who is `silent`
    answers no ping.
    """

    def __init__(self, event: Event, role: str = "attendee", token: str | None = None) -> None:
        self.event = event
        self.role = role
        self.token = token
        self.position: dict[str, Any] | None = None
        self.welcome: dict[str, Any] = {}
        self.refused: list[dict[str, Any]] = []
        self.missed = 0
        self.silent = False
        self.is_back = asyncio.Event()
        self.own_votes: set[str] = set()
        self.transport: WSTransport | None = None
        self._lines: list[WSTransport] = []
        self._numbers = itertools.count(1)
        self._acks: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._welcomed: asyncio.Future[None] | None = None

    async def connect(self) -> "Light":
        """Connect, as somebody who comes back if this one was there before."""
        self._welcomed = asyncio.get_running_loop().create_future()
        url = self.event.server.url.replace("http", "ws", 1)
        address = f"{url}/socket.io/?EIO=4&transport=websocket&s={self.event.code}"
        line = Line(self)
        try:
            await ws_connect(lambda: line, address, websocket_handshake_timeout=PATIENCE)
        except BaseException:
            self._welcomed.cancel()
            raise
        await asyncio.wait_for(self._welcomed, PATIENCE)
        return self

    async def ask(self, type_: str, id_: str = "", **fields: Any) -> dict[str, Any]:
        """Send a command; its acknowledgement. Raises ConnectionError where the line broke."""
        number = next(self._numbers)
        answer = asyncio.get_running_loop().create_future()
        command = {"id": id_ or str(uuid.uuid4()), "type": type_, **fields}
        self.say(f"42/live,{number}".encode() + msgspec.json.encode(["command", command]))
        self._acks[number] = answer
        ack: dict[str, Any] = await asyncio.wait_for(answer, PATIENCE)
        self.own_votes |= (ack.get("me") or {}).get("set", {}).get("votes", {}).keys()
        return ack

    def say(self, packet: bytes) -> None:
        if self.transport is None:
            raise ConnectionResetError
        self.transport.send(WSMsgType.TEXT, packet)

    def cut(self) -> None:
        """The connection is gone at once, without goodbye."""
        assert self.transport
        self.transport.underlying_transport.abort()

    def abandon(self) -> None:
        """The phone has gone out of reach: nothing is read any more, and nothing closed."""
        assert self.transport
        self.transport.underlying_transport.pause_reading()
        self._lose()

    async def end(self) -> None:
        """Close every connection that this one ever had, abandoned ones too."""
        self.transport = None
        for line in self._lines:
            line.underlying_transport.abort()
        for line in self._lines:
            await line.wait_disconnected()
        self._lines.clear()

    # What the line brings.

    @property
    def hello(self) -> bytes:
        auth = {
            "protocol": 1,
            "code": self.event.code,
            "role": self.role,
            "token": self.token,
            "position": self.position,
            "language": "en",
        }
        return b"40/live," + msgspec.json.encode(auth)

    def take(self, payload: bytes) -> None:
        if payload.startswith(b"42/live,"):
            name, body = msgspec.json.decode(payload[8:], type=tuple[str, msgspec.Raw])
            if name == "welcome":
                self._on_welcome(msgspec.json.decode(body))
            elif name == "delta":
                self._on_delta(msgspec.json.decode(body, type=Delta))
            elif name == "snapshot":
                found = msgspec.json.decode(body)
                self.position = {"epoch": found["epoch"], "seq": found["seq"]}
        elif payload.startswith(b"43/live,"):
            at = payload.index(b"[")
            answer = self._acks.pop(int(payload[8:at]), None)
            if answer and not answer.done():
                answer.set_result(msgspec.json.decode(payload[at:])[0])
        elif payload.startswith(b"44/live,"):
            self.refused.append(msgspec.json.decode(payload[8:]))
            self._fail(ConnectionRefusedError(payload.decode()))

    def _on_welcome(self, welcome: dict[str, Any]) -> None:
        self.welcome = welcome
        self.position = welcome["position"]
        self.token = welcome.get("token") or self.token
        self.own_votes = set(welcome.get("me", {}).get("votes", ()))
        self.is_back.set()
        if self._welcomed and not self._welcomed.done():
            self._welcomed.set_result(None)

    def _on_delta(self, delta: Delta) -> None:
        assert self.position
        seq = self.position["seq"]
        if delta.epoch == self.position["epoch"] and delta.from_ <= seq:
            self.position["seq"] = max(seq, delta.to)
        else:
            self.missed += 1

    def _lose(self) -> None:
        self.transport = None
        self.is_back.clear()
        self._fail(ConnectionResetError())
        for answer in self._acks.values():
            if not answer.done():
                answer.set_exception(ConnectionResetError())
        self._acks.clear()

    def _fail(self, error: Exception) -> None:
        if self._welcomed and not self._welcomed.done():
            self._welcomed.set_exception(error)

    def opened(self, transport: WSTransport) -> None:
        self.transport = transport
        self._lines.append(transport)

    def lost(self, transport: WSTransport) -> None:
        with contextlib.suppress(ValueError):
            self._lines.remove(transport)
        if transport is self.transport:
            self._lose()


class Line(WSListener):
    """One connection of a phone."""

    def __init__(self, phone: Light) -> None:
        self._phone = phone

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._phone.opened(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT or transport is not self._phone.transport:
            return
        payload = frame.get_payload_as_bytes()
        if payload[:1] == b"4":
            self._phone.take(payload)
        elif payload[:1] == b"0":
            transport.send(WSMsgType.TEXT, self._phone.hello)
        elif payload[:1] == b"2" and not self._phone.silent:
            transport.send(WSMsgType.TEXT, b"3")

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._phone.lost(transport)


@contextlib.asynccontextmanager
async def crowd(event: Event, people: int) -> AsyncIterator[list[Light]]:
    """People who came in one after the other, as through a door."""
    allow_files(3 * people)
    phones = [Light(event) for _ in range(people)]
    door = asyncio.Semaphore(AT_THE_DOOR)

    async def enter(phone: Light) -> None:
        async with door:
            await phone.connect()

    try:
        await asyncio.gather(*map(enter, phones))
        yield phones
    finally:
        await asyncio.gather(*(phone.end() for phone in phones))


def allow_files(wanted: int) -> None:
    """Let this process have so many files open, where the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(wanted + 256, MOST_FILES)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
