"""What a connected phone holds in the server's memory."""

from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import crowd, processes, wire
from bench.figures import Figure
from bench.meter import memory_of
from bench.phone import In, Phone
from bench.processes import Server
from bench.seeding import seed
from bench.sizes import Sizes
from server.storage import open_log

MEASURE = "memory"
BAR = 1.25
FIRST = 20


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        log = open_log(Path(folder), None)
        event = await seed(log, 40, revealed=True)
        await log.close()
        async with processes.pledgewall(Path(folder)) as server:
            hello = wire.hello(event.code)
            ours = await _each(server, event.code, hello, "event", sizes.connections)
    async with processes.plain() as server:
        theirs = await _each(server, "BENCH", wire.hello("BENCH"), "connect", sizes.connections)
    return [
        Figure(
            measure=MEASURE,
            what=f"memory a connected phone, {sizes.connections:,} of them",
            value=ours / 1000,
            unit="kB",
            beside={"bare python-socketio": f"{theirs / 1000:.1f} kB"},
        ),
        Figure(
            measure=MEASURE,
            what="  to bare python-socketio's",
            value=ours / theirs if theirs else float("inf"),
            unit="x",
            bar=BAR,
        ),
    ]


async def _each(server: Server, code: str, hello: bytes, is_in: In, number: int) -> float:
    """Bytes. The first few come before: what they make the server load is nobody's."""
    async with AsyncExitStack() as stack:
        for phones in (FIRST, number):
            before = memory_of(server.pid)
            crowd_ = [Phone(hello, is_in) for _ in range(phones)]
            await stack.enter_async_context(crowd.inside(crowd_, server.address(code)))
        return (memory_of(server.pid) - before) / number
