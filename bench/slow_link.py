"""A slow line between browser and server, for everything that goes over it: a TCP relay.

Every packet takes half the round trip each way and its turn on a line that all connections share;
opening a connection costs a round trip, as its handshake does. DevTools' own emulation leaves
WebSockets' messages and handshakes out.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import msgspec

PACKET = 1400
# Of a packet's own: Ethernet, IP and TCP.
HEADERS = 54


class _Way:
    """One direction: what is on its way, a packet after the other."""

    def __init__(self, bytes_s: float, delay: float) -> None:
        self.bytes = 0
        self._bytes_s = bytes_s
        self._delay = delay
        self._free = 0.0

    async def send(self, size: int) -> float:
        """Wait for a turn; when the packet arrives at the other end, on the loop's clock."""
        loop = asyncio.get_running_loop()
        self.bytes += size
        begun = max(loop.time(), self._free)
        self._free = begun + (size + HEADERS) / self._bytes_s
        await asyncio.sleep(self._free - loop.time())
        return self._free + self._delay


class Link(msgspec.Struct):
    """`down` and `up` count the bytes of all connections, without packets' headers."""

    url: str
    down: _Way
    up: _Way


@contextlib.asynccontextmanager
async def slow_link(port: int, kbit_s: float, round_trip: float) -> AsyncIterator[Link]:
    """The server on `port`, at the end of a line. `round_trip` is in seconds."""
    bytes_s = kbit_s * 1000 / 8
    down, up = _Way(bytes_s, round_trip / 2), _Way(bytes_s, round_trip / 2)
    relays: set[asyncio.Task[None]] = set()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        relays.add(task)
        try:
            await asyncio.sleep(round_trip)  # the handshake
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
            with contextlib.closing(far_writer):
                await asyncio.gather(_pump(reader, far_writer, up), _pump(far_reader, writer, down))
        except (OSError, asyncio.CancelledError):
            pass  # The browser, or the bench, has gone.
        finally:
            writer.transport.abort()
            relays.discard(task)

    server = await asyncio.start_server(relay, "127.0.0.1", 0)
    yield Link(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", down, up)
    server.close()
    for task in list(relays):
        task.cancel()
    await asyncio.gather(*relays)
    await server.wait_closed()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: _Way) -> None:
    arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def arrive() -> None:
        while True:
            at, packet = await arriving.get()
            await asyncio.sleep(at - loop.time())
            if not packet:
                break
            writer.write(packet)
        writer.close()

    async def depart() -> None:
        with contextlib.suppress(OSError):
            while packet := await reader.read(PACKET):
                arriving.put_nowait((await way.send(len(packet)), packet))
        arriving.put_nowait((0.0, b""))

    await asyncio.gather(arrive(), depart())
