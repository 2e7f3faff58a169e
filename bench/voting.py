"""Everybody votes once within some seconds, with live results on the phones."""

import asyncio
import gc
import random
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench import broadcast, crowd, processes, wire
from bench.crowd import Spread, spread
from bench.figures import Figure
from bench.meter import Meter
from bench.phone import Phone, clock
from bench.processes import Server
from bench.seeding import seed
from bench.sizes import Sizes
from server.storage import open_log

IDEAS = 40
QUIET = 1.2
# How long after the last vote a room may still be busy with delivering.
PATIENCE = 60.0

# The better of two real peers at 1,000 people, built from its sources and run on the same kind of
# machine; its phones get no live results.
PEER = {"peer's ack p99": "344 ms", "peer's board p99": "473 ms", "peer's CPU a vote": "5.3 ms"}


@dataclass(frozen=True)
class Room:
    """How to talk to one room. `number` is where an ack, or an event that a board got, stands in
    the order of all votes: a board shows a vote once it got an event of at least its ack's number.
    `tallies` are the voters by idea that such an event tells.
    """

    server: Server
    url: str
    hello: bytes
    board_hello: bytes
    ideas: list[str]
    vote: Callable[[str], bytes]
    number_of_ack: Callable[[bytes], int]
    number_of_event: Callable[[bytes], int]
    tallies: Callable[[bytes], dict[str, int]]


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
    others: float | None


async def hall(sizes: Sizes) -> list[Figure]:
    """Five thousand, in one session, on one worker."""
    with TemporaryDirectory() as folder:
        async with _ours(Path(folder), sizes.hall) as room:
            voted = await _vote(room, sizes.hall, sizes.hall_seconds)
    return _hall_figures(voted, sizes)


async def room(sizes: Sizes) -> list[Figure]:
    """A thousand, beside a plain room that tells every vote to everybody."""
    with TemporaryDirectory() as folder:
        async with _ours(Path(folder), sizes.room) as ours:
            voted = await _vote(ours, sizes.room, sizes.room_seconds)
    a_message = await broadcast.cost(sizes.room)
    async with _node() as plain:
        theirs = await _vote(plain, sizes.room, sizes.room_seconds)
    return _room_figures(voted, theirs, a_message, sizes)


@asynccontextmanager
async def _ours(data: Path, people: int) -> AsyncIterator[Room]:
    log = open_log(data, None)
    event = await seed(log, IDEAS, revealed=True)
    await log.close()
    async with processes.pledgewall(data) as server:
        yield Room(
            server=server,
            url=server.address(event.code),
            hello=wire.hello(event.code),
            board_hello=wire.hello(event.code, "board"),
            ideas=event.ideas,
            vote=wire.vote,
            number_of_ack=wire.seq_of_ack,
            number_of_event=wire.seq_of_event,
            tallies=wire.voters,
        )


class _NodeAck(msgspec.Struct):
    n: int


class _NodeVote(msgspec.Struct):
    n: int
    idea: str
    voters: int


@asynccontextmanager
async def _node() -> AsyncIterator[Room]:
    async with processes.node(IDEAS) as server:
        yield Room(
            server=server,
            url=server.address(),
            hello=b"40",
            board_hello=b"40",
            ideas=[f"idea-{number}" for number in range(IDEAS)],
            vote=lambda idea: b"421" + msgspec.json.encode(["vote", {"idea": idea, "on": "agree"}]),
            number_of_ack=lambda ack: msgspec.json.decode(ack[3:], type=tuple[_NodeAck])[0].n,
            number_of_event=lambda payload: _node_vote(payload).n,
            tallies=lambda payload: {_node_vote(payload).idea: _node_vote(payload).voters},
        )


def _node_vote(payload: bytes) -> _NodeVote:
    return msgspec.json.decode(payload[payload.index(b"[") :], type=tuple[str, _NodeVote])[1]


async def _vote(room: Room, people: int, seconds: float) -> Voted:
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
        cpu, others = meter.cpu(), meter.others()
        gc.enable()
        return _sum_up(room, phones, seen, cpu, others)


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


def _sum_up(
    room: Room,
    phones: list[Phone],
    seen: list[tuple[float, bytes]],
    cpu: float,
    others: float | None,
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
        cpu=cpu,
        others=others,
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


def _room_figures(voted: Voted, theirs: Voted, a_message: float, sizes: Sizes) -> list[Figure]:
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
