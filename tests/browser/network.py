"""The venue's network between phones and server: a TCP relay that can be cut and mended."""

import asyncio
import contextlib


class Network:
    """Forwards every connection made to `port`. While cut, connections die and none is made."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def start(self) -> "Network":
        self._listening = await asyncio.start_server(self._relay, "127.0.0.1", self.port)
        self.port = self._listening.sockets[0].getsockname()[1]
        return self

    async def cut(self) -> None:
        """From now on nothing comes through."""
        assert self._listening
        self._listening.close()
        for writer in list(self._open):
            writer.transport.abort()
        await self._listening.wait_closed()

    mend = start

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._server_port)
            self._open |= {writer, far_writer}
            await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        self._open.discard(writer)
        writer.close()
