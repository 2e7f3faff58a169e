"""A room's checkpoints: when they are written, and that none of them ever matters but for speed."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import structlog.testing

from server.live import folding, keeping
from server.live.fingerprint import fingerprint
from server.live.listening import Personal
from server.live.rooms import SERVER
from sessions import checkpoint, creation
from sessions.commands import Join, OpenStage, PostIdea
from sessions.creation import NewSession
from sessions.events import IdeaPosted, SessionCreated
from sessions.fold import Fold
from sessions.log import Checkpoint, Commit
from sessions.state import Touched
from sessions.wire import Position
from tests.server.sitting import ANN, BEN, CODE, FACILITATOR, Table
from tests.server.stubborn import StubbornLog
from tests.sessions.room import TEMPLATES, plain

NEVER = 1_000_000


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint is due after ten commands, and none at closing."""
    monkeypatch.setattr(keeping, "LEAST", 10)
    monkeypatch.setattr(keeping, "LEAST_AT_CLOSING", NEVER)


@pytest.fixture
def log() -> StubbornLog:
    return StubbornLog()


@pytest.fixture
async def table(log: StubbornLog) -> AsyncIterator[Table]:
    new = NewSession(title="Our day", languages=["en"])
    created = creation.create(new, TEMPLATES["quick"], CODE, FACILITATOR.id, 1)
    assert isinstance(created, SessionCreated)
    await log.create(CODE, "e1", Commit(1, [created], []))
    table = Table(log)
    await table.sit()
    for person in (ANN, BEN):
        await table.done(SERVER, Join, participant=person.id, seat=f"{person.id}'s", lang="en")
    await table.done(FACILITATOR, OpenStage, stage="s1")
    yield table
    await table.room.close()


async def post(table: Table, number: int) -> None:
    for _ in range(number):
        await table.done(ANN, PostIdea, text=f"Idea {len(table.texts) + 1}")


async def saved(log: StubbornLog) -> Position:
    """The position of the next checkpoint that is written."""
    await asyncio.wait_for(log.saved_one.wait(), 5)
    log.saved_one.clear()
    return log.saved[-1]


async def restart(table: Table) -> Fold:
    """Close the room and open it again; returns what it was."""
    await table.room.close()
    before = table.room.fold
    table.log.read_after.clear()
    await table.sit()
    return before


def same(one: Fold, other: Fold) -> bool:
    return (
        plain(one.state) == plain(other.state)
        and one.answers == other.answers
        and one.position == other.position
    )


async def test_a_restart_reads_only_what_came_after_the_checkpoint(table: Table) -> None:
    await post(table, 6)
    assert table.log.saved == []
    await post(table, 1)
    assert await saved(table.log) == Position("e1", 11)
    command = table.command(PostIdea, text="The same again")
    first = await table.room.do(command, ANN)
    before = await restart(table)
    assert table.log.read_after == [11]
    assert same(table.room.fold, before)
    assert (await table.room.do(command, ANN)).result == first.result
    assert len(table.texts) == 8
    await post(table, 1)
    assert len(table.texts) == 9


async def test_the_larger_a_session_the_seldomer_it_is_written(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 30)
    for _ in range(200):
        await post(table, 1)
        if table.room.fold.kept == table.room.fold.commands:
            await saved(table.log)
    gaps = [b.seq - a.seq for a, b in zip(table.log.saved, table.log.saved[1:], strict=False)]
    assert gaps == sorted(gaps)
    assert (gaps[0], gaps[-1]) == (10, 30)
    assert len(set(gaps)) > 3


async def test_commands_that_come_while_it_is_encoded_are_not_in_it(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, encoding = asyncio.get_running_loop(), asyncio.Event()
    asked: list[asyncio.Task[str]] = []
    encode = checkpoint.encode

    def slowly(fold: Fold, made_by: str) -> bytes:
        async def ask() -> None:
            encoding.set()
            asked.append(asyncio.create_task(table.done(BEN, PostIdea, text="Meanwhile")))
            # Others have their turn, and may look.
            for _ in range(20):
                assert await table.room.read(lambda fold: fold.position.seq) == 11

        asyncio.run_coroutine_threadsafe(ask(), loop).result(5)
        return encode(fold, made_by)

    monkeypatch.setattr(checkpoint, "encode", slowly)
    await post(table, 7)
    assert await saved(table.log) == Position("e1", 11)
    assert encoding.is_set()
    await asked[0]
    before = await restart(table)
    assert table.log.read_after == [11]
    assert same(table.room.fold, before)
    assert table.texts[-1] == "Meanwhile"


async def test_closing_writes_one_if_it_is_worth_it(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LEAST_AT_CLOSING", 5)
    await post(table, 2)
    before = await restart(table)
    assert table.log.read_after == [6]
    assert same(table.room.fold, before)
    await post(table, 2)
    await restart(table)
    assert table.log.read_after == [6]


async def test_closing_in_the_middle_of_a_commit_writes_nothing(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LEAST_AT_CLOSING", 1)
    table.log.hang()
    asked = asyncio.create_task(table.ask(ANN, PostIdea, text="Evolved, never stored"))
    await table.log.reached.wait()
    await table.room.close()
    assert (await asked).refusal
    assert table.log.saved == []


async def test_closing_does_not_wait_for_a_store_that_hangs(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(session: str, checkpoint: Checkpoint) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(keeping, "PATIENCE", 0.05)
    monkeypatch.setattr(table.log, "save_checkpoint", hang)
    await post(table, 7)
    async with asyncio.timeout(2):
        await table.room.close()


@pytest.mark.parametrize("bad", ["damaged", "other code", "elsewhere"])
async def test_a_checkpoint_that_is_no_good_is_ignored_and_replaced(
    table: Table, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    await post(table, 7)
    position = await saved(table.log)
    found = await table.log.read_checkpoint(CODE)
    assert found
    code = "other" if bad == "other code" else fingerprint()
    body = checkpoint.encode(Fold("e1"), code) if bad != "damaged" else found.body[:-1]
    await table.log.inner.save_checkpoint(CODE, Checkpoint(position, body))
    with structlog.testing.capture_logs() as said:
        before = await restart(table)
        assert table.log.read_after == [0]
        assert same(table.room.fold, before)
        assert await saved(table.log) == before.position
    assert [(line["event"], line["session"]) for line in said] == [("checkpoint_ignored", CODE)]
    await restart(table)
    assert table.log.read_after == [before.position.seq]


async def test_a_store_without_room_for_it_harms_nobody(table: Table) -> None:
    table.log.checkpoints_fail = True
    with structlog.testing.capture_logs() as said:
        await post(table, 7)
        before = await restart(table)
        assert same(table.room.fold, before)
        await post(table, 1)
    assert {line["event"] for line in said} == {"checkpoint_failed", "checkpoint_unreadable"}
    assert len(table.texts) == 8


async def test_a_fold_that_cannot_be_encoded_harms_nobody(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(fold: Fold, made_by: str) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(checkpoint, "encode", stumble)
    with structlog.testing.capture_logs() as said:
        await post(table, 9)
    assert [line["event"] for line in said] == ["checkpoint_failed"]
    assert len(table.texts) == 9


async def test_what_others_did_is_told_though_a_checkpoint_holds_it(table: Table) -> None:
    """Another process went on and wrote a checkpoint: this one must hear of every commit."""
    seq = table.room.fold.position.seq + 1
    idea = IdeaPosted(
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
    await table.log.foreign(CODE, Commit(seq, [idea], []))
    ahead = await folding.folded(table.log, CODE)
    assert ahead
    body = checkpoint.encode(ahead, fingerprint())
    await table.log.inner.save_checkpoint(CODE, Checkpoint(ahead.position, body))
    await post(table, 1)
    assert len(table.texts) == 2
    assert table.heard.knows_of(("ideas", idea.idea))
    assert Personal("ben", {("ideas", idea.idea)}) in table.heard.personal


async def test_a_log_replaced_between_two_readings_is_read_from_its_start(
    log: StubbornLog, table: Table
) -> None:
    await post(table, 7)
    await saved(log)
    found = await log.read(CODE)
    kept = await log.read_checkpoint(CODE)
    assert found
    assert kept
    restored = StubbornLog()
    for commit in found[1][:5]:
        if commit.seq == 1:
            await restored.create(CODE, "e2", commit)
        else:
            await restored.append(CODE, Position("e2", commit.seq - 1), commit)

    async def of_the_old_one(session: str) -> Checkpoint | None:
        return kept

    restored.read_checkpoint = of_the_old_one  # type: ignore[method-assign]
    fold = await folding.folded(restored, CODE)
    assert fold
    expected = Fold("e2")
    for commit in found[1][:5]:
        expected.apply(commit, Touched())
    assert same(fold, expected)
