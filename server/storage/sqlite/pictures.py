"""An event's pictures: one table beside its log."""

import sqlite3


def keep(db: sqlite3.Connection, session: str, name: str, body: bytes) -> None:
    db.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", (session, name, body))


def read(db: sqlite3.Connection, session: str, name: str) -> bytes | None:
    found = db.execute(
        "SELECT body FROM pictures WHERE session = ? AND name = ?", (session, name)
    ).fetchone()
    return found[0] if found else None
