"""The lightest client that is still a Socket.IO client over WebSocket: a thousand fit one core."""

import asyncio
import time
from collections.abc import Callable

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

# The first byte is Engine.IO's packet type, the second Socket.IO's.
_OPEN, _PING, _MESSAGE = b"0"[0], b"2"[0], b"4"[0]
_EVENT, _ACK, _ERROR = b"2"[0], b"3"[0], b"4"[0]

clock = time.perf_counter


class Phone(WSListener):
    """Connects, counts what it is sent, votes when told, notes when that was answered."""

    def __init__(self, hello: bytes) -> None:
        self.messages = 0
        self.bytes = 0
        self.sent_at = 0.0
        self.acked_at = 0.0
        self.ack = b""
        self.told: Callable[[bytes], None] | None = None
        self.joined: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._hello = hello
        self._transport: WSTransport | None = None

    async def join(self, url: str) -> bytes:
        """Connect, and wait for the first event: it is what the phone needs to show the room."""
        await ws_connect(lambda: self, url, websocket_handshake_timeout=30)
        return await asyncio.wait_for(self.joined, 30)

    def send(self, message: bytes) -> None:
        assert self._transport
        self.sent_at = clock()
        self._transport.send(WSMsgType.TEXT, message)

    def leave(self) -> None:
        if self._transport:
            self._transport.disconnect()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

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
        if payload[1] == _EVENT:
            if not self.joined.done():
                self.joined.set_result(payload)
            elif self.told:
                self.told(payload)
        elif payload[1] == _ACK:
            self.acked_at = clock()
            self.ack = payload
        elif payload[1] == _ERROR and not self.joined.done():
            self.joined.set_exception(ConnectionRefusedError(payload.decode()))

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.joined.done():
            self.joined.set_exception(ConnectionResetError())


def _frame_header(size: int) -> int:
    if size < 126:
        return 2
    return 4 if size < 65536 else 10
