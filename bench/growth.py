"""What a vote costs while a session grows: its cost follows the change, not the session."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import crowd, processes, wire
from bench.figures import Figure
from bench.meter import Meter
from bench.phone import Phone
from bench.seeding import Seeded, seed
from bench.sizes import Sizes
from server.storage import open_log

MEASURE = "growth"
BAR = 1.2
# As many as the smallest session has, of those that phones hold: what changes is the same in all.
VOTED_ON = 100
# Fewer than in the measure of acks: there is one of each size.
SHARE = 4


@dataclass(frozen=True)
class Grown:
    ideas: int
    phones: list[Phone]
    votes: Iterator[bytes]


async def measure(sizes: Sizes) -> list[Figure]:
    figures: list[Figure] = []
    for revealed in (False, True):
        with TemporaryDirectory() as folder:
            log = open_log(Path(folder), None)
            events = [await seed(log, ideas, revealed=revealed) for ideas in sizes.growth]
            await log.close()
            figures += await _grow(Path(folder), events, sizes, revealed=revealed)
    return figures


async def _grow(data: Path, events: list[Seeded], sizes: Sizes, *, revealed: bool) -> list[Figure]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(processes.pledgewall(data))
        sessions: list[Grown] = []
        for event in events:
            phones = [Phone(wire.hello(event.code)) for _ in range(sizes.growth_phones)]
            await stack.enter_async_context(crowd.inside(phones, server.address(event.code)))
            votes = map(wire.vote, cycle(sorted(event.ideas)[:VOTED_ON]))
            sessions.append(Grown(len(event.ideas), phones, votes))
        meter = Meter(beside=(server.pid,))
        rounds: dict[int, list[float]] = {session.ideas: [] for session in sessions}
        for _ in range(1 + sizes.ask_rounds):
            for session in sessions:
                rounds[session.ideas].append(await _round(server.pid, session, sizes))
        return _figures(rounds, meter.others(), revealed=revealed)


async def _round(pid: int, session: Grown, sizes: Sizes) -> float:
    """Seconds of CPU a vote."""
    number = sizes.asked // SHARE
    meter = Meter(pid)
    await crowd.ask(session.phones, lambda _: next(session.votes), number, wire.is_accepted)
    return meter.cpu() / number


def _figures(
    rounds: dict[int, list[float]], others: float | None, *, revealed: bool
) -> list[Figure]:
    costs = {ideas: median(found[1:]) * 1e6 for ideas, found in rounds.items()}
    least, most = min(costs), max(costs)
    return [
        Figure(
            measure=MEASURE,
            what=f"CPU a vote among {most:,} ideas to one among {least:,},"
            f" tallies {'shown' if revealed else 'hidden'}",
            value=costs[most] / costs[least],
            unit="x",
            bar=BAR,
            beside={f"{ideas:,} ideas": f"{us:.0f} us" for ideas, us in costs.items()},
            others=others,
        )
    ]
