"""People's own agendas: one table for all of them."""

import sqlite3


def keep(db: sqlite3.Connection, agenda: str, body: bytes) -> None:
    db.execute("INSERT OR REPLACE INTO agendas VALUES (?, ?)", (agenda, body))


def every(db: sqlite3.Connection) -> dict[str, bytes]:
    return dict(db.execute("SELECT agenda, body FROM agendas").fetchall())


def drop(db: sqlite3.Connection, agenda: str) -> bool:
    return db.execute("DELETE FROM agendas WHERE agenda = ?", (agenda,)).rowcount > 0
