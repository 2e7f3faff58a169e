"""Real Socket.IO clients that behave as docs/protocol.md asks, and remember every byte."""

import asyncio
import itertools
import uuid
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec
import pytest
import socketio
from engineio.packet import Packet
from socketio.packet import DISCONNECT

from sessions import me
from sessions.delta import apply

TIMEOUT = 10.0
UNTIL_SECONDS = 30.0  # generous: a busy machine is no failure
TRANSPORTS = (("websocket",), ("polling",), ("polling", "websocket"))
BY = pytest.mark.parametrize("transports", TRANSPORTS, ids="-then-".join)
Entities = dict[str, dict[str, Any]]


def command_id() -> str:
    return str(uuid.uuid4())


class Phone:
    """A client of any role. `view`, `me` and `seats` follow the server.

    `frames` hold all it was sent.
    """

    def __init__(self, url: str, code: str, role: str = "attendee", **auth: Any) -> None:
        self.url = url
        self.patience = TIMEOUT
        self.code = self.door = code
        self.auth: dict[str, Any] = {
            "protocol": 1,
            "code": code,
            "role": role,
            "token": None,
            "position": None,
            "language": "en",
            **auth,
        }
        self.view: Entities = {}
        self.me: Entities = {}
        self.seats: dict[str, Entities] = {}
        self.live: dict[str, int] = {}
        self.here: list[str] = []
        self.position: dict[str, Any] = {}
        self.welcome: dict[str, Any] = {}
        self.refused: Any = None
        self.broken: Any = None
        self.frames: list[str] = []
        self.deltas = 0
        self.gone = asyncio.Event()
        self._changed = asyncio.Event()
        self._welcomed = asyncio.Event()
        self._ids = itertools.count()
        self.socket = socketio.AsyncClient(reconnection=False)
        for name in ("welcome", "delta", "snapshot", "me", "live", "team"):
            self.socket.on(name, getattr(self, f"_on_{name}"), namespace="/live")
        self.socket.on("disconnect", self._on_disconnect, namespace="/live")
        self.socket.on("connect_error", self._on_connect_error, namespace="/live")

    async def connect(self, *transports: str) -> "Phone":
        """Connect and wait for the welcome."""
        self._welcomed.clear()
        self._listen_in()
        try:
            await self.socket.connect(
                f"{self.url}?s={self.door}",
                namespaces=["/live"],
                auth=self.auth,
                transports=list(transports) or ["websocket"],
                wait_timeout=self.patience,
            )
            await asyncio.wait_for(self._welcomed.wait(), self.patience)
        except BaseException:
            await self.leave()
            raise
        return self

    def _listen_in(self) -> None:
        # Tests of what must not be said look at every byte, not at what was understood of it.
        receive = self.socket.eio._receive_packet

        async def receive_packet(packet: Packet) -> None:
            self.frames.append(str(packet.data))
            await receive(packet)
            # What a packet sets off is done before the next: an acknowledgement may come with the
            # end of its connection.
            await asyncio.sleep(0)

        self.socket.eio._receive_packet = receive_packet
        send = self.socket.eio._send_request

        async def send_request(*args: Any, **more: Any) -> Any:
            # The client leaves some answers unread, which aiohttp complains about.
            answer = await send(*args, **more)
            if isinstance(answer, aiohttp.ClientResponse):
                await answer.read()
            return answer

        self.socket.eio._send_request = send_request

    async def leave(self) -> None:
        eio = self.socket.eio
        if eio.state == "connected" and self.socket.transport() == "polling":
            await self._leave_poll()
        else:
            await self.socket.disconnect()
        if eio.http and not eio.http.closed:
            await eio.http.close()

    async def _leave_poll(self) -> None:
        eio = self.socket.eio
        # A browser gives its open poll up; this client would wait until it runs out.
        await self.socket._send_packet(self.socket.packet_class(DISCONNECT, namespace="/live"))
        await eio.queue.join()
        # None when the connection ended meanwhile.
        loops = [loop for loop in (eio.read_loop_task, eio.write_loop_task) if loop]
        for loop in loops:
            loop.cancel()
        await asyncio.gather(*loops, return_exceptions=True)
        await eio.disconnect(abort=True)

    async def again(self, *transports: str) -> "Phone":
        """A new connection of the same phone: same seat, resumed where it was."""
        phone = Phone(self.url, self.code, self.auth["role"])
        phone.patience = self.patience
        phone.auth = {**self.auth, "position": self.position or None}
        phone.view, phone.me = self.view, self.me
        return await phone.connect(*transports)

    async def ask(self, type_: str, **fields: Any) -> dict[str, Any]:
        """Send a command under a fresh id, and wait for its acknowledgement."""
        return await self.repeat(command_id(), type_, **fields)

    async def repeat(self, id_: str, type_: str, **fields: Any) -> dict[str, Any]:
        """Send a command under this id."""
        command = {"id": id_, "type": type_, **fields}
        ack: dict[str, Any] = await self.socket.call(
            "command", command, namespace="/live", timeout=TIMEOUT
        )
        if ack["ok"] and ack.get("me"):
            self._on_me(ack["me"])
        return ack

    async def done(self, type_: str, **fields: Any) -> str:
        """Send a command that must pass; the id of what it made or changed."""
        ack = await self.ask(type_, **fields)
        assert ack["ok"], ack
        found = ack["result"].get("id")
        return str(found)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to be so, looking after everything that arrives."""
        async with asyncio.timeout(UNTIL_SECONDS):
            while not holds():
                assert not self.broken, self.broken
                self._changed.clear()
                await self._changed.wait()

    def stage(self, kind: str) -> str:
        """The id of the first stage of this kind."""
        return next(key for key, stage in self.view["stages"].items() if stage["kind"] == kind)

    @property
    def session(self) -> dict[str, Any]:
        entity: dict[str, Any] = self.view["session"]["session"]
        return entity

    def says(self, words: str) -> bool:
        """Whether anything that was ever received holds these words."""
        return any(words in frame for frame in self.frames)

    def _note(self) -> None:
        self._changed.set()

    def _on_welcome(self, data: dict[str, Any]) -> None:
        self.welcome = data
        self.position = data["position"]
        if token := data.get("token"):
            self.auth["token"] = token
        self.me = data.get("me") or {}
        self.seats = data.get("seats") or {}
        if "snapshot" in data:
            self.view = data["snapshot"]["view"]
        else:
            self._apply(data["delta"])
        self._welcomed.set()
        self._note()

    def _on_delta(self, data: dict[str, Any]) -> None:
        self.deltas += 1
        seq = self.position["seq"]
        if data["epoch"] == self.position["epoch"] and data["to"] <= seq:
            return
        if data["epoch"] == self.position["epoch"] and data["from"] <= seq:
            self._apply(data)
        else:
            self.broken = (data, self.position)
        self._note()

    def _apply(self, delta: dict[str, Any]) -> None:
        self.view = apply(self.view, delta["set"], delta["del"])
        self.position = {"epoch": delta["epoch"], "seq": delta["to"]}

    def _on_snapshot(self, data: dict[str, Any]) -> None:
        self.view = data["view"]
        self.position = {"epoch": data["epoch"], "seq": data["seq"]}
        self._note()

    def _on_me(self, data: dict[str, Any]) -> None:
        if seat := data.get("seat"):
            before = self.seats.get(seat) or {name: {} for name in me.COLLECTIONS}
            self.seats[seat] = apply(before, data["set"], data["del"])
        else:
            self.me = apply(self.me, data["set"], data["del"])
        self._note()

    def _on_live(self, data: dict[str, int]) -> None:
        self.live = data
        self._note()

    def _on_team(self, data: dict[str, Any]) -> None:
        self.here = data["here"]
        self._note()

    def _on_disconnect(self, reason: str) -> None:
        self.gone.set()

    def _on_connect_error(self, data: Any) -> None:
        self.refused = data


def encoded(view: Entities) -> bytes:
    return msgspec.json.encode(view, order="deterministic")
