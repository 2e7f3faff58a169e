"""Clients that never read, never finish, or never stop asking: nobody else feels them."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import msgspec
import psutil
import pytest
from picows import WSMsgType

from tests.server import raw
from tests.server.events import Event
from tests.server.faults.hasty import GONE_WITHIN, hasty
from tests.server.faults.light import Light, allow_files
from tests.server.phones import command_id

pytestmark = [pytest.mark.durability, pytest.mark.scale]

RESPONSIVE = 8.0
MEGABYTE = 1_000_000
# A masked text frame of 60,000 bytes begins so.
LONG_FRAME = b"\x81\xfe\xea\x60abcd"


@pytest.fixture(scope="module")
async def own(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Event]:
    """A conversation, open, on a server that soon misses who is silent."""
    allow_files(2000)
    async with (
        hasty(tmp_path_factory.mktemp("hostile")) as server,
        Event.on(server, template="conversation") as event,
    ):
        await (await event.console()).done("next_stage")
        yield event


@contextlib.asynccontextmanager
async def others_are_well(event: Event, megabytes: int = 40) -> AsyncIterator[None]:
    """Somebody posts meanwhile, and a board shows it; the server takes no more memory than that."""
    person, board = await event.phone(), await event.board()
    process = psutil.Process(event.server.pid)
    before = process.memory_info().rss
    enough = asyncio.Event()
    working = asyncio.create_task(work(person, board, enough))
    try:
        yield
    finally:
        enough.set()
        slowest = await working
        grown = (process.memory_info().rss - before) / MEGABYTE
        for one in (person, board):
            await one.leave()
    assert slowest < RESPONSIVE
    assert grown < megabytes


async def work(person: raw.Any, board: raw.Any, enough: asyncio.Event) -> float:
    """Post one idea after the other; how long it took at most until the board had one."""
    clock = asyncio.get_running_loop().time
    slowest = 0.0
    while not enough.is_set():
        asked = clock()
        idea = await person.done("post_idea", text="Long words " * 30)
        await board.until(lambda now=idea: now in board.view["ideas"])
        slowest = max(slowest, clock() - asked)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(enough.wait(), 0.3)
    return slowest


# Who does not read, or does not finish.


async def never_reads(phone: Light) -> None:
    phone.silent = True
    assert phone.transport
    phone.transport.underlying_transport.pause_reading()


async def answers_no_ping(phone: Light) -> None:
    phone.silent = True


async def stops_in_a_frame(phone: Light) -> None:
    phone.silent = True
    assert phone.transport
    phone.transport.underlying_transport.write(LONG_FRAME + b"half of it")


async def trickles(phone: Light) -> None:
    phone.silent = True
    assert phone.transport
    line = phone.transport.underlying_transport
    line.write(LONG_FRAME)
    while not line.is_closing():
        line.write(b"x")
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("being", [never_reads, answers_no_ping, stops_in_a_frame, trickles])
async def test_who_is_silent_is_let_go(
    own: Event, being: Callable[[Light], Awaitable[None]]
) -> None:
    watching = await own.board()
    async with others_are_well(own):
        await watching.until(lambda: watching.live.get("connected") == 1)
        silent = [await Light(own).connect() for _ in range(20)]
        await watching.until(lambda: watching.live["connected"] == 21)
        tasks = [asyncio.ensure_future(being(one)) for one in silent]
        async with asyncio.timeout(GONE_WITHIN):
            await watching.until(lambda: watching.live["connected"] == 1)
        for one in silent:
            await one.end()
        await asyncio.gather(*tasks)
    await watching.leave()


async def test_who_never_polls_again_is_let_go(own: Event) -> None:
    watching = await own.board()
    async with (
        others_are_well(own),
        httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http,
    ):
        for _ in range(20):
            await raw.Poller(http, own.code).join()
        await watching.until(lambda: watching.live.get("connected") == 21)
        async with asyncio.timeout(GONE_WITHIN):
            await watching.until(lambda: watching.live["connected"] == 1)
    await watching.leave()


# Who asks too much.


def command(number: int) -> bytes:
    asked = {"id": command_id(), "type": "set_name", "name": "Flood"}
    return f"42/live,{number}".encode() + msgspec.json.encode(["command", asked])


async def flood(phone: Light, packets: Callable[[int], bytes], count: int) -> int:
    """Send as fast as the connection takes it; how much went out before it was closed."""
    for number in range(count):
        if phone.transport is None:
            return number
        phone.transport.send(WSMsgType.TEXT, packets(number))
        if number % 50 == 0:
            await asyncio.sleep(0)
            if phone.transport and phone.transport.underlying_transport.get_write_buffer_size():
                await asyncio.sleep(0.01)
    return count


async def test_who_floods_and_reads_is_slowed_down(own: Event) -> None:
    greedy = await Light(own).connect()
    async with others_are_well(own):
        acks = []
        for _ in range(10):
            acks += await asyncio.gather(
                *(greedy.ask("set_name", name="Flood") for _ in range(500))
            )
    passed = [ack for ack in acks if ack["ok"]]
    assert 20 <= len(passed) < 500
    assert {ack["code"] for ack in acks if not ack["ok"]} == {"slow_down"}
    await greedy.end()


async def test_who_floods_and_never_reads_is_let_go(own: Event) -> None:
    greedy = [await Light(own).connect() for _ in range(5)]
    async with others_are_well(own), asyncio.timeout(4 * GONE_WITHIN):
        for one in greedy:
            await never_reads(one)
        await asyncio.gather(*(flood(one, command, 20_000) for one in greedy))
        watching = await own.board()
        await watching.until(lambda: watching.live.get("connected") == 1)
        await watching.leave()
    for one in greedy:
        await one.end()


@pytest.mark.parametrize("asked", [b'42/live,["resync"]', b'42/live,["language","cy"]'])
async def test_thousands_of_small_requests_are_borne(own: Event, asked: bytes) -> None:
    greedy = await Light(own).connect()
    async with others_are_well(own):
        assert await flood(greedy, lambda _: asked, 10_000) == 10_000
        assert (await greedy.ask("set_name", name="Still there"))["ok"]
    await greedy.end()


async def test_one_person_on_two_hundred_connections_is_one_person(own: Event) -> None:
    first = await Light(own).connect()
    more = [Light(own, token=first.token) for _ in range(200)]
    watching = await own.board()
    async with others_are_well(own):
        for one in more:
            await one.connect()
        await watching.until(lambda: watching.live.get("connected") == 2)
        acks = await asyncio.gather(*(one.ask("set_name", name="Many") for one in more))
        assert sum(ack["ok"] for ack in acks) < 100
        assert {ack["code"] for ack in acks if not ack["ok"]} == {"slow_down"}
    for one in (first, *more):
        await one.end()
    await watching.leave()


async def test_joining_in_a_loop_harms_nobody(own: Event) -> None:
    async with others_are_well(own):
        for _ in range(300):
            one = await Light(own).connect()
            await one.end()


async def test_sockets_that_never_join_harm_nobody(own: Event) -> None:
    process = psutil.Process(own.server.pid)
    before = process.num_fds()
    async with others_are_well(own, megabytes=60):
        sockets = [await raw.open_socket(own.server.url, own.code) for _ in range(300)]
        # They answer no ping either.
        async with asyncio.timeout(GONE_WITHIN):
            await asyncio.gather(*(ended(one) for one in sockets))
            for _ in itertools.count():
                if process.num_fds() < before + 100:
                    break
                await asyncio.sleep(0.1)


async def ended(socket: raw.ClientConnection) -> None:
    async for _ in socket:
        pass
