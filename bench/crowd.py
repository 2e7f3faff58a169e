"""Many phones: they come in, they ask again and again, they leave."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import msgspec

from bench.phone import Phone, clock

AT_THE_DOOR = 50


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds."""

    p50: float
    p95: float
    p99: float


def spread(waits: Sequence[float]) -> Spread:
    """Of seconds."""
    ordered = sorted(waits)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    return Spread(at(0.5), at(0.95), at(0.99))


@asynccontextmanager
async def inside(phones: list[Phone], url: str) -> AsyncIterator[list[Phone]]:
    """All in while the block runs."""
    try:
        await all_in(phones, url)
        yield phones
    finally:
        for phone in phones:
            phone.leave()
        # The server forgets them before something else is measured.
        await asyncio.sleep(min(2.0, len(phones) / 1000))


async def all_in(phones: list[Phone], url: str) -> float:
    """Seconds until all are in; so many at a time come through the door."""
    door = asyncio.Semaphore(AT_THE_DOOR)
    begun = clock()

    async def enter(phone: Phone) -> None:
        async with door:
            await phone.join(url)

    await asyncio.gather(*(enter(phone) for phone in phones))
    return clock() - begun


async def ask(
    phones: list[Phone],
    message: Callable[[Phone], bytes],
    number: int,
    accepted: Callable[[bytes], bool],
) -> None:
    """Have `number` messages answered; each phone sends its next when its last was answered."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    left = number - len(phones)
    answered = 0

    def next_one(phone: Phone) -> None:
        nonlocal left, answered
        if not accepted(phone.ack) and not done.done():
            done.set_exception(AssertionError(phone.ack))
        answered += 1
        if left > 0:
            left -= 1
            phone.send(message(phone))
        elif answered >= number and not done.done():
            done.set_result(None)

    asked = phones[:number]
    for phone in asked:
        phone.answered = next_one
    for phone in asked:
        phone.send(message(phone))
    try:
        await asyncio.wait_for(done, 60)
    finally:
        for phone in asked:
            phone.answered = None


async def received(phones: Sequence[Phone], messages: int, patience: float = 60.0) -> int:
    """Wait until all phones together have got so many; how many they have got."""
    until = clock() + patience
    while clock() < until:
        got = sum(phone.messages for phone in phones)
        if got >= messages:
            return got
        await asyncio.sleep(0.02)
    raise TimeoutError(f"{got} of {messages} messages arrived")
