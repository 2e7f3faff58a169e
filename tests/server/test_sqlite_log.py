"""The embedded log: the contract of every log (test_logs.py), and what its file promises."""

import asyncio
import random
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from server.storage.backup import backup
from server.storage.sqlite import MIGRATIONS, SQLiteLog
from sessions.codec import UnknownEvent
from sessions.log import Answer, Conflict
from sessions.wire import Position, Result
from tests.server.test_logs import (
    CODE,
    EPOCH,
    OTHER,
    SECRET_WORDS,
    LogContract,
    at,
    checkpoint,
    commit,
    joined,
    posted,
)


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

        def erase(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM personal WHERE subject = ?", (posted("").idea,))

        await log.file.write(erase)
        await log.file.empty_wal()
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
        forge_unknown_event(log.file.path, CODE)
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
    assert list(MIGRATIONS) == [1, 2, 3, 4, 5]
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DROP TABLE checkpoints")
        db.execute("DROP TABLE agendas")
        db.execute("DROP TABLE pictures")
        db.execute("DROP TABLE destroyed")
        db.execute("DROP TABLE outbox")
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
