"""Some people around one room, over a log that can be stubborn."""

from typing import Any

from server.live.line import Outcome
from server.live.listening import Personal
from server.live.room import Room
from server.live.rooms import SERVER
from sessions.actor import Actor
from sessions.agenda import StagePlan
from sessions.commands import Command, Join, OpenStage
from sessions.delta import Key
from sessions.events import SessionCreated
from sessions.log import Commit
from tests.server.stubborn import StubbornLog

CODE = "BCDFGH"
FACILITATOR = Actor("facilitator", "hash of the link")
ANN = Actor("attendee", "ann")
BEN = Actor("attendee", "ben")


class Heard:
    """A listener that notes what it was told."""

    def __init__(self) -> None:
        self.shared: list[set[Key]] = []
        self.personal: list[Personal] = []
        self.restarts = 0
        self.fails = False

    def released(self, shared: set[Key], personal: list[Personal]) -> None:
        if self.fails:
            raise RuntimeError("a listener stumbles")
        self.shared.append(shared)
        self.personal += personal

    def restarted(self) -> None:
        self.restarts += 1

    def peer(self, worker: str, connected: int) -> bool:
        return False

    def knows_of(self, key: Key) -> bool:
        return any(key in keys for keys in self.shared)


class Table:
    """Some people around one room; their commands have ids c-1, c-2..."""

    def __init__(self, log: StubbornLog) -> None:
        self.log = log
        self.heard = Heard()
        self.room: Room
        self._asked = 0

    async def sit(self) -> None:
        """Take the room from the log: at first, or again after a restart."""
        room = await Room.load(CODE, self.log)
        assert room
        self.room = room
        self.heard = Heard()
        room.listener = self.heard

    def command(self, kind: type[Command], /, **fields: Any) -> Command:
        self._asked += 1
        return kind(id=f"command-{self._asked}", **fields)

    async def ask(self, actor: Actor, kind: type[Command], /, **fields: Any) -> Outcome:
        return await self.room.do(self.command(kind, **fields), actor, f"socket of {actor.id}")

    async def done(self, actor: Actor, kind: type[Command], /, **fields: Any) -> str:
        outcome = await self.ask(actor, kind, **fields)
        assert outcome.refusal is None, outcome
        return str(outcome.result.id)

    async def opens(self, stage: str) -> None:
        await self.done(FACILITATOR, OpenStage, stage=stage)

    @property
    def texts(self) -> list[str]:
        return [idea.text for idea in self.room.fold.state.ideas.values()]


async def seated(log: StubbornLog) -> Table:
    """A table in its first stage, with nothing noted yet of what its log was asked."""
    kinds = ("ideas", "vote", "pledges")
    created = SessionCreated(
        at=1,
        code=CODE,
        title="Our day",
        purpose="",
        influence="",
        lang="en",
        languages=["en"],
        translations={},
        template="quick",
        facilitator=FACILITATOR.id,
        stages=[StagePlan(id=f"s{n}", kind=kind, dots=3) for n, kind in enumerate(kinds, 1)],
        prompts=[],
    )
    await log.create(CODE, "e1", Commit(1, [created], []))
    table = Table(log)
    await table.sit()
    for person in (ANN, BEN):
        await table.done(SERVER, Join, participant=person.id, seat=f"{person.id}'s", lang="en")
    await table.opens("s1")
    log.appended.clear()
    log.appends = 0
    return table


async def folded(table: Table) -> list[str]:
    """What a new process would read."""
    room = await Room.load(CODE, table.log)
    assert room
    await room.close()
    return [idea.text for idea in room.fold.state.ideas.values()]
