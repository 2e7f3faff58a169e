"""The venue's network between phones and server: a TCP relay with the faults that venues have.

It can be cut and mended. It can let a WebSocket open and then swallow what it carries, in one
direction or both, as some proxies do. It can answer everything itself, as a network does that wants
its people to log in first. Through `tests.browser.air` it is as slow and lossy as a bad cell.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Literal

from tests.browser.air import Air

Way = Literal["up", "down"]

PIECE = 65536
UPGRADE = b"\r\nupgrade: websocket"
HEAD_ENDS = b"\r\n\r\n"
LOGIN_PAGE = b"<!doctype html><title>Cafe</title><h1>Welcome to our Wi-Fi. Please log in.</h1>"

PORTAL_ANSWERS = {
    "a page": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
    "a redirection": b"HTTP/1.1 302 Found\r\nLocation: http://login.cafe.test/\r\n",
}


@dataclass(eq=False)
class _Connection:
    """Between one phone and the server."""

    server: asyncio.StreamWriter
    is_websocket: bool = False
    # How it was opened has come through.
    agreed: set[Way] = field(default_factory=set)
    is_forgotten: bool = False


class Network:
    """Forwards every connection made to `port`. While cut, connections die and none is made."""

    def __init__(self, server_port: int, air: Air | None = None) -> None:
        self._server_port = server_port
        self._air = air
        self._listening: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._connections: set[_Connection] = set()
        self._swallowed: frozenset[Way] = frozenset()
        self._portal: bytes | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> "Network":
        self._listening = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._listening.sockets[0].getsockname()[1]
        return self

    async def cut(self) -> None:
        """From now on nothing comes through."""
        assert self._listening
        self._listening.close()
        self._drop()
        await self._listening.wait_closed()

    mend = start

    def swallow(self, *ways: Way) -> None:
        """WebSockets open and stay open; what they carry in these directions never arrives."""
        self._swallowed = frozenset(ways)

    def forget(self) -> None:
        """The server loses every connection there is, and no phone hears of it."""
        for connection in self._connections:
            connection.is_forgotten = True
            connection.server.transport.abort()

    def ask_for_login(self, answer: str) -> None:
        """Every request is answered by the venue, with one of PORTAL_ANSWERS."""
        self._portal = PORTAL_ANSWERS[answer]
        self._drop()

    def log_in(self) -> None:
        self._portal = None

    def _drop(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if self._portal:
                await self._answer(self._portal, reader, writer)
            else:
                await self._relay(reader, writer)
        self._open.discard(writer)
        writer.close()

    async def _answer(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(HEAD_ENDS)
        length = f"Content-Length: {len(LOGIN_PAGE)}\r\nConnection: close\r\n\r\n"
        writer.write(head + length.encode() + LOGIN_PAGE)
        await writer.drain()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        self._open.add(far_writer)
        connection = _Connection(server=far_writer)
        self._connections.add(connection)
        await asyncio.gather(
            self._pump("up", connection, reader, far_writer),
            self._pump("down", connection, far_reader, writer),
        )
        self._connections.discard(connection)

    async def _pump(
        self,
        way: Way,
        connection: _Connection,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while data := await reader.read(self._air.segment if self._air else PIECE):
                if self._air:
                    await self._air.carry(way, len(data))
                if not self._is_swallowed(way, connection, data):
                    writer.write(data)
                    await writer.drain()
        if not connection.is_forgotten:
            self._open.discard(writer)
            writer.close()

    def _is_swallowed(self, way: Way, connection: _Connection, data: bytes) -> bool:
        if connection.is_forgotten:
            return True
        if UPGRADE in data.lower() and way == "up":
            connection.is_websocket = True
        if not connection.is_websocket or way in connection.agreed:
            return connection.is_websocket and way in self._swallowed
        connection.agreed.add(way)
        return False
