"""What a durable, acknowledged command costs beside an empty answer of the same Socket.IO."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import crowd, processes, wire
from bench.figures import Figure
from bench.meter import Meter
from bench.phone import Phone, clock
from bench.processes import Server
from bench.seeding import seed
from bench.sizes import Sizes
from server.storage import open_log

MEASURE = "acks"
BAR = 1.7
IDEAS = 100


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        log = open_log(Path(folder), None)
        event = await seed(log, IDEAS)
        await log.close()
        votes = map(wire.vote, cycle(event.ideas))
        async with (
            processes.pledgewall(Path(folder)) as ours,
            processes.plain() as plain,
            crowd.inside(
                [Phone(wire.hello(event.code)) for _ in range(sizes.askers)],
                ours.address(event.code),
            ) as voters,
            crowd.inside(
                [Phone(wire.hello("BENCH"), "connect") for _ in range(sizes.askers)],
                plain.address(),
            ) as askers,
        ):
            meter = Meter(beside=(ours.pid, plain.pid))
            durable: list[tuple[float, float]] = []
            empty: list[tuple[float, float]] = []
            # The first round warms both up.
            for _ in range(1 + sizes.ask_rounds):
                durable.append(await _round(ours, voters, votes, sizes, wire.is_accepted))
                empty.append(await _round(plain, askers, votes, sizes, lambda ack: True))
            others = meter.others()
    return _figures(durable[1:], empty[1:], others, sizes)


async def _round(
    server: Server,
    phones: list[Phone],
    messages: Iterator[bytes],
    sizes: Sizes,
    accepted: Callable[[bytes], bool],
) -> tuple[float, float]:
    """Seconds of CPU, and seconds, a command."""
    meter, begun = Meter(server.pid), clock()
    await crowd.ask(phones, lambda _: next(messages), sizes.asked, accepted)
    return meter.cpu() / sizes.asked, (clock() - begun) / sizes.asked


def _figures(
    durable: list[tuple[float, float]],
    empty: list[tuple[float, float]],
    others: float | None,
    sizes: Sizes,
) -> list[Figure]:
    ours, theirs = (median(cpu for cpu, _ in rounds) * 1e6 for rounds in (durable, empty))
    rates = [1 / median(seconds for _, seconds in rounds) for rounds in (durable, empty)]
    return [
        Figure(
            measure=MEASURE,
            what=f"CPU a durable, acknowledged vote, {sizes.askers} ask in turn",
            value=ours,
            unit="us",
            beside={"empty ack of python-socketio": f"{theirs:.0f} us"},
            others=others,
        ),
        Figure(
            measure=MEASURE,
            what="  to the empty ack's",
            value=ours / theirs,
            unit="x",
            bar=BAR,
            beside={"a second": f"{rates[0]:,.0f} : {rates[1]:,.0f}"},
            others=others,
        ),
    ]
