"""A room over a log that says no, and with code that stumbles: what survives."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

from server.live import deciding
from server.live import line as line_module
from server.live import room as room_module
from server.live.listening import Personal
from server.live.rooms import SERVER, Rooms
from sessions.commands import Command, Join, PostIdea, SetName
from sessions.events import Event, IdeaPosted
from sessions.fold import Fold
from sessions.log import Commit, Conflict
from sessions.refusals import Code, Refuse
from tests.server.sitting import ANN, BEN, CODE, Table, folded, seated
from tests.server.stubborn import LogError, StubbornLog


@pytest.fixture
def log() -> StubbornLog:
    return StubbornLog()


@pytest.fixture
async def table(log: StubbornLog) -> AsyncIterator[Table]:
    table = await seated(log)
    yield table
    await table.room.close()


# The log says no.


async def test_after_a_failure_the_commands_are_decided_again(table: Table) -> None:
    table.log.failures = [LogError("the disk is full"), LogError("still")]
    asked = [table.ask(one, PostIdea, text=f"By {one.id}") for one in (ANN, BEN)]
    outcomes = await asyncio.gather(*asked)
    assert [outcome.refusal for outcome in outcomes] == [None, None]
    assert table.texts == ["By ann", "By ben"]
    assert len(table.log.appended) == 1
    assert await folded(table) == table.texts


async def test_a_commit_that_was_stored_but_reported_lost_counts_once(table: Table) -> None:
    table.log.loses_answers = True
    outcome = await table.ask(ANN, PostIdea, text="Only once")
    assert outcome.refusal is None
    assert table.texts == ["Only once"]
    assert await folded(table) == ["Only once"]
    # The second decision touched nothing; what the first did is told all the same.
    key = ("ideas", str(outcome.result.id))
    assert table.heard.knows_of(key)
    assert Personal("ann", {key}) in table.heard.personal


def impatient(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    for module in (line_module, room_module):
        monkeypatch.setattr(module, "PATIENCE", seconds)


async def test_patience_ends_in_unavailable(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch, 0.05)
    table.log.broken = LogError("gone")
    outcome = await table.ask(ANN, PostIdea, text="Nobody stores it")
    assert outcome.refusal
    assert outcome.refusal.code == Code.UNAVAILABLE
    assert outcome.refusal.temporary
    with pytest.raises(Refuse, match="unavailable"):
        await table.room.read(lambda fold: fold.position)


async def test_a_log_that_hangs_ends_in_unavailable_and_the_commit_still_counts(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch, 0.05)
    table.log.hang()
    command = table.command(PostIdea, text="Slow disk")
    outcome = await table.room.do(command, ANN, "socket of ann")
    assert outcome.refusal
    assert outcome.refusal.code == Code.UNAVAILABLE
    table.log.open.set()
    monkeypatch.undo()
    again = await table.room.do(command, ANN, "socket of ann")
    assert again.refusal is None
    assert table.texts == ["Slow disk"]
    # Nobody waited for the first acknowledgement, so it could not tell the sender's own changes.
    mine = [one for one in table.heard.personal if ("ideas", str(again.result.id)) in one.keys]
    assert [one.origin for one in mine] == [None]


async def test_readers_are_served_when_the_log_comes_back_though_nobody_asks(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch, 0.02)
    table.log.broken = LogError("gone")
    assert (await table.ask(ANN, PostIdea, text="Lost")).refusal
    served = asyncio.Event()
    table.room.soon(served.set)
    monkeypatch.undo()
    table.log.broken = None
    await asyncio.wait_for(served.wait(), 5)
    assert table.texts == []


async def test_a_command_nobody_waits_for_any_more_is_not_done_later(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch, 0.02)
    table.log.broken = LogError("gone")
    assert (await table.ask(ANN, PostIdea, text="First in line")).refusal
    assert (await table.ask(BEN, PostIdea, text="Waited behind it")).refusal
    monkeypatch.undo()
    table.log.broken = None
    await table.done(ANN, SetName, name="Ann")
    assert table.texts == []


async def test_another_writers_commit_is_told_too(table: Table) -> None:
    foreign = IdeaPosted(
        at=5,
        idea="f0f0f0f0f0f0f0f0",
        author="ben",
        text="From another process",
        lang="en",
        stage="s1",
        prompt=None,
        table=None,
        held=False,
    )
    await table.log.foreign(CODE, Commit(table.room.fold.position.seq + 1, [foreign], []))
    outcome = await table.ask(ANN, PostIdea, text="Mine")
    assert outcome.refusal is None
    assert table.texts == ["From another process", "Mine"]
    assert table.heard.knows_of(("ideas", foreign.idea))
    assert Personal("ben", {("ideas", foreign.idea)}) in table.heard.personal
    assert await folded(table) == table.texts


async def test_endless_conflicts_end_in_unavailable(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch, 0.05)
    table.log.broken = None
    table.log.failures = [Conflict() for _ in range(100_000)]
    outcome = await table.ask(ANN, PostIdea, text="Never my turn")
    assert outcome.refusal
    assert outcome.refusal.code == Code.UNAVAILABLE
    table.log.failures.clear()
    monkeypatch.undo()
    assert await table.done(ANN, PostIdea, text="At last")
    assert table.texts == ["At last"]


async def test_a_log_of_another_epoch_begins_anew(table: Table) -> None:
    found = await table.log.read(CODE)
    assert found
    restored = StubbornLog()
    await restored.create(CODE, "e2", found[1][0])
    table.log.inner = restored.inner
    outcome = await table.ask(ANN, PostIdea, text="Gone with the old log")
    assert outcome.refusal
    assert outcome.refusal.code == Code.BAD_TOKEN
    assert outcome.position.epoch == "e2"
    assert table.heard.restarts == 1


# Code that stumbles.


def stumble(monkeypatch: pytest.MonkeyPatch, name: str, over: str) -> None:
    """Let decide or evolve raise for whatever says these words."""
    where: Any = Fold if name == "evolve" else deciding
    real = getattr(where, name)

    def stumbling(state: Any, thing: Command | Event, *rest: Any) -> Any:
        if getattr(thing, "text", None) == over:
            if name == "evolve":
                real(state, thing, *rest)  # half changed: the worst case
            raise ZeroDivisionError
        return real(state, thing, *rest)

    monkeypatch.setattr(where, name, stumbling)


@pytest.mark.parametrize("name", ["decide", "evolve"])
async def test_one_bad_command_is_unavailable_alone(
    table: Table, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stumble(monkeypatch, name, "Bad")
    asked = [table.ask(ANN, PostIdea, text=text) for text in ("Before", "Bad", "After")]
    async with asyncio.timeout(2):
        outcomes = await asyncio.gather(*asked)
    codes = [outcome.refusal and outcome.refusal.code for outcome in outcomes]
    assert codes == [None, Code.UNAVAILABLE, None]
    assert table.texts == ["Before", "After"]
    assert await table.done(BEN, PostIdea, text="Later")
    assert await folded(table) == ["Before", "After", "Later"]


async def test_a_reader_that_fails_harms_nobody(table: Table) -> None:
    table.log.hang()
    asked = asyncio.create_task(table.ask(ANN, PostIdea, text="Buses"))
    await table.log.reached.wait()

    def fail() -> None:
        raise ZeroDivisionError

    reading = asyncio.create_task(table.room.read(lambda fold: 1 // 0))
    await asyncio.sleep(0)
    table.room.soon(fail)
    served: list[int] = []
    table.room.soon(lambda: served.append(1))
    table.log.open.set()
    await asked
    with pytest.raises(ZeroDivisionError):
        await reading
    assert served == [1]
    assert await table.done(BEN, PostIdea, text="Trains")


async def test_a_listener_that_fails_holds_no_acknowledgement_back(table: Table) -> None:
    table.heard.fails = True
    assert await table.done(ANN, PostIdea, text="Buses")
    assert table.log.appends == 1


# A log that this code cannot read.


async def test_an_unknown_event_stops_its_room_and_no_other(table: Table, log: StubbornLog) -> None:
    found = await log.read(CODE)
    assert found
    await log.create("HGFDCB", "e1", found[1][0])
    rooms = Rooms(log)
    first, other = await rooms.get(CODE), await rooms.get("HGFDCB")
    assert first
    assert other
    log.unreadable.add(CODE)
    log.failures = [Conflict()]
    with structlog.testing.capture_logs() as said:
        outcome = await first.room.do(table.command(PostIdea, text="Buses"), ANN)
    assert outcome.refusal
    assert outcome.refusal.code == Code.UNAVAILABLE
    assert [(line["event"], line["log_level"]) for line in said] == [
        ("session_unreadable", "error")
    ]
    for later in (lambda: rooms.get(CODE), lambda: first.room.read(position)):
        with pytest.raises(Refuse, match="unavailable"):
            await later()
    asked = await first.room.do(table.command(PostIdea, text="Buses"), ANN)
    assert asked.refusal
    join = Join(id="command-x", participant="cat", seat="cat's", lang="en")
    assert (await other.room.do(join, SERVER)).refusal is None
    await rooms.close()


async def test_a_session_that_cannot_be_read_is_unavailable_and_said_so(
    table: Table, log: StubbornLog
) -> None:
    log.unreadable.add(CODE)
    rooms = Rooms(log)
    with (
        structlog.testing.capture_logs() as said,
        pytest.raises(Refuse, match="unavailable"),
    ):
        await rooms.get(CODE)
    assert [(line["event"], line["session"]) for line in said] == [("session_unreadable", CODE)]
    log.unreadable.clear()
    assert await rooms.get(CODE)
    await rooms.close()


def position(fold: Fold) -> object:
    return fold.position
