"""Rows that go: of what was erased, and of whole sessions. Deleted bytes are overwritten."""

import sqlite3

import msgspec

from sessions.codec import Personal
from sessions.forgetting import Forgetting
from sessions.wire import Result


def forget(db: sqlite3.Connection, session: str, seq: int, forgets: Forgetting) -> None:
    """Delete what goes with commit `seq` of what stands before it; no checkpoint is that old."""
    rows = _with_words(db, session)
    for _, body, personal in rows:
        forgets.learn_from(body, personal)
    for before, body, personal in rows:
        stay = set(forgets.kept(body, personal))
        db.executemany(
            "DELETE FROM personal WHERE session = ? AND seq = ? AND event = ? AND field = ?",
            [(session, before, one.index, one.field) for one in personal if one not in stay],
        )
    _forget_answers(db, session, forgets)
    db.executemany(
        "DELETE FROM outbox WHERE session = ? AND participant = ?",
        [(session, person) for person in forgets.people],
    )
    names = db.execute("SELECT name FROM pictures WHERE session = ?", (session,)).fetchall()
    lost = [(session, name) for (name,) in names if forgets.loses_picture(name)]
    db.executemany("DELETE FROM pictures WHERE session = ? AND name = ?", lost)
    db.execute(
        "INSERT OR REPLACE INTO checkpoints (session, dropped) VALUES (?, ?)", (session, seq)
    )


def _with_words(db: sqlite3.Connection, session: str) -> list[tuple[int, bytes, list[Personal]]]:
    """The commits that have words beside them."""
    found: dict[int, tuple[int, bytes, list[Personal]]] = {}
    for seq, body, *row in db.execute(
        "SELECT seq, body, event, field, subject, words FROM personal"
        " JOIN commits USING (session, seq) WHERE session = ? ORDER BY seq",
        (session,),
    ):
        found.setdefault(seq, (seq, body, []))[2].append(Personal(*row))
    return list(found.values())


def _forget_answers(db: sqlite3.Connection, session: str, forgets: Forgetting) -> None:
    if forgets.links:
        db.execute("DELETE FROM answers WHERE session = ?", (session,))
        return
    answers = db.execute(
        "SELECT seq, participant, command, result FROM answers WHERE session = ?", (session,)
    ).fetchall()
    gone = [
        (session, seq, participant, command)
        for seq, participant, command, result in answers
        if forgets.forgets_answer(participant, msgspec.json.decode(result, type=Result).id)
    ]
    db.executemany(
        "DELETE FROM answers WHERE session = ? AND seq = ? AND participant = ? AND command = ?",
        gone,
    )


def destroy(db: sqlite3.Connection, session: str, at: int) -> None:
    """Delete the rows of a session from every table that has any."""
    db.execute("INSERT OR IGNORE INTO destroyed VALUES (?, ?)", (session, at))
    tables = db.execute(
        "SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND name != 'destroyed'"
        " AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'session')"
    ).fetchall()
    for (table,) in tables:
        db.execute(f'DELETE FROM "{table}" WHERE session = ?', (session,))  # noqa: S608


def destroyed(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("SELECT session, at FROM destroyed").fetchall())
