"""Two workers on one Redis behind nginx, beside one: what a command costs all of them together."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import crowd, processes, proxy, wire
from bench.figures import Figure
from bench.meter import Meter
from bench.phone import Phone
from bench.processes import Server
from bench.seeding import Seeded, seed
from bench.sizes import Sizes
from server.storage import open_log
from tests import tools
from tests.server.redises import redis_running

MEASURE = "workers"
BAR = 1.15
IDEAS = 40


@dataclass(frozen=True)
class House:
    """Workers that share sessions, and the people, each with the ideas to vote on."""

    workers: list[Server]
    people: dict[Phone, Iterator[str]]


async def measure(sizes: Sizes) -> list[Figure]:
    if missing := _missing():
        what = f"not measured: {' and '.join(missing)} missing (`make test` installs what it can)"
        return [Figure(measure=MEASURE, what=what, value=float("inf"), unit="x", bar=BAR)]
    async with _house(1, sizes) as one, _house(2, sizes) as two:
        pids = tuple(worker.pid for house in (one, two) for worker in house.workers)
        meter = Meter(beside=pids)
        rounds: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(1 + sizes.ask_rounds):
            for house in (one, two):
                rounds[len(house.workers)].append(await _round(house, sizes))
        shares = await _shares(two, sizes)
        others = meter.others()
    alone, both = (median(rounds[number][1:]) * 1e6 for number in (1, 2))
    return [
        Figure(
            measure=MEASURE,
            what=f"CPU a command, two workers together, {sizes.sessions} sessions"
            f" x {sizes.session_phones} phones",
            value=both,
            unit="us",
            beside={"one worker": f"{alone:.0f} us", "share of the busier": f"{shares:.0%}"},
            others=others,
        ),
        Figure(
            measure=MEASURE,
            what="  to one worker's",
            value=both / alone,
            unit="x",
            bar=BAR,
            others=others,
        ),
    ]


def _missing() -> list[str]:
    redis = tools.FOUND.is_file() and tools.path("redis-server")
    found = {"nginx": proxy.program(), "redis-server": redis}
    return [tool for tool, path in found.items() if not path]


@asynccontextmanager
async def _house(workers: int, sizes: Sizes) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        redis = await stack.enter_async_context(
            redis_running(folder / "redis", appendfsync="always")
        )
        log = open_log(folder, redis.url)
        events = [await seed(log, IDEAS) for _ in range(sizes.sessions)]
        await log.close()
        servers = [
            await stack.enter_async_context(
                processes.pledgewall(folder / f"worker-{number}", REDIS_URL=redis.url)
            )
            for number in range(workers)
        ]
        port = await stack.enter_async_context(
            proxy.nginx(folder, [server.port for server in servers])
        )
        yield House(servers, await _people(stack, Server("nginx", 0, port), events, sizes))


async def _people(
    stack: AsyncExitStack, door: Server, events: list[Seeded], sizes: Sizes
) -> dict[Phone, Iterator[str]]:
    people: dict[Phone, Iterator[str]] = {}
    for event in events:
        phones = [Phone(wire.hello(event.code)) for _ in range(sizes.session_phones)]
        await stack.enter_async_context(crowd.inside(phones, door.address(event.code)))
        people |= {phone: cycle(event.ideas) for phone in phones}
    return people


async def _round(house: House, sizes: Sizes) -> float:
    """Seconds of CPU a command, of all workers together."""
    meter = Meter(*(worker.pid for worker in house.workers))
    await _ask_all(house, sizes.asked)
    return meter.cpu() / sizes.asked


async def _shares(house: House, sizes: Sizes) -> float:
    """How much of the work the busier worker has."""
    meters = [Meter(worker.pid) for worker in house.workers]
    await _ask_all(house, sizes.asked)
    spent = [meter.cpu() for meter in meters]
    return max(spent) / sum(spent)


async def _ask_all(house: House, number: int) -> None:
    def vote(phone: Phone) -> bytes:
        return wire.vote(next(house.people[phone]))

    await crowd.ask(list(house.people), vote, number, wire.is_accepted)
