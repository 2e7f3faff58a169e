"""Each session's last checkpoint."""

import sqlite3

from sessions.wire import Position


def save(db: sqlite3.Connection, session: str, at: Position, body: bytes) -> None:
    db.execute(
        "INSERT INTO checkpoints (session, epoch, seq, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (session) DO UPDATE"
        " SET epoch = excluded.epoch, seq = excluded.seq, body = excluded.body"
        " WHERE excluded.seq > dropped",
        (session, at.epoch, at.seq, body),
    )


def read(db: sqlite3.Connection, session: str) -> tuple[Position, bytes] | None:
    """None also where it is of another epoch, or ahead of the log."""
    found = db.execute(
        "SELECT epoch, checkpoints.seq, body FROM checkpoints JOIN sessions USING (session, epoch)"
        " WHERE session = ?1"
        " AND seq <= (SELECT max(commits.seq) FROM commits WHERE session = ?1)",
        (session,),
    ).fetchone()
    return (Position(found[0], found[1]), found[2]) if found else None


def drop(db: sqlite3.Connection, session: str) -> None:
    """What is on its way, of what the log holds now, will not be kept either."""
    db.execute(
        "INSERT OR REPLACE INTO checkpoints (session, dropped)"
        " SELECT session, max(seq) FROM commits WHERE session = ? GROUP BY session",
        (session,),
    )
