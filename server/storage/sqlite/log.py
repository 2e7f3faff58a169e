"""The log in one SQLite file. A commit is one transaction."""

import sqlite3
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from server.storage import squeezing
from server.storage.sqlite import agendas, checkpoints, forgetting, pictures
from server.storage.sqlite.file import SQLiteFile
from server.storage.sqlite.outbox import SQLiteOutbox
from sessions import forgetting as rules
from sessions.codec import Personal, pack, unpack
from sessions.log import Alone, Answer, Checkpoint, Commit, Conflict, Follower, Following
from sessions.wire import Position, Result

T = TypeVar("T")

# Where `probe` writes: as much as a small commit does, and no part of what a log holds, nor of the
# data's version.
PROBE_BYTES = 16_384
PROBE_TABLE = "CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
PROBE = "INSERT OR REPLACE INTO probe VALUES (1, randomblob(?))"

# No log gets there.
LAST_SEQ = 2**62


class SQLiteLog:
    """A `sessions.log.Log` over one file. Storage errors come through as sqlite3.Error."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.file = SQLiteFile(path, read_only=read_only)

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        await self.file.write(lambda db: _append(db, session, expected, commit))
        if rules.of(commit.events):
            await self.scrub()

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        await self.file.write(lambda db: _create(db, session, epoch, commit))

    async def bring(self, session: str, after: Position, commits: list[Commit]) -> None:
        """Write what another log holds, in one transaction. Raises Conflict, as both others."""
        await self.file.write(lambda db: _bring(db, session, after, commits))

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        return await self.file.read(lambda db: _read(db, session, after, most))

    def follow(self, session: str, follower: Follower) -> Following:
        """The data folder's lock keeps every other writer out."""
        return Alone()

    async def sessions(self) -> list[str]:
        return await self.file.read(_sessions)

    async def heads(self) -> dict[str, Position]:
        return await self.file.read(_heads)

    async def probe(self) -> None:
        await self.file.write(_probe)

    async def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> None:
        body = await squeezing.squeezed(checkpoint.body)
        at = checkpoint.position
        await self.file.write(lambda db: checkpoints.save(db, session, at, body))

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        found = await self.file.read(lambda db: checkpoints.read(db, session))
        if found is None:
            return None
        at, body = found
        return Checkpoint(at, await squeezing.unsqueezed(body))

    async def drop_checkpoint(self, session: str) -> None:
        await self.file.write(lambda db: checkpoints.drop(db, session))

    def outbox(self) -> SQLiteOutbox:
        """What is kept beside it of the mail that went out."""
        return SQLiteOutbox(self.file)

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        await self.file.write(lambda db: agendas.keep(db, agenda, body))

    async def agendas(self) -> dict[str, bytes]:
        return await self.file.read(agendas.every)

    async def drop_agenda(self, agenda: str) -> bool:
        return await self.file.write(lambda db: agendas.drop(db, agenda))

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        await self.file.write(lambda db: pictures.keep(db, session, name, body))

    async def read_picture(self, session: str, name: str) -> bytes | None:
        return await self.file.read(lambda db: pictures.read(db, session, name))

    async def scrub(self) -> bool:
        return await self.file.empty_wal()

    async def destroy(self, session: str, at: int) -> None:
        await self.file.write(lambda db: forgetting.destroy(db, session, at))
        await self.scrub()

    async def destroyed(self) -> dict[str, int]:
        return await self.file.read(forgetting.destroyed)

    async def close(self) -> None:
        await self.file.close()


def _append(db: sqlite3.Connection, session: str, expected: Position, commit: Commit) -> None:
    head = db.execute(
        "SELECT epoch, (SELECT max(seq) FROM commits WHERE session = ?1)"
        " FROM sessions WHERE session = ?1",
        (session,),
    ).fetchone()
    if head != (expected.epoch, expected.seq) or commit.seq != expected.seq + 1:
        raise Conflict
    if forgets := rules.of(commit.events):
        forgetting.forget(db, session, commit.seq, forgets)
    _insert(db, session, rules.stripped(commit))


def _create(db: sqlite3.Connection, session: str, epoch: str, commit: Commit) -> None:
    if db.execute("SELECT 1 FROM destroyed WHERE session = ?", (session,)).fetchone():
        raise Conflict
    try:
        db.execute("INSERT INTO sessions VALUES (?, ?)", (session, epoch))
    except sqlite3.IntegrityError:
        raise Conflict from None
    _insert(db, session, commit)


def _bring(db: sqlite3.Connection, session: str, after: Position, commits: list[Commit]) -> None:
    for commit in commits:
        if after.seq:
            _append(db, session, after, commit)
        else:
            _create(db, session, after.epoch, commit)
        after = Position(after.epoch, commit.seq)


def _read(
    db: sqlite3.Connection, session: str, after: int, most: int | None
) -> tuple[str, list[Commit]] | None:
    head = db.execute("SELECT epoch FROM sessions WHERE session = ?", (session,)).fetchone()
    last = LAST_SEQ if most is None else after + most
    return (head[0], _commits(db, session, after, last)) if head else None


def _sessions(db: sqlite3.Connection) -> list[str]:
    return [session for (session,) in db.execute("SELECT session FROM sessions")]


def _heads(db: sqlite3.Connection) -> dict[str, Position]:
    found = db.execute(
        "SELECT session, epoch, (SELECT max(seq) FROM commits WHERE session = sessions.session)"
        " FROM sessions"
    )
    return {session: Position(epoch, seq) for session, epoch, seq in found}


def _probe(db: sqlite3.Connection) -> None:
    db.execute(PROBE_TABLE)
    db.execute(PROBE, (PROBE_BYTES,))


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


def _commits(db: sqlite3.Connection, session: str, after: int, last: int) -> list[Commit]:
    """Seqs have no gaps."""
    since = (session, after, last)
    personal = _by_seq(
        db.execute(
            "SELECT seq, event, field, subject, words FROM personal"
            " WHERE session = ? AND seq BETWEEN ? + 1 AND ? ORDER BY seq",
            since,
        ),
        lambda row: Personal(*row[1:]),
    )
    answers = _by_seq(
        db.execute(
            "SELECT seq, participant, command, result FROM answers"
            " WHERE session = ? AND seq BETWEEN ? + 1 AND ? ORDER BY seq",
            since,
        ),
        lambda row: Answer(row[1], row[2], msgspec.json.decode(row[3], type=Result)),
    )
    bodies = db.execute(
        "SELECT seq, body FROM commits WHERE session = ? AND seq BETWEEN ? + 1 AND ? ORDER BY seq",
        since,
    )
    return [
        Commit(seq, unpack(body, personal.get(seq, [])), answers.get(seq, []))
        for seq, body in bodies
    ]


def _by_seq(rows: sqlite3.Cursor, make: Callable[[tuple[Any, ...]], T]) -> dict[int, list[T]]:
    return {seq: [make(row) for row in group] for seq, group in groupby(rows, lambda row: row[0])}
