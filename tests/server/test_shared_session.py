"""One session that several workers serve at once, on one Redis."""

import asyncio
import contextlib
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.events import Event
from tests.server.phones import Phone, command_id
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import Server, running

pytestmark = [pytest.mark.redis, pytest.mark.durability]

PHONES = 6
EACH = 12


class Hall:
    """An event with a door at every worker."""

    def __init__(self, doors: list[Event], redis: RedisServer) -> None:
        self.doors = doors
        self.redis = redis
        self.code = doors[0].code

    async def opened(self, stage: str) -> Phone:
        console = await self.doors[0].console()
        await console.done("open_stage", stage=console.stage(stage))
        if stage == "ideas":
            await console.done("show_ideas")
        return console


@contextlib.asynccontextmanager
async def hall(folder: Path, doors: int = 2, **environment: str) -> AsyncIterator[Hall]:
    async with contextlib.AsyncExitStack() as stack:
        redis = await stack.enter_async_context(redis_running(folder / "redis"))
        environment["REDIS_URL"] = redis.url
        servers: list[Server] = [
            await stack.enter_async_context(running(folder / f"data{n}", **environment))
            for n in range(doors)
        ]
        first = await stack.enter_async_context(Event.on(servers[0]))
        events = [first, *(Event(server, first.links) for server in servers[1:])]
        for event in events[1:]:
            stack.push_async_callback(_all_leave, event)
        yield Hall(events, redis)


async def _all_leave(event: Event) -> None:
    for one in event.everybody:
        await one.leave()


async def test_everybody_sees_the_same_wherever_they_are(tmp_path: Path) -> None:
    async with hall(tmp_path) as here:
        console = await here.opened("ideas")
        there = here.doors[1]
        phone, board = await there.phone(), await there.board()
        assert phone.session["stage"] == console.session["stage"]
        idea = await phone.done("post_idea", text="Buses")
        await console.until(lambda: idea in console.view["ideas"])
        await console.until(lambda: console.live == {"connected": 1, "voted": 0, "paper": 0})
        other = await here.doors[0].phone()
        for one in (console, board):
            await one.until(lambda now=one: now.live.get("connected") == 2)
        # What a person does here shows on their second phone there.
        twin = await here.doors[0].phone(token=phone.auth["token"])
        second = await twin.done("post_idea", text="Trains")
        await phone.until(lambda: second in phone.me["ideas"])
        # So does what somebody does who has a seat on that phone.
        seat = await twin.done("add_seat")
        await phone.until(lambda: seat in phone.seats)
        theirs = {"id": command_id(), "type": "post_idea", "text": "Trams"}
        third = await phone.done("act_for", seat=seat, does=theirs)
        await twin.until(lambda: third in twin.seats[seat]["ideas"])
        await console.until(lambda: console.live["connected"] == 5)  # a phone at each counts
        await twin.done("set_seat_aside", seat=seat, aside=True)
        following = console.stage("vote")
        await console.done("open_stage", stage=following)
        for one in (console, phone, board, other):
            await one.until(lambda now=one: now.session["stage"] == following)
        await other.leave()
        await board.until(lambda: board.live["connected"] == 2)


async def test_all_write_at_once_and_nobody_starves(tmp_path: Path) -> None:
    async with hall(tmp_path, doors=3) as here:
        await here.opened("ideas")
        phones = [[await door.phone() for _ in range(PHONES)] for door in here.doors]
        acknowledged: dict[str, str] = {}
        done: list[int] = []

        async def post(phone: Phone, door: int, who: int) -> None:
            for number in range(EACH):
                text = f"Idea {number} of {who} at {door}"
                acknowledged[await phone.done("post_idea", text=text)] = text
                done.append(door)

        async with asyncio.timeout(180):
            await asyncio.gather(
                *(
                    post(phone, door, who)
                    for door, crowd in enumerate(phones)
                    for who, phone in enumerate(crowd)
                )
            )
        total = len(here.doors) * PHONES * EACH
        assert len(acknowledged) == total
        halfway = Counter(done[: total // 2])
        assert min(halfway[door] for door in range(3)) >= total / 2 / 3 / 3, halfway
        consoles = [await door.console() for door in here.doors]
        for one in consoles:
            # A worker hears of what others committed a moment later.
            await one.until(lambda now=one: len(now.view["ideas"]) == total)
            said = {key: idea["text"] for key, idea in one.view["ideas"].items()}
            assert said == acknowledged
            assert one.view == consoles[0].view


async def test_a_crowd_too_large_for_one_worker_is_spread(tmp_path: Path) -> None:
    async with hall(tmp_path, PLEDGEWALL_SPREAD_ABOVE="2") as here:
        doors = [await door_of(here.doors[0])]
        for door in here.doors:
            await door.phone()
            doors.append(await door_of(here.doors[0]))
        board = await here.doors[1].board()
        await here.doors[0].phone()
        await board.until(lambda: board.live["connected"] == 3)
        assert doors == [here.code] * 3
        spread = {await door_of(door) for door in here.doors for _ in range(20)}
        assert len(spread) > 5
        assert all(re.fullmatch(rf"{here.code}\.\d+", one) for one in spread)


async def door_of(event: Event) -> str:
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
        door: str = (await http.get(f"/api/sessions/{event.code}")).json()["door"]
    return door


async def test_a_worker_that_dies_in_its_turn_holds_nobody_up(tmp_path: Path) -> None:
    async with hall(tmp_path) as here:
        console = await here.opened("ideas")
        phones = [await door.phone() for door in here.doors]
        for _ in range(2):
            for phone in phones:
                await phone.done("post_idea", text="So that both know of each other")
        async with here.redis.client() as redis:
            # As if it had taken its turn, and died before it could append.
            head = f"pledgewall:{{{here.code}}}:head"
            seconds, micros = await redis.time()
            until = seconds * 1000 + micros // 1000 + 1000
            await redis.hset(head, mapping={"turn": "of the dead", "until": until})
        idea = await phones[1].done("post_idea", text="Afterwards")
        await console.until(lambda: idea in console.view["ideas"])


def stored(redis: RedisServer) -> Path:
    return redis.folder / "appendonlydir"


async def later_lost(here: Hall, between: Any) -> None:
    """Let Redis die, and come back without what was done in between."""
    copy = here.redis.folder / "earlier"
    shutil.copytree(stored(here.redis), copy)
    await between()
    await here.redis.kill()
    shutil.rmtree(stored(here.redis))
    copy.rename(stored(here.redis))
    await here.redis.start()


async def test_rooms_bring_back_what_redis_lost(tmp_path: Path) -> None:
    async with hall(tmp_path) as here:
        console = await here.opened("ideas")
        phones = [await door.phone() for door in here.doors]
        made = [await phone.done("post_idea", text="Before") for phone in phones]

        async def go_on() -> None:
            for number in range(5):
                text = f"Idea {number}"
                made.extend([await phone.done("post_idea", text=text) for phone in phones])

        await later_lost(here, go_on)
        async with here.redis.client() as redis, asyncio.timeout(60):
            # By themselves: nobody does anything.
            while True:
                if await redis.xlen(f"pledgewall:{{{here.code}}}:log") >= console.position["seq"]:
                    break
                await asyncio.sleep(0.05)
        made.append(await phones[1].done("post_idea", text="After"))
        await console.until(lambda: made[-1] in console.view["ideas"])
        for door in here.doors:
            late = await door.console()
            await late.until(lambda late=late: set(late.view["ideas"]) == set(made))
        assert console.broken is None
        told = (here.doors[0].server.data / "server.log").read_text()
        told += (here.doors[1].server.data / "server.log").read_text()
        assert "redis_had_lost_commits" in told
        assert "redis_lost_commits_for_good" not in told


async def test_what_nobody_can_bring_back_ends_the_epoch(tmp_path: Path) -> None:
    """The server that knew died as well: phones that saw more begin anew."""
    async with hall(tmp_path, doors=1) as here:
        await here.opened("ideas")
        [door] = here.doors
        phone = await door.phone()
        kept = await phone.done("post_idea", text="Before")

        async def go_on() -> None:
            await phone.done("post_idea", text="Lost")
            await phone.until(lambda: len(phone.view["ideas"]) == 2)
            await door.server.kill()

        await later_lost(here, go_on)
        await door.server.start()
        back = await door.back(phone)
        await back.until(lambda: back.position["epoch"] != phone.position["epoch"])
        assert set(back.view["ideas"]) == {kept}
        again = await back.done("post_idea", text="Again")
        await back.until(lambda: set(back.view["ideas"]) == {kept, again})
