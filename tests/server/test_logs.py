"""The contract of a log, held by every adapter. An adapter overrides only the factory."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from server.storage.redis import RedisLog
from sessions.commands import PostIdea
from sessions.events import Event, HoldSet, IdeaPosted, Joined, PledgeMade
from sessions.ids import derive
from sessions.log import Answer, Checkpoint, Commit, Conflict, Log, MemoryLog
from sessions.wire import Position, Result
from tests.server.redises import RedisServer

CODE = "BCDFGH"
OTHER = "HGFDCB"
EPOCH = "e1"
SECRET_WORDS = "My neighbour Elen at number nine"


"""The contract of a log, held by every adapter. An adapter overrides only the factory."""


def joined(name: str) -> Joined:
    return Joined(at=1, participant=name, seat=f"seat of {name}", lang="en")


def posted(text: str | None, author: str | None = "ann") -> IdeaPosted:
    command = PostIdea(id="command-1", text="")
    return IdeaPosted(
        at=2,
        idea=derive("ann", command.id),
        author=author,
        text=text,
        lang="en",
        stage="s2",
        prompt="p1",
        table=None,
        held=False,
    )


def commit(seq: int, *events: Event, answers: list[Answer] | None = None) -> Commit:
    return Commit(seq, list(events) or [HoldSet(at=seq, hold=True)], answers or [])


def at(seq: int, epoch: str = EPOCH) -> Position:
    return Position(epoch, seq)


def checkpoint(seq: int, epoch: str = EPOCH, body: bytes = SECRET_WORDS.encode()) -> Checkpoint:
    return Checkpoint(at(seq, epoch), body)


class LogContract:
    @pytest.fixture
    async def log(self) -> Log:
        raise NotImplementedError

    async def test_what_is_appended_is_read_in_order(self, log: Log) -> None:
        commits = [commit(1), commit(2, joined("ann")), commit(3, joined("ben"), posted("Buses"))]
        await log.create(CODE, EPOCH, commits[0])
        await log.append(CODE, at(1), commits[1])
        await log.append(CODE, at(2), commits[2])
        assert await log.read(CODE) == (EPOCH, commits)

    async def test_reading_goes_on_after_a_position(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1))
        await log.append(CODE, at(1), commit(2, posted("Buses")))
        assert await log.read(CODE, after=1) == (EPOCH, [commit(2, posted("Buses"))])
        assert await log.read(CODE, after=2) == (EPOCH, [])

    async def test_so_many_are_read_at_a_time(self, log: Log) -> None:
        commits = [commit(1), commit(2, joined("ann")), commit(3, posted("Buses")), commit(4)]
        await log.create(CODE, EPOCH, commits[0])
        for one in commits[1:]:
            await log.append(CODE, at(one.seq - 1), one)
        assert await log.read(CODE, most=2) == (EPOCH, commits[:2])
        assert await log.read(CODE, after=2, most=2) == (EPOCH, commits[2:])
        assert await log.read(CODE, after=4, most=2) == (EPOCH, [])

    async def test_a_session_that_nobody_made_is_none(self, log: Log) -> None:
        assert await log.read(CODE) is None
        with pytest.raises(Conflict):
            await log.append(CODE, at(0), commit(1))
        assert await log.read(CODE) is None
        assert await log.sessions() == []
        assert await log.heads() == {}

    async def test_a_taken_code_stays_as_it_is(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1, joined("ann")))
        with pytest.raises(Conflict):
            await log.create(CODE, "e2", commit(1, joined("ben")))
        assert await log.read(CODE) == (EPOCH, [commit(1, joined("ann"))])

    @pytest.mark.parametrize(
        ("expected", "seq"),
        [
            (at(0), 1),  # it is there already
            (at(2), 3),  # a gap
            (at(1), 3),  # the commit's own number jumps ahead
            (at(1), 1),
            (at(1, "e2"), 2),  # a log of another life
        ],
    )
    async def test_only_the_next_commit_is_taken(
        self, log: Log, expected: Position, seq: int
    ) -> None:
        await log.create(CODE, EPOCH, commit(1))
        with pytest.raises(Conflict):
            await log.append(CODE, expected, commit(seq, posted(SECRET_WORDS)))
        assert await log.read(CODE) == (EPOCH, [commit(1)])
        await log.append(CODE, at(1), commit(2))

    async def test_of_many_at_one_position_one_wins(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1))
        tried = [commit(2, joined(f"p{n}"), posted(f"Idea {n}")) for n in range(20)]
        outcomes = await asyncio.gather(
            *(log.append(CODE, at(1), one) for one in tried), return_exceptions=True
        )
        assert [type(one) for one in outcomes if one] == [Conflict] * 19
        won = tried[outcomes.index(None)]
        assert await log.read(CODE, after=1) == (EPOCH, [won])

    async def test_sessions_do_not_meet(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1, joined("ann")))
        await log.create(OTHER, "e9", commit(1, joined("ben")))
        await log.append(OTHER, at(1, "e9"), commit(2, posted("Trains")))
        assert sorted(await log.sessions()) == [CODE, OTHER]
        assert await log.heads() == {CODE: at(1), OTHER: at(2, "e9")}
        assert await log.read(CODE) == (EPOCH, [commit(1, joined("ann"))])
        assert await log.read(OTHER, after=1) == ("e9", [commit(2, posted("Trains"))])

    async def test_answers_come_back(self, log: Log) -> None:
        answers = [Answer("ann", "c-000001", Result("i1")), Answer("ben", "c-000002", Result())]
        await log.create(CODE, EPOCH, commit(1))
        await log.append(CODE, at(1), commit(2, posted("Buses"), answers=answers))
        found = await log.read(CODE, after=1)
        assert found
        assert sorted(found[1][0].answers, key=lambda one: one.command) == answers

    async def test_words_come_back_as_they_were_said(self, log: Log) -> None:
        said = "“Tŷ bach” — 👩🏽‍🦽\nsecond line, 'quoted'; DROP TABLE commits"
        pledge = PledgeMade(
            at=3,
            pledge="p",
            author=None,
            text=said,
            kind="action",
            who="Siân",
            group=None,
            by_when="June",
            support="",
            ideas=["a", "b"],
            lang="cy",
        )
        first = commit(1, posted(said), posted(None, author=None), pledge)
        await log.create(CODE, EPOCH, first)
        assert await log.read(CODE) == (EPOCH, [first])

    async def test_a_probe_is_part_of_no_session(self, log: Log) -> None:
        await log.probe()
        assert await log.sessions() == []
        await log.create(CODE, EPOCH, commit(1))
        await asyncio.gather(log.probe(), log.append(CODE, at(1), commit(2)), log.probe())
        assert await log.sessions() == [CODE]
        assert await log.read(CODE) == (EPOCH, [commit(1), commit(2)])

    async def test_readers_see_whole_commits_while_another_writes(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1))
        done = asyncio.Event()

        async def write() -> None:
            for seq in range(2, 42):
                answers = [Answer("ann", f"c-{seq:06}", Result(str(seq)))]
                events = [joined(f"p{seq}"), posted(f"Idea {seq}"), HoldSet(at=seq, hold=True)]
                await log.append(CODE, at(seq - 1), commit(seq, *events, answers=answers))
            done.set()

        async def follow() -> None:
            known = 1
            while known < 41:
                found = await log.read(CODE, after=known)
                assert found
                for one in found[1]:
                    assert (one.seq, len(one.events), len(one.answers)) == (known + 1, 3, 1)
                    assert one.events[1].text == f"Idea {one.seq}"
                    known = one.seq
                await asyncio.sleep(0)

        async with asyncio.timeout(20):
            await asyncio.gather(write(), follow(), follow())
        assert done.is_set()

    async def test_the_checkpoint_saved_last_comes_back(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1))
        await log.create(OTHER, EPOCH, commit(1))
        assert await log.read_checkpoint(CODE) is None
        await log.save_checkpoint(CODE, checkpoint(1))
        await log.append(CODE, at(1), commit(2))
        assert await log.read_checkpoint(CODE) == checkpoint(1)
        large = checkpoint(2, body=bytes(range(256)) * 20_000)
        await log.save_checkpoint(CODE, large)
        assert await log.read_checkpoint(CODE) == large
        # Other code, at the same position.
        await log.save_checkpoint(CODE, checkpoint(2))
        assert await log.read_checkpoint(CODE) == checkpoint(2)
        assert await log.read_checkpoint(OTHER) is None
        assert await log.read(CODE, after=1) == (EPOCH, [commit(2)])

    async def test_a_checkpoint_that_does_not_fit_the_log_is_none(self, log: Log) -> None:
        await log.save_checkpoint(CODE, checkpoint(1))
        assert await log.read_checkpoint(CODE) is None
        await log.create(CODE, EPOCH, commit(1))
        for strange in (checkpoint(1, "e2"), checkpoint(2)):
            await log.save_checkpoint(CODE, strange)
            assert await log.read_checkpoint(CODE) is None
        await log.save_checkpoint(CODE, checkpoint(1))
        assert await log.read_checkpoint(CODE) == checkpoint(1)

    async def test_a_dropped_checkpoint_does_not_come_back(self, log: Log) -> None:
        await log.create(CODE, EPOCH, commit(1))
        await log.drop_checkpoint(CODE)
        await log.append(CODE, at(1), commit(2))
        await log.save_checkpoint(CODE, checkpoint(2))
        under_way = log.save_checkpoint(CODE, checkpoint(2))
        await log.drop_checkpoint(CODE)
        assert await log.read_checkpoint(CODE) is None
        await under_way
        assert await log.read_checkpoint(CODE) is None
        await log.append(CODE, at(2), commit(3))
        await log.save_checkpoint(CODE, checkpoint(3))
        assert await log.read_checkpoint(CODE) == checkpoint(3)

    async def test_pictures_are_kept_with_their_session(self, log: Log) -> None:
        large = bytes(range(256)) * 2000
        assert await log.read_picture(CODE, "one-480") is None
        await log.keep_picture(CODE, "one-480", large)
        await log.keep_picture(CODE, "one-480", large)
        await log.keep_picture(CODE, "one-1600", b"other")
        assert await log.read_picture(CODE, "one-480") == large
        assert await log.read_picture(CODE, "one-1600") == b"other"
        assert await log.read_picture(OTHER, "one-480") is None
        assert await log.sessions() == []

    async def test_agendas_are_kept_replaced_and_dropped(self, log: Log) -> None:
        assert await log.agendas() == {}
        await log.keep_agenda("one", b"first")
        await log.keep_agenda("two", "Tŷ".encode())
        await log.keep_agenda("one", b"second")
        assert await log.agendas() == {"one": b"second", "two": "Tŷ".encode()}
        assert await log.drop_agenda("one")
        assert not await log.drop_agenda("one")
        assert await log.agendas() == {"two": "Tŷ".encode()}


class TestMemoryLog(LogContract):
    @pytest.fixture
    async def log(self) -> MemoryLog:
        return MemoryLog()


@pytest.mark.redis
class TestRedisLog(LogContract):
    """More of it is in test_redis_log.py; SQLite's is in test_sqlite_log.py."""

    @pytest.fixture
    async def log(self, redis: RedisServer) -> AsyncIterator[RedisLog]:
        log = RedisLog(redis.url)
        yield log
        await log.close()
