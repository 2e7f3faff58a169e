"""A thousand phones come in at once: page, view and socket."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench import crowd, processes, web, wire
from bench.crowd import AT_THE_DOOR
from bench.figures import Figure
from bench.meter import Meter
from bench.phone import Phone, clock
from bench.processes import Server
from bench.seeding import Seeded, seed
from bench.serving import Counts
from bench.sizes import Sizes
from server.storage import open_log

MEASURE = "joining"
SECONDS, KILOBYTES = 6.0, 60.0


@dataclass(frozen=True)
class Joined:
    seconds: float
    cpu: float
    bytes: int
    counts: Counts
    others: float | None


class _View(msgspec.Struct):
    epoch: str
    seq: int


async def measure(sizes: Sizes) -> list[Figure]:
    figures: list[Figure] = []
    for with_view in (True, False):
        with TemporaryDirectory() as folder:
            log = open_log(Path(folder), None)
            event = await seed(log, sizes.joining_ideas)
            await log.close()
            async with processes.pledgewall(Path(folder)) as server:
                joined = await _join(server, event, sizes.joining, with_view=with_view)
        figures += _figures(joined, sizes, with_view=with_view)
    return figures


async def _join(server: Server, event: Seeded, people: int, *, with_view: bool) -> Joined:
    phones = [Phone(b"") for _ in range(people)]
    # The first asks alone: the session is read from the log.
    first = Phone(wire.hello(event.code))
    async with crowd.inside([first], server.address(event.code)):
        before = await _counts(server)
        door = asyncio.Semaphore(AT_THE_DOOR)
        meter, begun = Meter(server.pid), clock()

        async def enter(phone: Phone) -> int:
            async with door:
                return await _enter(phone, server, event.code, with_view=with_view)

        fetched = await asyncio.gather(*(enter(phone) for phone in phones))
        seconds, cpu, others = clock() - begun, meter.cpu(), meter.others()
        after = await _counts(server)
        for phone in phones:
            phone.leave()
    counts = Counts(after.encoded - before.encoded, after.zipped - before.zipped)
    socket_bytes = sum(phone.bytes + phone.handshake_bytes for phone in phones)
    return Joined(seconds, cpu, sum(fetched) + socket_bytes, counts, others)


async def _enter(phone: Phone, server: Server, code: str, *, with_view: bool) -> int:
    """One connection for page and view, one for the socket. The bytes of the first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        size, _ = await web.get(reader, writer, f"/{code}")
        position = None
        if with_view:
            more, body = await web.get(reader, writer, f"/api/sessions/{code}/view")
            size += more
            view = msgspec.json.decode(body, type=_View)
            position = (view.epoch, view.seq)
    finally:
        writer.close()
    await phone.join(server.address(code), wire.hello(code, position=position))
    return size


async def _counts(server: Server) -> Counts:
    return msgspec.json.decode(await web.ask(server.port, "/bench/counts"), type=Counts)


def _figures(joined: Joined, sizes: Sizes, *, with_view: bool) -> list[Figure]:
    people = sizes.joining
    how = "page, view, socket" if with_view else "page, socket with a snapshot"

    def figure(
        what: str, value: float, unit: str, bar: float | None, **beside: float | str
    ) -> Figure:
        return Figure(
            measure=MEASURE,
            what=what,
            value=value,
            unit=unit,
            bar=bar,
            beside={name.replace("_", " "): one for name, one in beside.items()},
            others=joined.others,
        )

    return [
        figure(
            f"{people:,} by {how}; {sizes.joining_ideas:,} ideas: all in after",
            joined.seconds,
            "s",
            SECONDS,
            CPU_each=f"{joined.cpu / people * 1000:.2f} ms",
        ),
        figure("  bytes each", joined.bytes / people / 1000, "kB", KILOBYTES),
        figure("  times the view was encoded", joined.counts.encoded, "", 1),
        figure("  times the view was compressed", joined.counts.zipped, "", 1),
    ]
