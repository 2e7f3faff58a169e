"""The contract of a log, held by every adapter. An adapter overrides only the factory."""

import asyncio
import random
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from server.storage.backup import backup
from server.storage.redis import RedisLog
from server.storage.sqlite import MIGRATIONS, SQLiteLog
from sessions.codec import UnknownEvent
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

    async def test_a_session_that_nobody_made_is_none(self, log: Log) -> None:
        assert await log.read(CODE) is None
        with pytest.raises(Conflict):
            await log.append(CODE, at(0), commit(1))
        assert await log.read(CODE) is None
        assert await log.sessions() == []

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
    """More of it is in test_redis_log.py."""

    @pytest.fixture
    async def log(self, redis: RedisServer) -> AsyncIterator[RedisLog]:
        log = RedisLog(redis.url)
        yield log
        await log.close()


class TestSQLiteLog(LogContract):
    @pytest.fixture
    async def log(self, tmp_path: Path) -> AsyncIterator[SQLiteLog]:
        log = SQLiteLog(tmp_path / "log.db")
        yield log
        await log.close()

    async def test_everything_is_there_when_opened_again(
        self, log: SQLiteLog, tmp_path: Path
    ) -> None:
        await log.create(CODE, EPOCH, commit(1, joined("ann"), posted("Buses")))
        again = SQLiteLog(tmp_path / "log.db")
        assert await again.read(CODE) == (EPOCH, [commit(1, joined("ann"), posted("Buses"))])
        with pytest.raises(Conflict):
            await again.append(CODE, at(0), commit(1))
        await again.append(CODE, at(1), commit(2))
        with pytest.raises(Conflict):
            await log.append(CODE, at(1), commit(2))
        await again.close()

    async def test_erased_words_are_none_and_not_in_the_file(
        self, log: SQLiteLog, tmp_path: Path
    ) -> None:
        await log.create(CODE, EPOCH, commit(1, joined("ann"), posted(SECRET_WORDS)))
        files = [tmp_path / "log.db", tmp_path / "log.db-wal"]
        assert any(SECRET_WORDS.encode() in file.read_bytes() for file in files)

        def erase() -> None:
            db = log._write_db
            db.execute("DELETE FROM personal WHERE subject = ?", (posted("").idea,))
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        await log._in(log._writer, erase)
        assert await log.read(CODE) == (EPOCH, [commit(1, joined("ann"), posted(None, None))])
        assert not any(SECRET_WORDS.encode() in file.read_bytes() for file in files)
        assert not any(b"Elen" in file.read_bytes() for file in files)

    async def test_a_reader_beside_the_writer_follows_and_cannot_write(
        self, log: SQLiteLog, tmp_path: Path
    ) -> None:
        await log.create(CODE, EPOCH, commit(1))
        beside = SQLiteLog(tmp_path / "log.db", read_only=True)
        await log.append(CODE, at(1), commit(2, posted("Buses")))
        assert await beside.read(CODE) == (EPOCH, [commit(1), commit(2, posted("Buses"))])
        with pytest.raises(sqlite3.OperationalError):
            await beside.append(CODE, at(2), commit(3))
        await beside.close()
        await log.append(CODE, at(2), commit(3))

    async def test_it_can_be_read_when_no_server_has_it_open(self, tmp_path: Path) -> None:
        file = tmp_path / "closed.db"
        log = SQLiteLog(file)
        await log.create(CODE, EPOCH, commit(1))
        await log.close()
        assert not file.with_name("closed.db-wal").exists()
        beside = SQLiteLog(file, read_only=True)
        assert await beside.read(CODE) == (EPOCH, [commit(1)])
        await beside.close()

    async def test_an_unknown_event_is_named_and_other_sessions_stay_readable(
        self, log: SQLiteLog
    ) -> None:
        await log.create(CODE, EPOCH, commit(1))
        await log.create(OTHER, EPOCH, commit(1))
        forge_unknown_event(log._file, CODE)
        with pytest.raises(UnknownEvent, match="TeaServed version 3"):
            await log.read(CODE)
        assert await log.read(OTHER) == (EPOCH, [commit(1)])

    async def test_a_file_of_version_1_gets_checkpoints(self, tmp_path: Path) -> None:
        file = await version_1(tmp_path)
        beside = SQLiteLog(file, read_only=True)
        assert await beside.read(CODE) == (EPOCH, [commit(1, posted("Buses"))])
        assert await beside.read_checkpoint(CODE) is None
        await beside.close()
        backup(file, tmp_path / "copy.db")
        for one in (file, tmp_path / "copy.db"):
            log = SQLiteLog(one)
            found = await log.read(CODE)
            assert found
            assert found[1] == [commit(1, posted("Buses"))]
            await log.save_checkpoint(CODE, checkpoint(1, found[0]))
            await log.close()
            log = SQLiteLog(one)
            assert await log.read_checkpoint(CODE) == checkpoint(1, found[0])
            await log.close()

    async def test_a_backup_holds_no_checkpoint(self, log: SQLiteLog, tmp_path: Path) -> None:
        await log.create(CODE, EPOCH, commit(1))
        noise = random.Random(1).randbytes(100_000)
        await log.save_checkpoint(CODE, checkpoint(1, body=noise))
        copy = tmp_path / "copy.db"
        files = [tmp_path / "log.db", tmp_path / "log.db-wal"]
        assert any(noise[:32] in file.read_bytes() for file in files)
        backup(tmp_path / "log.db", copy)
        assert not any(noise[n : n + 32] in copy.read_bytes() for n in range(0, len(noise), 5000))
        restored = SQLiteLog(copy)
        assert await restored.read_checkpoint(CODE) is None
        await restored.close()
        assert await log.read_checkpoint(CODE) == checkpoint(1, body=noise)

    async def test_data_of_a_later_program_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "later.db"
        with closing(sqlite3.connect(file)) as db:
            db.execute("PRAGMA user_version = 99")
        with pytest.raises(sqlite3.DatabaseError, match="99"):
            SQLiteLog(file)

    async def test_a_commit_that_fails_half_way_leaves_nothing(self, log: SQLiteLog) -> None:
        await log.create(CODE, EPOCH, commit(1))
        twice = [Answer("ann", "c-000001", Result())] * 2
        with pytest.raises(sqlite3.IntegrityError):
            await log.append(CODE, at(1), commit(2, posted(SECRET_WORDS), answers=twice))
        assert await log.read(CODE) == (EPOCH, [commit(1)])
        await log.append(CODE, at(1), commit(2))


async def version_1(folder: Path) -> Path:
    """A data file as the first schema had it."""
    file = folder / "version_1.db"
    log = SQLiteLog(file)
    await log.create(CODE, EPOCH, commit(1, posted("Buses")))
    await log.close()
    assert list(MIGRATIONS) == [1, 2, 3]
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DROP TABLE checkpoints")
        db.execute("DROP TABLE agendas")
        db.execute("DROP TABLE pictures")
        db.execute("PRAGMA user_version = 1")
    return file


def forge_unknown_event(file: Path, code: str) -> None:
    """Append an event to a session that this version of the code does not know."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(
            "INSERT INTO commits SELECT session, max(seq) + 1, ?2 FROM commits WHERE session = ?1",
            (code, b'[["TeaServed", 3, {"at": 5}]]'),
        )


async def test_a_log_holds_its_locks_while_others_come_and_go(tmp_path: Path) -> None:
    """SQLite's locks end when a process closes the file, by whatever descriptor."""
    file = tmp_path / "log.db"
    log = SQLiteLog(file)
    await log.create("BCDFGH", "one", commit(1, joined("ann")))
    reading = (
        "import sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1])\n"
        "print(db.execute('SELECT count(*) FROM commits').fetchone()[0])\n"
        "db.close()\n"
    )
    for seq in range(2, 5):
        seen = await asyncio.create_subprocess_exec(
            sys.executable, "-c", reading, str(file), stdout=asyncio.subprocess.PIPE
        )
        out, _ = await seen.communicate()
        assert int(out) == seq - 1
        # Had it been the last connection, closing it would have removed these.
        assert file.with_name("log.db-wal").exists()
        await log.append("BCDFGH", Position("one", seq - 1), commit(seq, posted("words")))
    await log.close()
