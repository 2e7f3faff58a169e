"""A thousand phones lose their connection at once, and come back within two seconds."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.events import Event
from tests.server.faults.light import Light, crowd
from tests.server.phones import Phone, command_id
from tests.server.servers import running

pytestmark = [pytest.mark.durability, pytest.mark.scale]

PEOPLE = 1000
IDEAS = 40
BACK_WITHIN = 2.0
# Far more than it takes, far less than what people would call a standstill.
RESPONSIVE = 8.0


class Hall:
    """A room full of people, each with votes of which every acknowledged one is noted."""

    def __init__(self, event: Event, console: Phone, ideas: list[str], seed: int) -> None:
        self.event = event
        self.console = console
        self.ideas = ideas
        self.random = random.Random(seed)
        self.people: list[Light] = []
        self.votes: dict[Light, set[str]] = {}
        self.acknowledged = 0
        self._enough: tuple[int, asyncio.Event] = (0, asyncio.Event())

    def _note(self) -> None:
        self.acknowledged += 1
        if self.acknowledged >= self._enough[0]:
            self._enough[1].set()

    async def until_acknowledged(self, more: int) -> None:
        self._enough = (self.acknowledged + more, asyncio.Event())
        await self._enough[1].wait()

    async def all_vote(self) -> None:
        await asyncio.gather(
            *(self.vote(one, self.random.choice(self.ideas)) for one in self.people)
        )

    async def vote(self, one: Light, idea: str) -> None:
        """Vote, and repeat it until it is acknowledged, as a phone's outbox does."""
        id_ = command_id()
        while True:
            with contextlib.suppress(ConnectionResetError):
                ack = await one.ask("cast_vote", id_, idea=idea, opinion="agree")
                if ack["ok"]:
                    self.votes.setdefault(one, set()).add(idea)
                    self._note()
                    return
                assert ack["temporary"], ack
                await asyncio.sleep(ack["retry_after_ms"] / 1000)
            await one.is_back.wait()

    async def come_back(self) -> None:
        """Everybody at a moment of their own, and again where there is no server yet."""

        async def one_comes(one: Light) -> None:
            await asyncio.sleep(self.random.uniform(0, BACK_WITHIN))
            while True:
                with contextlib.suppress(OSError):
                    await one.connect()
                    return
                await asyncio.sleep(0.2)

        await asyncio.gather(*map(one_comes, self.people))

    @contextlib.asynccontextmanager
    async def working_on(self) -> AsyncIterator[None]:
        """The facilitator works on meanwhile, and is answered in good time."""
        enough = asyncio.Event()
        working = asyncio.create_task(self._work(enough))
        try:
            yield
        finally:
            # Not by cancelling it: an answer that comes in that moment would swallow it.
            enough.set()
            slowest = await working
        assert slowest < RESPONSIVE

    async def _work(self, enough: asyncio.Event) -> float:
        """Ask one thing after the other; how long the slowest answer took."""
        clock = asyncio.get_running_loop().time
        slowest = 0.0
        while not enough.is_set():
            asked = clock()
            await self.console.done("start_timer", seconds=600)
            slowest = max(slowest, clock() - asked)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(enough.wait(), 0.25)
        return slowest

    async def check(self) -> None:
        """Nobody was refused, nobody missed anything, every acknowledged vote counts once."""
        assert not [one.refused for one in self.people if one.refused]
        assert not [one for one in self.people if one.missed]
        counted = Counter(idea for voted in self.votes.values() for idea in voted)
        last = await self.console.again()
        found = {key: tally["agree"] for key, tally in last.view["tallies"].items()}
        await last.leave()
        assert found == counted
        for one in self.people:
            assert self.votes[one] == set(one.own_votes), "its own votes, as the server told it"


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with (
        running(tmp_path) as server,
        Event.on(server, template="conversation") as event,
        crowd(event, PEOPLE) as people,
    ):
        console = await event.console()
        await console.done("next_stage")
        writers = [await event.phone() for _ in range(4)]
        ideas = [
            await writers[number % 4].done("post_idea", text=f"Idea {number}")
            for number in range(IDEAS)
        ]
        hall = Hall(event, console, ideas, seed=21)
        hall.people = people
        yield hall


async def test_after_a_blip_all_are_back_where_they_were(hall: Hall) -> None:
    await hall.all_vote()
    before = {one: set(voted) for one, voted in hall.votes.items()}
    # A second vote is under way when the network goes. Of half of them the server hears nothing
    # any more: they are out of reach, and their old connections stay open.
    voting = asyncio.create_task(hall.all_vote())
    await hall.until_acknowledged(PEOPLE // 4)
    async with asyncio.timeout(60), hall.working_on():
        for number, one in enumerate(hall.people):
            (one.cut if number % 2 else one.abandon)()
        writer = await hall.event.phone()
        meanwhile = await writer.done("post_idea", text="While they were away")
        await hall.come_back()
        await voting
    for one in hall.people:
        assert "delta" in one.welcome, "a snapshot, though its place is known"
        assert meanwhile in one.welcome["delta"]["set"]["ideas"]
        assert before[one] <= one.welcome["me"]["votes"].keys()
    await hall.check()


async def test_after_kill_9_all_are_back_where_they_were(hall: Hall) -> None:
    await hall.all_vote()
    before = {one: set(voted) for one, voted in hall.votes.items()}
    voting = asyncio.create_task(hall.all_vote())
    await hall.until_acknowledged(PEOPLE // 4)
    await hall.event.server.kill()
    async with asyncio.timeout(60):
        # They are there before the server is, and come in while it loads the room.
        coming = asyncio.create_task(hall.come_back())
        await hall.event.server.start()
        hall.console = await hall.event.back(hall.console)
        async with hall.working_on():
            await coming
            await voting
    for one in hall.people:
        assert before[one] <= one.welcome["me"]["votes"].keys()
    await hall.check()
