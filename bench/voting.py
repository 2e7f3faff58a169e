"""Everybody votes once within some seconds, with live results on the phones."""

import asyncio
import gc
import random
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import broadcast, crowd, rooms, web
from bench.crowd import Spread, spread
from bench.figures import Figure
from bench.meter import Meter, Spent
from bench.phone import Phone, clock
from bench.rooms import Room
from bench.sizes import Sizes

QUIET = 1.2
# How long after the last vote a room may still be busy with delivering.
PATIENCE = 60.0

# The better of two real peers at 1,000 people, built from its sources and run on the same kind of
# machine; its phones get no live results.
PEER = {"peer's ack p99": "344 ms", "peer's board p99": "473 ms", "peer's CPU a vote": "5.3 ms"}


@dataclass(frozen=True)
class Voted:
    people: int
    acknowledged: int
    on_board: int
    lost: int
    to_ack: Spread
    to_board: Spread
    messages: int
    bytes_per_phone: float
    cpu: float
    seconds: float
    others: float | None


async def hall(sizes: Sizes) -> list[Figure]:
    """Five thousand, in one session, on one worker."""
    with TemporaryDirectory() as folder:
        async with rooms.ours(Path(folder)) as room:
            voted = await vote(room, sizes.hall, sizes.hall_seconds)
    return _hall_figures(voted, sizes)


async def room(sizes: Sizes) -> list[Figure]:
    """A thousand, beside a plain room that tells every vote to everybody."""
    with TemporaryDirectory() as folder:
        async with rooms.ours(Path(folder)) as ours:
            voted = await vote(ours, sizes.room, sizes.room_seconds)
            alike = await _delivery(ours, voted)
    a_message = await broadcast.cost(sizes.room)
    async with rooms.node() as plain:
        theirs = await vote(plain, sizes.room, sizes.room_seconds)
    return _room_figures(voted, theirs, a_message, alike, sizes)


async def vote(room: Room, people: int, seconds: float) -> Voted:
    """Let so many people in, and each vote once within so many seconds."""
    board = Phone(room.board_hello)
    # The board only notes when what arrived: understanding it comes afterwards.
    seen: list[tuple[float, bytes]] = []
    board.told = lambda payload: seen.append((clock(), payload))
    phones = [Phone(room.hello) for _ in range(people)]
    async with crowd.inside([board], room.url), crowd.inside(phones, room.url):
        await asyncio.sleep(QUIET)
        seen.clear()
        for phone in (board, *phones):
            phone.messages = phone.bytes = 0
        gc.collect()
        gc.disable()
        meter = Meter(room.server.pid)
        await _all_vote(room, phones, seconds)
        await _delivered(phones, board)
        spent = meter.spent()
        gc.enable()
        return _sum_up(room, phones, seen, spent)


async def _all_vote(room: Room, phones: list[Phone], seconds: float) -> None:
    # The same moments and choices for every room.
    chance = random.Random(len(phones))
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for phone in phones:
        moment, vote = chance.uniform(0, seconds), room.vote(chance.choice(room.ideas))
        loop.call_at(begun + moment, phone.send, vote)
    await asyncio.sleep(seconds)


async def _delivered(phones: list[Phone], board: Phone) -> None:
    """Wait until everything is acknowledged and nothing more arrives."""
    until = clock() + PATIENCE
    last = -1
    while clock() < until:
        arrived = board.messages + sum(phone.messages for phone in phones)
        if arrived == last and all(phone.acked_at for phone in phones):
            return
        last = arrived
        await asyncio.sleep(QUIET)


async def _delivery(room: Room, voted: Voted) -> float:
    """Seconds of CPU for as many messages to as many phones, of the same size and at the same pace,
    in as much time, while nobody votes: heartbeats included, as in the measure.
    """
    times = max(1, round(voted.messages / voted.people))
    size = round(voted.bytes_per_phone / times)
    phones = [Phone(room.hello) for _ in range(voted.people)]
    async with crowd.inside(phones, room.url):
        await asyncio.sleep(QUIET)
        meter = Meter(room.server.pid)
        pause = voted.seconds / times
        path = f"/bench/broadcast?times={times}&size={size}&pause={pause}"
        await web.ask(room.server.port, path)
        await asyncio.sleep(voted.seconds)
        return meter.cpu()


def _sum_up(
    room: Room, phones: list[Phone], seen: list[tuple[float, bytes]], spent: Spent
) -> Voted:
    acked = [phone for phone in phones if phone.acked_at]
    # A board shows a vote from the first message on that reaches as far as the vote's ack.
    reached = list(accumulate((room.number_of_event(payload) for _, payload in seen), max))
    waits: list[float] = []
    for phone in acked:
        place = bisect_left(reached, room.number_of_ack(phone.ack))
        if place < len(seen):
            waits.append(seen[place][0] - phone.sent_at)
    tallies: dict[str, int] = {}
    for _, payload in seen:
        tallies.update(room.tallies(payload))
    return Voted(
        people=len(phones),
        acknowledged=len(acked),
        on_board=sum(tallies.values()),
        lost=sum(phone.lost for phone in phones),
        to_ack=spread([phone.acked_at - phone.sent_at for phone in acked]),
        to_board=spread(waits),
        messages=sum(phone.messages for phone in phones) - len(acked),
        bytes_per_phone=sum(phone.bytes for phone in phones) / len(phones),
        cpu=spent.cpu,
        seconds=spent.seconds,
        others=spent.others,
    )


def _hall_figures(voted: Voted, sizes: Sizes) -> list[Figure]:
    who = f"{voted.people:,} vote within {sizes.hall_seconds:g} s"

    def figure(what: str, value: float, unit: str, bar: float, **beside: float | str) -> Figure:
        return Figure(
            measure="hall",
            what=what,
            value=value,
            unit=unit,
            bar=bar,
            beside=dict(beside),
            others=voted.others,
        )

    return [
        figure(f"{who}: not acknowledged", voted.people - voted.acknowledged, "votes", 0),
        figure("  not on the board", voted.people - voted.on_board, "votes", 0),
        figure("  vote to ack, p99", voted.to_ack.p99, "ms", 500, **_other_than_p99(voted.to_ack)),
        figure(
            "  vote to board, p99", voted.to_board.p99, "ms", 500, **_other_than_p99(voted.to_board)
        ),
        figure("  disconnected", voted.lost, "phones", 0),
        figure("  received by a phone", voted.bytes_per_phone / 1000, "kB", 40),
    ]


def _room_figures(
    voted: Voted, theirs: Voted, a_message: float, alike: float, sizes: Sizes
) -> list[Figure]:
    who = f"{voted.people:,} vote within {sizes.room_seconds:g} s"
    beyond = (voted.cpu - voted.messages * a_message) / voted.people * 1000

    def figure(what: str, value: float, unit: str, bar: float | None, **beside: object) -> Figure:
        return Figure(
            measure="room",
            what=what,
            value=value,
            unit=unit,
            bar=bar,
            beside={name.replace("_", " "): str(one) for name, one in beside.items()},
            others=voted.others,
        )

    return [
        figure(
            f"{who}: vote to ack, p99",
            voted.to_ack.p99,
            "ms",
            100,
            **_other_than_p99(voted.to_ack),
            peer=PEER["peer's ack p99"],
            Node_tells_all=f"{theirs.to_ack.p99:,.0f} ms",
        ),
        figure(
            "  vote to board, p99",
            voted.to_board.p99,
            "ms",
            150,
            **_other_than_p99(voted.to_board),
            peer=PEER["peer's board p99"],
            Node_tells_all=f"{theirs.to_board.p99:,.0f} ms",
        ),
        figure(
            "  CPU a vote, less messages delivered x their cost as broadcasts",
            beyond,
            "ms",
            0.5,
            with_delivery=f"{voted.cpu / voted.people * 1000:.2f} ms",
            delivered=f"{voted.messages:,} x {a_message * 1e6:.1f} us",
            peer=PEER["peer's CPU a vote"],
            Node_tells_all=f"{theirs.cpu / theirs.people * 1000:.1f} ms",
        ),
        figure(
            "  CPU a vote, less what the same messages cost at the same pace without votes",
            (voted.cpu - alike) / voted.people * 1000,
            "ms",
            None,
            without_votes=f"{alike / voted.people * 1000:.2f} ms",
        ),
        figure(
            "  not acknowledged, not on the board, or disconnected",
            2 * voted.people - voted.acknowledged - voted.on_board + voted.lost,
            "",
            0,
        ),
        figure(
            "  received by a phone",
            voted.bytes_per_phone / 1000,
            "kB",
            None,
            Node_tells_all=f"{theirs.bytes_per_phone / 1000:.0f} kB",
        ),
    ]


def _other_than_p99(found: Spread) -> dict[str, str]:
    return {"p50": f"{found.p50:.0f} ms", "p95": f"{found.p95:.0f} ms"}
