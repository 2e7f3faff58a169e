"""The log in one SQLite file: the embedded default.

A commit is one transaction of one writer thread, on disk (`synchronous=FULL`) when `append`
returns. Readers have a connection of their own and never hold the writer up.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sessions.codec import Personal, pack, unpack
from sessions.log import Answer, Commit, Conflict
from sessions.wire import Position, Result

T = TypeVar("T")

SCHEMA_VERSION = 1
PRIVATE = 0o600
# A backup holds no epochs.
BEGIN_EPOCHS = "UPDATE sessions SET epoch = lower(hex(randomblob(4))) WHERE epoch = ''"

# What may have to be forgotten (personal words, who sent which command) stands in tables of its
# own, so that it can be deleted without rewriting a commit.
SCHEMA = """
CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    epoch TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE commits (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;
CREATE TABLE personal (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    event INTEGER NOT NULL,
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (session, seq, event, field)
) WITHOUT ROWID;
CREATE INDEX personal_subject ON personal (session, subject);
CREATE TABLE answers (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    participant TEXT NOT NULL,
    command TEXT NOT NULL,
    result BLOB NOT NULL,
    PRIMARY KEY (session, seq, participant, command)
) WITHOUT ROWID;
"""


class SQLiteLog:
    """A `sessions.log.Log` over one file. Storage errors come through as sqlite3.Error."""

    def __init__(self, file: Path, *, read_only: bool = False) -> None:
        self._file = file
        self._read_only = read_only
        if not read_only:
            _make_private(file)
        self._writer = ThreadPoolExecutor(1, "log-writer")
        self._reader = ThreadPoolExecutor(1, "log-reader")
        self._write_db = self._writer.submit(self._open).result()
        self._read_db = self._reader.submit(self._open).result()

    def _open(self) -> sqlite3.Connection:
        mode = "ro" if self._read_only else "rw"
        uri = f"{self._file.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5)
        try:
            if not self._read_only:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                db.execute("PRAGMA fullfsync = ON")
                db.execute("PRAGMA secure_delete = ON")
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
            db.executescript(
                f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
            )
        elif version != SCHEMA_VERSION:
            raise sqlite3.DatabaseError(
                f"{self._file} has data version {version}; this program reads {SCHEMA_VERSION}."
            )

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        await self._in(self._writer, lambda: self._append(session, expected, commit))

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        await self._in(self._writer, lambda: self._create(session, epoch, commit))

    async def read(self, session: str, after: int = 0) -> tuple[str, list[Commit]] | None:
        return await self._in(self._reader, lambda: self._read(session, after))

    async def sessions(self) -> list[str]:
        return await self._in(self._reader, self._sessions)

    async def close(self) -> None:
        await self._in(self._writer, self._write_db.close)
        await self._in(self._reader, self._read_db.close)
        self._writer.shutdown()
        self._reader.shutdown()

    async def _in(self, thread: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, work)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        db = self._write_db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            # A full disk rolls back by itself.
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _append(self, session: str, expected: Position, commit: Commit) -> None:
        with self._transaction() as db:
            head = db.execute(
                "SELECT epoch, (SELECT max(seq) FROM commits WHERE session = ?1)"
                " FROM sessions WHERE session = ?1",
                (session,),
            ).fetchone()
            if head != (expected.epoch, expected.seq) or commit.seq != expected.seq + 1:
                raise Conflict
            _insert(db, session, commit)

    def _create(self, session: str, epoch: str, commit: Commit) -> None:
        with self._transaction() as db:
            try:
                db.execute("INSERT INTO sessions VALUES (?, ?)", (session, epoch))
            except sqlite3.IntegrityError:
                raise Conflict from None
            _insert(db, session, commit)

    def _read(self, session: str, after: int) -> tuple[str, list[Commit]] | None:
        db = self._read_db
        db.execute("BEGIN")
        try:
            head = db.execute("SELECT epoch FROM sessions WHERE session = ?", (session,)).fetchone()
            return (head[0], _commits(db, session, after)) if head else None
        finally:
            db.execute("COMMIT")

    def _sessions(self) -> list[str]:
        return [session for (session,) in self._read_db.execute("SELECT session FROM sessions")]


def _make_private(file: Path) -> None:
    """Keep the file, and the others that SQLite makes beside it, to its owner.

    An existing file is not even opened: to close it again would drop the locks that any other
    connection of this process holds on it, and another process could then delete the WAL.
    """
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    except FileExistsError:
        file.chmod(PRIVATE)


def _insert(db: sqlite3.Connection, session: str, commit: Commit) -> None:
    body, personal = pack(commit.events)
    db.execute("INSERT INTO commits VALUES (?, ?, ?)", (session, commit.seq, body))
    if personal:
        db.executemany(
            "INSERT INTO personal VALUES (?, ?, ?, ?, ?, ?)",
            [(session, commit.seq, p.index, p.field, p.subject, p.words) for p in personal],
        )
    db.executemany(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?)",
        [
            (session, commit.seq, a.participant, a.command, msgspec.json.encode(a.result))
            for a in commit.answers
        ],
    )


def _commits(db: sqlite3.Connection, session: str, after: int) -> list[Commit]:
    since = (session, after)
    personal = _by_seq(
        db.execute(
            "SELECT seq, event, field, subject, words FROM personal"
            " WHERE session = ? AND seq > ? ORDER BY seq",
            since,
        ),
        lambda row: Personal(*row[1:]),
    )
    answers = _by_seq(
        db.execute(
            "SELECT seq, participant, command, result FROM answers"
            " WHERE session = ? AND seq > ? ORDER BY seq",
            since,
        ),
        lambda row: Answer(row[1], row[2], msgspec.json.decode(row[3], type=Result)),
    )
    bodies = db.execute(
        "SELECT seq, body FROM commits WHERE session = ? AND seq > ? ORDER BY seq", since
    )
    return [
        Commit(seq, unpack(body, personal.get(seq, [])), answers.get(seq, []))
        for seq, body in bodies
    ]


def _by_seq(rows: sqlite3.Cursor, make: Callable[[tuple[Any, ...]], T]) -> dict[int, list[T]]:
    return {seq: [make(row) for row in group] for seq, group in groupby(rows, lambda row: row[0])}
