"""The log's write-ahead file is emptied again and again, whoever reads meanwhile."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from server.storage.sqlite import LARGEST_WAL, SQLiteLog
from sessions.log import Answer, Commit
from sessions.wire import Position, Result
from tests.sessions.room import Room

CODE = "BCDFGH"
# What SQLite lets come together before it empties the file (1,000 pages), and one more commit.
ORDINARY = 4_300_000


class Writer:
    """Writes commits of the usual size, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "pledgewall.db"
        self.wal = folder / "pledgewall.db-wal"
        self.log = SQLiteLog(self.file)
        self.position = Position("epoch", 1)
        first, *_ = Room("conversation").log
        self._events = first
        self.largest = 0

    async def begin(self) -> None:
        await self.log.create(CODE, "epoch", Commit(1, self._events, []))

    async def write(self, commits: int) -> None:
        for _ in range(commits):
            seq = self.position.seq + 1
            answers = [Answer("someone", f"command {seq}", Result())]
            await self.log.append(CODE, self.position, Commit(seq, self._events, answers))
            self.position = Position("epoch", seq)
            self.largest = max(self.largest, self.wal.stat().st_size)


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    writer = Writer(tmp_path)
    await writer.begin()
    yield writer
    await writer.log.close()


async def test_it_stays_small_while_others_read_all_the_time(writer: Writer) -> None:
    async def read() -> None:
        while True:
            await writer.log.read(CODE)

    reading = asyncio.create_task(read())
    await writer.write(1500)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    assert writer.largest <= 2 * ORDINARY


async def test_it_is_small_again_after_somebody_held_it_open(writer: Writer) -> None:
    with closing(sqlite3.connect(writer.file, isolation_level=None)) as held:
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM commits").fetchall()
        await writer.write(1500)
        held.execute("COMMIT")
    assert writer.largest > LARGEST_WAL + ORDINARY, "nobody held it open"
    await writer.write(600)
    assert writer.wal.stat().st_size <= max(LARGEST_WAL, ORDINARY)
