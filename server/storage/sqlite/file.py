"""One SQLite file with its threads: one that writes, one that reads.

What is written together is one transaction, on disk (`synchronous=FULL`) when `write` returns.
Readers have a connection of their own and never hold the writer up. Whatever else is kept beside
the log is kept through the same two threads.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from server.storage.sqlite.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

PRIVATE = 0o600
# What stays on the disk of a write-ahead log that a slow reader (a backup, an export) let grow.
LARGEST_WAL = 8_000_000
# Milliseconds to wait for others: to write, and to empty the write-ahead log.
PATIENCE, PATIENCE_EMPTYING = 5000, 50
# A backup holds no epochs.
BEGIN_EPOCHS = "UPDATE sessions SET epoch = lower(hex(randomblob(4))) WHERE epoch = ''"


class SQLiteFile:
    """An open file. Errors come through as sqlite3.Error."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        if not read_only:
            _make_private(path)
        self._writer = ThreadPoolExecutor(1, "log-writer")
        self._reader = ThreadPoolExecutor(1, "log-reader")
        self._write_db = self._writer.submit(self._open).result()
        self._read_db = self._reader.submit(self._open).result()

    async def write(self, work: Work[T]) -> T:
        """Do this in one transaction, which is on disk afterwards: all of it or nothing."""
        return await self._in(self._writer, lambda: self._written(work))

    async def read(self, work: Work[T]) -> T:
        """Look at the file as it is at one moment."""
        return await self._in(self._reader, lambda: self._as_read(work))

    async def empty_wal(self) -> bool:
        """Leave nothing in the write-ahead log: neither what was deleted since.

        False: somebody reads what is older than that, and whoever writes shall not wait for them.
        """
        return await self._in(self._writer, self._empty_wal)

    async def close(self) -> None:
        await self._in(self._writer, self._write_db.close)
        await self._in(self._reader, self._read_db.close)
        self._writer.shutdown()
        self._reader.shutdown()

    async def _in(self, thread: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, work)

    def _empty_wal(self) -> bool:
        db = self._write_db
        db.execute(f"PRAGMA busy_timeout = {PATIENCE_EMPTYING}")
        try:
            busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        return not busy

    def _written(self, work: Work[T]) -> T:
        with _transaction(self._write_db, "IMMEDIATE") as db:
            return work(db)

    def _as_read(self, work: Work[T]) -> T:
        with _transaction(self._read_db, "DEFERRED") as db:
            return work(db)

    def _open(self) -> sqlite3.Connection:
        mode = "ro" if self._read_only else "rw"
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE / 1000)
        try:
            if not self._read_only:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                db.execute("PRAGMA fullfsync = ON")
                db.execute("PRAGMA secure_delete = ON")
                db.execute(f"PRAGMA journal_size_limit = {LARGEST_WAL}")
            self._migrate(db)
            if not self._read_only:
                db.execute(BEGIN_EPOCHS)
        except BaseException:
            db.close()
            raise
        return db

    def _migrate(self, db: sqlite3.Connection) -> None:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == 0 and not self._read_only:
            _change(db, SCHEMA, SCHEMA_VERSION)
            return
        while version in MIGRATIONS:
            if self._read_only:
                # Beside the file, for this connection alone.
                db.executescript(MIGRATIONS[version].replace("CREATE TABLE", "CREATE TEMP TABLE"))
            else:
                _change(db, MIGRATIONS[version], version + 1)
            version += 1
        if version != SCHEMA_VERSION:
            raise sqlite3.DatabaseError(
                f"{self.path} has data version {version}; this program reads {SCHEMA_VERSION}."
            )


@contextmanager
def _transaction(db: sqlite3.Connection, kind: str) -> Iterator[sqlite3.Connection]:
    db.execute(f"BEGIN {kind}")
    try:
        yield db
        db.execute("COMMIT")
    except BaseException:
        # A full disk rolls back by itself.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _change(db: sqlite3.Connection, how: str, version: int) -> None:
    db.executescript(f"BEGIN IMMEDIATE; {how} PRAGMA user_version = {version}; COMMIT;")


def _make_private(file: Path) -> None:
    """Keep the file, and the others that SQLite makes beside it, to its owner.

    An existing file is not even opened: to close it again would drop the locks that any other
    connection of this process holds on it, and another process could then delete the WAL.
    """
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    except FileExistsError:
        file.chmod(PRIVATE)
