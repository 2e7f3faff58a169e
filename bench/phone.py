"""The lightest client that is still a Socket.IO client over WebSocket: thousands fit one core."""

import asyncio
import time
from collections.abc import Callable
from typing import Literal

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

# The first byte is Engine.IO's packet type, the second Socket.IO's.
_OPEN, _PING, _MESSAGE = b"0"[0], b"2"[0], b"4"[0]
_CONNECT, _EVENT, _ACK, _ERROR = b"0"[0], b"2"[0], b"3"[0], b"4"[0]

# What a client waits for before it is in: the first event, Socket.IO's or the socket's connection.
In = Literal["event", "connect", "open"]

clock = time.perf_counter


class Phone(WSListener):
    """Connects, counts what it is sent, sends when told, notes when that was answered."""

    def __init__(self, hello: bytes, is_in: In = "event") -> None:
        self.messages = 0
        self.bytes = 0
        self.handshake_bytes = 0
        self.lost = False
        self.sent_at = 0.0
        self.acked_at = 0.0
        self.ack = b""
        self.welcome = b""
        self.told: Callable[[bytes], None] | None = None
        self.answered: Callable[[Phone], None] | None = None
        self._hello = hello
        self._in = is_in
        self._joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: WSTransport | None = None
        self._leaving = False

    async def join(self, url: str, hello: bytes | None = None) -> None:
        """Connect, and wait until it is in."""
        self._hello = hello or self._hello
        await ws_connect(lambda: self, url, websocket_handshake_timeout=30)
        await asyncio.wait_for(self._joined, 30)

    def send(self, message: bytes) -> None:
        assert self._transport
        self.sent_at = clock()
        self._transport.send(WSMsgType.TEXT, message)

    def leave(self) -> None:
        self._leaving = True
        if self._transport:
            self._transport.disconnect()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        headers = transport.response.headers
        self.handshake_bytes = 36 + sum(len(n) + len(v) + 4 for n, v in headers.items())
        if self._in == "open":
            self._joined.set_result(None)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT:
            return
        payload = frame.get_payload_as_bytes()
        self.messages += 1
        self.bytes += len(payload) + _frame_header(len(payload))
        if payload[0] == _MESSAGE:
            self._take(payload)
        elif payload[0] == _OPEN:
            transport.send(WSMsgType.TEXT, self._hello)
        elif payload[0] == _PING:
            transport.send(WSMsgType.TEXT, b"3")

    def _take(self, payload: bytes) -> None:
        kind = payload[1]
        if kind == _EVENT:
            if not self._joined.done():
                self.welcome = payload
                self._joined.set_result(None)
            elif self.told:
                self.told(payload)
        elif kind == _ACK:
            self.acked_at = clock()
            self.ack = payload
            if self.answered:
                self.answered(self)
        elif kind == _CONNECT and self._in == "connect":
            self._joined.set_result(None)
        elif kind == _ERROR and not self._joined.done():
            self._joined.set_exception(ConnectionRefusedError(payload.decode()))

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.lost = not self._leaving
        if not self._joined.done():
            self._joined.set_exception(ConnectionResetError())


def _frame_header(size: int) -> int:
    if size < 126:
        return 2
    return 4 if size < 65536 else 10
