"""One message to everybody: what it costs to hand it to one of a thousand connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import crowd, processes, wire
from bench.figures import Figure
from bench.meter import Meter, cpu_of
from bench.peers.message import BYTES, TIMES
from bench.phone import In, Phone
from bench.processes import Server
from bench.seeding import Seeded, seed
from bench.sizes import Sizes
from server.storage import open_log

MEASURE = "broadcast"
NODE_BAR, BARE_BAR = 0.7, 1.5
WARMING_UP = 2
# Longer than phones wait for a turn, at up to a thousand.
TURN = 0.75


@dataclass(frozen=True)
class Hall:
    """A server with its connections."""

    server: Server
    phones: list[Phone]


async def measure(sizes: Sizes) -> list[Figure]:
    async with AsyncExitStack() as stack:
        ours, event = await stack.enter_async_context(_ours(sizes.connections))
        halls = [ours, *[await stack.enter_async_context(one) for one in _peers(sizes)]]
        meter = Meter(beside=tuple(hall.server.pid for hall in halls))
        costs = await _broadcasts(halls, sizes)
        others = meter.others()
        turn = await _turns(ours, event, sizes)
    return _figures(sizes, costs, turn, others)


async def cost(phones: int) -> float:
    """Seconds of CPU that a broadcast costs Pledgewall for each of so many phones."""
    async with _ours(phones) as (hall, _):
        costs = [await _one_round(hall) for _ in range(WARMING_UP + 3)]
    return median(costs[WARMING_UP:])


def _peers(sizes: Sizes) -> list[AbstractAsyncContextManager[Hall]]:
    """All at once, each with its connections: they are measured in turns."""
    number = sizes.connections
    return [
        _hall(processes.plain(), wire.hello("BENCH"), "connect", number),
        _hall(processes.node(), b"40", "event", number),
        _hall(processes.bare(), b"", "open", number),
    ]


@asynccontextmanager
async def _hall(
    starting: AbstractAsyncContextManager[Server], hello: bytes, is_in: In, connections: int
) -> AsyncIterator[Hall]:
    phones = [Phone(hello, is_in) for _ in range(connections)]
    async with starting as server, crowd.inside(phones, server.address()):
        yield Hall(server, phones)


@asynccontextmanager
async def _ours(connections: int) -> AsyncIterator[tuple[Hall, Seeded]]:
    with TemporaryDirectory() as folder:
        log = open_log(Path(folder), None)
        event = await seed(log, 40, revealed=True)
        await log.close()
        async with processes.pledgewall(Path(folder)) as server:
            phones = [Phone(wire.hello(event.code)) for _ in range(connections)]
            async with crowd.inside(phones, server.address(event.code)):
                yield Hall(server, phones), event


async def _broadcasts(halls: list[Hall], sizes: Sizes) -> dict[str, float]:
    """Microseconds a delivered message by server: the median of rounds that alternate."""
    rounds: dict[str, list[float]] = {hall.server.name: [] for hall in halls}
    for _ in range(WARMING_UP + sizes.broadcast_rounds):
        for hall in halls:
            rounds[hall.server.name].append(await _one_round(hall) * 1e6)
    return {name: median(costs[WARMING_UP:]) for name, costs in rounds.items()}


async def _one_round(hall: Hall) -> float:
    await asyncio.sleep(0.1)
    before = sum(phone.messages for phone in hall.phones)
    cpu = cpu_of(hall.server.pid)
    hall.server.broadcast()
    wanted = len(hall.phones) * TIMES
    got = await crowd.received(hall.phones, before + wanted) - before
    await asyncio.sleep(0.05)
    return (cpu_of(hall.server.pid) - cpu) / got


async def _turns(hall: Hall, event: Seeded, sizes: Sizes) -> float:
    """Microseconds a message, the whole way: a facilitator's command, a commit, a delta to all.

    What the same connections cost without it is taken off, over one round of heartbeats each.
    """
    console = Phone(wire.hello(event.code, "facilitator", event.token))
    async with crowd.inside([console], hall.server.address(event.code)):
        idle = Meter(hall.server.pid)
        await asyncio.sleep(sizes.heartbeat)
        idle_share = idle.cpu() / idle.seconds()
        meter = Meter(hall.server.pid)
        before = sum(phone.messages for phone in hall.phones)
        for number in range(max(1, int(sizes.heartbeat / TURN))):
            # A timer that starts is seen by everybody.
            seconds = 600 + number
            await crowd.ask([console], partial(_timer, seconds), 1, wire.is_accepted)
            await asyncio.sleep(TURN)
        spent = meter.cpu() - idle_share * meter.seconds()
        # Heartbeats are in both: what is left are the deltas.
        delivered = sum(phone.messages for phone in hall.phones) - before - len(hall.phones)
    return spent / max(1, delivered) * 1e6


def _timer(seconds: int, console: Phone) -> bytes:
    return wire.command("start_timer", seconds=seconds)


def _figures(
    sizes: Sizes, costs: dict[str, float], turn: float, others: float | None
) -> list[Figure]:
    ours, node, bare = costs["Pledgewall"], costs["Node"], costs["picows"]
    shown: dict[str, float | str] = {name: f"{us:.1f} us" for name, us in costs.items()}
    what = f"CPU a delivered message of {BYTES} bytes, {sizes.connections:,} connections"
    return [
        Figure(measure=MEASURE, what=what, value=ours, unit="us", beside=shown, others=others),
        Figure(
            measure=MEASURE,
            what="  to Node Socket.IO's",
            value=ours / node,
            unit="x",
            bar=NODE_BAR,
            beside={"Node": shown["Node"]},
            others=others,
        ),
        Figure(
            measure=MEASURE,
            what="  to a bare picows server's",
            value=ours / bare,
            unit="x",
            bar=BARE_BAR,
            beside={"picows": shown["picows"]},
            others=others,
        ),
        Figure(
            measure=MEASURE,
            what="  the whole way: a command, its commit, a delta to all",
            value=turn,
            unit="us",
            beside={"less": "heartbeats"},
        ),
    ]
