"""What a room makes of commands: what is one commit, what is released when, what is a repeat."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from sessions.commands import CastVote, JoinPledge, LeavePledge, MakePledge, PostIdea
from sessions.refusals import Code
from tests.server.sitting import ANN, BEN, Table, seated
from tests.server.stubborn import LogError, StubbornLog


@pytest.fixture
def log() -> StubbornLog:
    return StubbornLog()


@pytest.fixture
async def table(log: StubbornLog) -> AsyncIterator[Table]:
    table = await seated(log)
    yield table
    await table.room.close()


# One commit for many, and nothing before it is durable.


async def test_commands_that_wait_together_are_one_commit(table: Table) -> None:
    asked = [table.ask(ANN, PostIdea, text=f"Idea {n}") for n in range(50)]
    outcomes = await asyncio.gather(*asked)
    assert all(outcome.refusal is None for outcome in outcomes)
    assert [len(commit.events) for commit in table.log.appended] == [50]
    assert len(table.log.appended[0].answers) == 50
    assert {outcome.position for outcome in outcomes} == {table.room.fold.position}


async def test_two_votes_of_one_batch_cannot_both_spend_the_last_dot(table: Table) -> None:
    ideas = [await table.done(ANN, PostIdea, text=f"Idea {n}") for n in range(4)]
    await table.opens("s2")
    asked = [table.ask(ANN, CastVote, idea=idea, dots=1) for idea in ideas]
    outcomes = await asyncio.gather(*asked)
    codes = [outcome.refusal and outcome.refusal.code for outcome in outcomes]
    assert codes == [None, None, None, Code.NO_DOTS_LEFT]
    assert len(table.log.appended[-1].events) == 3


async def test_commands_that_arrive_during_a_commit_are_the_next_one(table: Table) -> None:
    table.log.hang()
    first = asyncio.create_task(table.ask(ANN, PostIdea, text="First"))
    await table.log.reached.wait()
    later = [asyncio.create_task(table.ask(BEN, PostIdea, text=f"Later {n}")) for n in range(5)]
    await asyncio.sleep(0)
    table.log.open.set()
    await asyncio.gather(first, *later)
    assert [len(commit.events) for commit in table.log.appended] == [1, 5]


async def test_nothing_is_released_before_the_commit_is_durable(table: Table) -> None:
    table.heard.shared.clear()
    table.heard.personal.clear()
    table.log.hang()
    acked = asyncio.create_task(table.ask(ANN, PostIdea, text="Not yet"))
    await table.log.reached.wait()
    seen: list[list[str]] = []
    reading = asyncio.create_task(table.room.read(lambda fold: len(fold.state.ideas)))
    table.room.soon(lambda: seen.append(table.texts))
    for _ in range(10):
        await asyncio.sleep(0)
    assert not acked.done()
    assert not reading.done()
    assert (seen, table.heard.shared, table.heard.personal) == ([], [], [])

    table.log.open.set()
    made = (await acked).result.id
    assert await reading == 1
    assert seen == [["Not yet"]]
    assert table.heard.knows_of(("ideas", str(made)))


async def test_what_a_failed_commit_would_have_said_is_never_seen(table: Table) -> None:
    table.log.failures = [LogError()]
    table.log.hang()
    asked = asyncio.create_task(table.ask(ANN, PostIdea, text="Twice decided"))
    await table.log.reached.wait()
    seen: list[int] = []
    table.room.soon(lambda: seen.append(len(table.room.fold.state.ideas)))
    table.log.open.set()
    await asked
    assert seen == [0]
    assert table.texts == ["Twice decided"]


# The same command again.


async def test_a_repeated_command_is_done_once(table: Table) -> None:
    command = table.command(PostIdea, text="Buses")
    first, second = await asyncio.gather(table.room.do(command, ANN), table.room.do(command, ANN))
    third = await table.room.do(command, ANN)
    assert first.result == second.result == third.result
    assert table.texts == ["Buses"]
    assert len(table.log.appended) == 1


async def test_a_repeat_after_a_restart_is_done_once(table: Table) -> None:
    command = table.command(PostIdea, text="Buses")
    first = await table.room.do(command, ANN)
    await table.room.close()
    await table.sit()
    assert (await table.room.do(command, ANN)).result == first.result
    assert table.texts == ["Buses"]


async def test_a_repeat_of_what_changed_nothing_still_changes_nothing(table: Table) -> None:
    await table.opens("s3")
    pledge = await table.done(ANN, MakePledge, text="Ring once a week", kind="action")
    await table.done(BEN, JoinPledge, pledge=pledge)
    again = table.command(JoinPledge, pledge=pledge)
    assert (await table.room.do(again, BEN)).refusal is None
    await table.done(BEN, LeavePledge, pledge=pledge)
    await table.room.close()
    await table.sit()
    assert (await table.room.do(again, BEN)).refusal is None
    assert table.room.fold.state.pledges[pledge].joiners == set()


async def test_a_command_is_its_senders_alone(table: Table) -> None:
    command = table.command(PostIdea, text="Buses")
    first = await table.room.do(command, ANN)
    second = await table.room.do(command, BEN)
    assert first.result != second.result
    assert table.texts == ["Buses", "Buses"]


async def test_refusals_are_not_remembered(table: Table) -> None:
    await table.opens("s2")
    command = table.command(PostIdea, text="Too early")
    assert (await table.room.do(command, ANN)).refusal
    await table.opens("s1")
    assert (await table.room.do(command, ANN)).refusal is None


async def test_closing_a_room_answers_who_waits(table: Table) -> None:
    table.log.hang()
    asked = [asyncio.create_task(table.ask(ANN, PostIdea, text=str(n))) for n in range(2)]
    await table.log.reached.wait()
    async with asyncio.timeout(2):
        await table.room.close()
        outcomes = await asyncio.gather(*asked)
    assert {outcome.refusal.code for outcome in outcomes if outcome.refusal} == {Code.UNAVAILABLE}
    assert all(outcome.refusal for outcome in outcomes)
