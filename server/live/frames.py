"""A WebSocket frame made once, and the same bytes written to many connections.

Server frames carry no mask, so one frame serves all. This reaches into uvicorn's sans-I/O
WebSocket protocol, whose version is pinned; where its insides look different, `protocol()` gives
uvicorn's own and everything goes through Engine.IO's queues as usual.
"""

import asyncio
from collections.abc import Mapping
from os import write
from typing import Any, cast

import structlog
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "pledgewall.frames"
WHOLE_TEXT = 0x81

log = structlog.get_logger()


def text_frame(text: str) -> bytes:
    """A whole text message as one frame, as `send` would put it on the wire."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return bytes((WHOLE_TEXT, size)) + data
    if size < 65_536:
        return bytes((WHOLE_TEXT, 126)) + size.to_bytes(2) + data
    return bytes((WHOLE_TEXT, 127)) + size.to_bytes(8) + data


class FrameProtocol(WebSocketsSansIOProtocol):
    """Offers itself to the application, under `extensions` of the ASGI scope."""

    # How many calls of `send` are under way: each may have more than one message to come.
    sending = 0
    # Whether the client reads more slowly than it is written to.
    is_full = False
    # Where the kernel takes bytes for this client as they are; -1: nowhere.
    _descriptor = -1

    async def run_asgi(self) -> None:
        extensions = cast("dict[str, Any]", self.scope["extensions"])
        extensions[EXTENSION] = self
        await super().run_asgi()

    async def send(self, message: ASGISendEvent) -> None:
        self.sending += 1
        try:
            await super().send(message)
        finally:
            self.sending -= 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        socket = transport.get_extra_info("socket")
        if socket is not None and self.scheme == "ws":
            self._descriptor = socket.fileno()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.is_full = False

    def shutdown(self) -> None:
        # The original says goodbye, and fails on a client that has just said so itself.
        if self.transport.is_closing():
            self.stop_keepalive()
        else:
            super().shutdown()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.is_full = True

    def resume_writing(self) -> None:
        super().resume_writing()
        self.is_full = False

    def write_frame(self, frame: bytes) -> bool:
        """Write a whole frame now. False, and nothing is written, where it would not be in turn."""
        if self.sending or self.is_full or self.close_sent or self.disconnected:
            return False
        transport = self.transport
        if not self.handshake_complete or transport.is_closing():
            return False
        if self._descriptor < 0 or transport.get_write_buffer_size():
            transport.write(frame)
            return True
        # Nothing waits in the transport: it would do the same, for a sixth more of what a frame
        # costs in all. It gets what the kernel does not take, and every error.
        try:
            taken = write(self._descriptor, frame)
        except OSError:
            taken = 0
        if taken < len(frame):
            transport.write(frame[taken:])
        return True

    def abort(self) -> None:
        """End the connection without waiting for a client that does not read."""
        self.transport.abort()


def of(environ: Mapping[str, Any]) -> FrameProtocol | None:
    """The protocol under an Engine.IO request, if it is ours."""
    extensions = environ["asgi.scope"].get("extensions") or {}
    return cast("FrameProtocol | None", extensions.get(EXTENSION))


def fits() -> bool:
    """Whether the insides that frames rely on are there."""
    queue: asyncio.Queue[None] = asyncio.Queue()
    names = (
        *("run_asgi", "send", "pause_writing", "resume_writing"),
        *("connection_made", "connection_lost", "shutdown", "stop_keepalive"),
    )
    return hasattr(queue, "_unfinished_tasks") and all(
        hasattr(WebSocketsSansIOProtocol, name) for name in names
    )


def protocol() -> type[FrameProtocol] | str:
    """What uvicorn takes as `ws`."""
    if fits():
        return FrameProtocol
    log.warning("frames_unavailable")
    return "websockets-sansio"
