"""A WebSocket frame made once, and the same bytes written to many connections.

Server frames carry no mask, so one frame serves all. This reaches into uvicorn's sans-I/O
WebSocket protocol, whose version is pinned; where its insides look different, `protocol()` gives
uvicorn's own and everything goes through Engine.IO's queues as usual.
"""

import asyncio
from collections.abc import Mapping
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

    @property
    def is_full(self) -> bool:
        """Whether the client reads more slowly than it is written to."""
        return not self.writable.is_set()

    def write_frame(self, frame: bytes) -> bool:
        """Write a whole frame now. False, and nothing is written, where it would not be in turn."""
        in_turn = self.handshake_complete and not self.sending and not self.is_full
        if not in_turn or self.close_sent or self.disconnected or self.transport.is_closing():
            return False
        self.transport.write(frame)
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
    names = ("run_asgi", "send", "pause_writing", "resume_writing", "connection_lost")
    return hasattr(queue, "_unfinished_tasks") and all(
        hasattr(WebSocketsSansIOProtocol, name) for name in names
    )


def protocol() -> type[FrameProtocol] | str:
    """What uvicorn takes as `ws`."""
    if fits():
        return FrameProtocol
    log.warning("frames_unavailable")
    return "websockets-sansio"
