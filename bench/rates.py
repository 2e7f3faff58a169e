"""How often phones are told: what each rate costs the server and the hall's network."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench import rooms, voting
from bench.figures import Figure
from bench.sizes import Sizes
from server.live import broadcaster


async def measure(sizes: Sizes) -> list[Figure]:
    """The room that votes, at other bounds of messages a second than the server's own."""
    return [await _at(rate, sizes) for rate in sizes.rates]


async def _at(rate: int, sizes: Sizes) -> Figure:
    with TemporaryDirectory() as folder:
        async with rooms.ours(Path(folder), BENCH_MESSAGES_PER_SECOND=str(rate)) as room:
            voted = await voting.vote(room, sizes.room, sizes.room_seconds)
    told = voted.messages / voted.people / sizes.room_seconds
    megabits = voted.bytes_per_phone * voted.people * 8 / sizes.room_seconds / 1e6
    own = " (the server's own)" if rate == broadcaster.MESSAGES_PER_SECOND else ""
    return Figure(
        measure="rates",
        what=f"{voted.people:,} phones, at most {rate:,} messages a second{own}: CPU",
        value=voted.cpu / voted.seconds * 100,
        unit="%",
        beside={
            "told a second": f"{told:.1f} times",
            "a phone receives": f"{voted.bytes_per_phone / 1000:.0f} kB",
            "all of them": f"{megabits:.0f} Mbit/s",
            "board p99": f"{voted.to_board.p99:.0f} ms",
        },
        others=voted.others,
    )
