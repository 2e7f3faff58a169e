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

from server.storage import squeezing
from sessions.codec import Personal, pack, unpack
from sessions.log import Alone, Answer, Checkpoint, Commit, Conflict, Follower, Following
from sessions.wire import Position, Result

T = TypeVar("T")

SCHEMA_VERSION = 4
PRIVATE = 0o600
# What stays on the disk of a write-ahead log that a slow reader (a backup, an export) let grow.
LARGEST_WAL = 8_000_000
# A backup holds no epochs.
BEGIN_EPOCHS = "UPDATE sessions SET epoch = lower(hex(randomblob(4))) WHERE epoch = ''"

# Where `probe` writes: as much as a small commit does, and no part of what a log holds, nor of the
# data's version.
PROBE_BYTES = 16_384
PROBE_TABLE = "CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
PROBE = "INSERT OR REPLACE INTO probe VALUES (1, randomblob(?))"

# A checkpoint holds personal words too. Dropped, it leaves the seq behind up to which none is kept.
CHECKPOINTS = """
CREATE TABLE checkpoints (
    session TEXT PRIMARY KEY,
    dropped INTEGER NOT NULL DEFAULT 0,
    epoch TEXT,
    seq INTEGER,
    body BLOB
);
"""
# People's own agendas, for the events to come.
AGENDAS = """
CREATE TABLE agendas (
    agenda TEXT PRIMARY KEY,
    body BLOB NOT NULL
) WITHOUT ROWID;
"""
# What prompts show. Their files are found by what they hold, and never change.
PICTURES = """
CREATE TABLE pictures (
    session TEXT NOT NULL,
    name TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (session, name)
);
"""
# What may have to be forgotten (personal words, who sent which command) stands in tables of its
# own, so that it can be deleted without rewriting a commit.
SCHEMA = f"""
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
{CHECKPOINTS}
{AGENDAS}
{PICTURES}
"""
# From a version to the next.
MIGRATIONS = {1: CHECKPOINTS, 2: AGENDAS, 3: PICTURES}


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
                f"{self._file} has data version {version}; this program reads {SCHEMA_VERSION}."
            )

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        await self._in(self._writer, lambda: self._append(session, expected, commit))

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        await self._in(self._writer, lambda: self._create(session, epoch, commit))

    async def read(self, session: str, after: int = 0) -> tuple[str, list[Commit]] | None:
        return await self._in(self._reader, lambda: self._read(session, after))

    def follow(self, session: str, follower: Follower) -> Following:
        """The data folder's lock keeps every other writer out."""
        return Alone()

    async def sessions(self) -> list[str]:
        return await self._in(self._reader, self._sessions)

    async def probe(self) -> None:
        await self._in(self._writer, self._probe)

    async def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> None:
        body = await squeezing.squeezed(checkpoint.body)
        at = checkpoint.position
        await self._in(self._writer, lambda: self._save_checkpoint(session, at, body))

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        found = await self._in(self._reader, lambda: self._read_checkpoint(session))
        if found is None:
            return None
        epoch, seq, body = found
        return Checkpoint(Position(epoch, seq), await squeezing.unsqueezed(body))

    async def drop_checkpoint(self, session: str) -> None:
        await self._in(self._writer, lambda: self._drop_checkpoint(session))

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        await self._in(self._writer, lambda: self._keep_agenda(agenda, body))

    async def agendas(self) -> dict[str, bytes]:
        return await self._in(self._reader, self._agendas)

    async def drop_agenda(self, agenda: str) -> bool:
        return await self._in(self._writer, lambda: self._drop_agenda(agenda))

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        await self._in(self._writer, lambda: self._keep_picture(session, name, body))

    async def read_picture(self, session: str, name: str) -> bytes | None:
        return await self._in(self._reader, lambda: self._read_picture(session, name))

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

    def _probe(self) -> None:
        with self._transaction() as db:
            db.execute(PROBE_TABLE)
            db.execute(PROBE, (PROBE_BYTES,))

    def _save_checkpoint(self, session: str, at: Position, body: bytes) -> None:
        with self._transaction() as db:
            db.execute(
                "INSERT INTO checkpoints (session, epoch, seq, body) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (session) DO UPDATE"
                " SET epoch = excluded.epoch, seq = excluded.seq, body = excluded.body"
                " WHERE excluded.seq > dropped",
                (session, at.epoch, at.seq, body),
            )

    def _read_checkpoint(self, session: str) -> tuple[str, int, bytes] | None:
        found: tuple[str, int, bytes] | None = self._read_db.execute(
            "SELECT epoch, seq, body FROM checkpoints JOIN sessions USING (session, epoch)"
            " WHERE session = ?1"
            " AND seq <= (SELECT max(commits.seq) FROM commits WHERE session = ?1)",
            (session,),
        ).fetchone()
        return found

    def _drop_checkpoint(self, session: str) -> None:
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO checkpoints (session, dropped)"
                " SELECT session, max(seq) FROM commits WHERE session = ? GROUP BY session",
                (session,),
            )

    def _keep_agenda(self, agenda: str, body: bytes) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO agendas VALUES (?, ?)", (agenda, body))

    def _agendas(self) -> dict[str, bytes]:
        return dict(self._read_db.execute("SELECT agenda, body FROM agendas").fetchall())

    def _drop_agenda(self, agenda: str) -> bool:
        with self._transaction() as db:
            return db.execute("DELETE FROM agendas WHERE agenda = ?", (agenda,)).rowcount > 0

    def _keep_picture(self, session: str, name: str, body: bytes) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", (session, name, body))

    def _read_picture(self, session: str, name: str) -> bytes | None:
        found = self._read_db.execute(
            "SELECT body FROM pictures WHERE session = ? AND name = ?", (session, name)
        ).fetchone()
        return found[0] if found else None


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
