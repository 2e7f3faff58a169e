"""One room under load: people come in, then each votes once at a random moment."""

import asyncio
import gc
import random
from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate

import msgspec
import psutil

from bench import cores
from bench.phone import Phone, clock
from bench.rooms import Room

AT_THE_DOOR = 50
SETTLING = 1.0
# How long after the last vote a room may still be busy with delivering.
PATIENCE = 45.0


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds."""

    p50: float
    p95: float
    p99: float


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the results. Bytes are those of WebSocket frames; CPU is the server process's.

    `others_share` is how much of the server's core others took meanwhile: with more than a few
    per cent, the run says little about times.
    """

    at: str
    room: str
    people: int
    seconds: float
    join_seconds: float
    join_bytes_per_phone: float
    join_cpu_ms_per_phone: float
    votes: int
    votes_acknowledged: int
    votes_on_board: int
    votes_per_second: float
    to_ack_ms: Spread
    to_board_ms: Spread
    messages_per_phone: float
    bytes_per_phone: float
    cpu_seconds: float
    cpu_us_per_message: float
    cpu_us_per_vote: float
    delivered_after_seconds: float
    load_cpu_share: float
    others_share: float | None


async def measure(room: Room, people: int, seconds: float) -> Measured:
    server, load = psutil.Process(room.pid), psutil.Process()
    phones = [Phone(room.hello) for _ in range(people)]
    board = Phone(room.board_hello)
    await board.join(room.url)
    cpu = _cpu(server)
    begun = clock()
    await _all_in(phones, room.url)
    join_seconds = clock() - begun
    await asyncio.sleep(SETTLING)
    join_cpu = _cpu(server) - cpu
    join_bytes = sum(phone.bytes for phone in phones)

    # The board only notes when what arrived: understanding it comes afterwards.
    seen: list[tuple[float, bytes]] = []
    board.told = lambda payload: seen.append((clock(), payload))
    for phone in phones:
        phone.messages = phone.bytes = 0
    gc.collect()
    gc.disable()
    cpu, own_cpu, busy, begun = _cpu(server), _cpu(load), _server_core_busy(), clock()
    await _all_vote(room, phones, seconds)
    await _delivered(phones, board)
    quiet = clock()
    cpu, own_cpu = _cpu(server) - cpu, _cpu(load) - own_cpu
    busy = _server_core_busy() - busy
    gc.enable()

    result = _sum_up(room, phones, board, seen)
    messages = sum(phone.messages for phone in phones) + board.messages
    for phone in (board, *phones):
        phone.leave()
    return Measured(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        room=room.name,
        people=people,
        seconds=seconds,
        join_seconds=join_seconds,
        join_bytes_per_phone=join_bytes / people,
        join_cpu_ms_per_phone=join_cpu / people * 1000,
        votes=people,
        votes_acknowledged=result.acknowledged,
        votes_on_board=result.on_board,
        votes_per_second=result.per_second,
        to_ack_ms=result.to_ack,
        to_board_ms=result.to_board,
        messages_per_phone=sum(phone.messages for phone in phones) / people,
        bytes_per_phone=sum(phone.bytes for phone in phones) / people,
        cpu_seconds=cpu,
        cpu_us_per_message=cpu / messages * 1e6,
        cpu_us_per_vote=cpu / people * 1e6,
        delivered_after_seconds=quiet - QUIET - begun,
        load_cpu_share=own_cpu / (quiet - begun),
        others_share=(busy - cpu) / (quiet - begun) if cores.can_pin() else None,
    )


async def _all_in(phones: list[Phone], url: str) -> None:
    door = asyncio.Semaphore(AT_THE_DOOR)

    async def enter(phone: Phone) -> None:
        async with door:
            await phone.join(url)

    await asyncio.gather(*(enter(phone) for phone in phones))


async def _all_vote(room: Room, phones: list[Phone], seconds: float) -> None:
    # The same moments and choices for every room.
    chance = random.Random(len(phones))
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for phone in phones:
        moment, vote = chance.uniform(0, seconds), room.vote(chance.choice(room.ideas))
        loop.call_at(begun + moment, phone.send, vote)
    await asyncio.sleep(seconds)


QUIET = 1.2


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


class _Result(msgspec.Struct):
    acknowledged: int
    on_board: int
    per_second: float
    to_ack: Spread
    to_board: Spread


def _sum_up(
    room: Room, phones: list[Phone], board: Phone, seen: list[tuple[float, bytes]]
) -> _Result:
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
    first, last = min(p.sent_at for p in phones), max(p.acked_at for p in acked)
    return _Result(
        acknowledged=len(acked),
        on_board=sum(tallies.values()),
        per_second=len(acked) / (last - first),
        to_ack=_spread([phone.acked_at - phone.sent_at for phone in acked]),
        to_board=_spread(waits),
    )


def _spread(waits: Sequence[float]) -> Spread:
    ordered = sorted(waits)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    return Spread(at(0.5), at(0.95), at(0.99))


def _server_core_busy() -> float:
    times = psutil.cpu_times(percpu=True)[cores.SERVER_CORE]
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
