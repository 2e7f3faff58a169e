"""What the desk knows, kept ready to be searched: a file beside the log, and a cache of it.

It can be lost without harm: it is made again from the logs. So that what was erased there is gone
here, too, deleted rows are overwritten (`secure_delete`), and the full text index, which only marks
what was deleted, is written anew whenever words went (`purge`).
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from server.desk.folding import Question, spoken, stem, words
from server.desk.rows import EventRow, Kind, Read, Thing
from server.storage.sqlite import PRIVATE
from sessions.wire import Position

# To be counted up whenever rows or folding change: a file of another form is made anew.
FORM = 2
# As long as another process takes to write one event down.
PATIENCE = 30

# Tokens come folded. Of their letters this tokenizer takes all but ASCII's signs, and only them.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE events (
    session TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE things (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    kind TEXT NOT NULL,
    n INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (session, kind, n)
);
CREATE VIRTUAL TABLE words USING fts5(forms, stems, tokenize = 'ascii', detail = 'column');
PRAGMA user_version = {FORM};
COMMIT;
"""
_event = msgspec.json.Decoder(EventRow).decode
_thing = msgspec.json.Decoder(Thing).decode


class Hit(NamedTuple):
    """An idea or pledge that was found, and where the words stand in its text."""

    event: EventRow
    thing: Thing
    marks: list[tuple[int, int]]


class SearchIndex:
    """An open index. Errors come through as sqlite3.Error. For one thread."""

    def __init__(self, path: Path | None) -> None:
        """In a file, or without one in memory. A file that cannot be used is made anew."""
        self._path = path
        try:
            self._db = self._open()
        except sqlite3.DatabaseError:
            if path is None:
                raise
            remove(path)
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path:
            self._path.touch(PRIVATE)
            self._path.chmod(PRIVATE)
        db = sqlite3.connect(
            self._path or ":memory:",
            isolation_level=None,
            timeout=PATIENCE,
            check_same_thread=False,
        )
        try:
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("PRAGMA synchronous = NORMAL")
            (form,) = db.execute("PRAGMA user_version").fetchone()
            if form == 0:
                db.executescript(_SCHEMA)
            elif form != FORM:
                raise sqlite3.DatabaseError(f"{self._path} has another form")
        except BaseException:
            db.close()
            raise
        return db

    def close(self) -> None:
        self._db.close()

    def positions(self) -> dict[str, Position]:
        """Up to where every event was read."""
        found = self._db.execute("SELECT session, epoch, seq FROM events")
        return {session: Position(epoch, seq) for session, epoch, seq in found}

    def put(self, session: str, at: Position, read: Read) -> bool:
        """Keep an event as it was read, in place of what was kept; whether words went with that."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?)",
                (session, at.epoch, at.seq, read.event.created_at, _encode(read.event)),
            )
            kept = {
                (kind, n): (id_, body)
                for id_, kind, n, body in db.execute(
                    "SELECT id, kind, n, body FROM things WHERE session = ?", (session,)
                )
            }
            gone = [self._put_thing(db, session, thing, kept) for thing in read.things]
            for id_, _ in kept.values():
                _drop_thing(db, id_)
            return any(gone) or bool(kept)

    def _put_thing(
        self,
        db: sqlite3.Connection,
        session: str,
        thing: Thing,
        kept: dict[tuple[str, int], tuple[int, bytes]],
    ) -> bool:
        id_, before = kept.pop((thing.kind, thing.n), (None, b""))
        body = _encode(thing)
        if id_ and body == before:
            return False
        if id_ and (then := _thing(before)).text == thing.text and then.lang == thing.lang:
            db.execute("UPDATE things SET body = ? WHERE id = ?", (body, id_))
            return False
        if id_:
            _drop_thing(db, id_)
        row = (session, thing.kind, thing.n, body)
        made = db.execute("INSERT INTO things (session, kind, n, body) VALUES (?, ?, ?, ?)", row)
        tokens = (made.lastrowid, *_tokens(thing.text, thing.lang))
        db.execute("INSERT INTO words (rowid, forms, stems) VALUES (?, ?, ?)", tokens)
        return bool(id_)

    def drop(self, session: str) -> bool:
        """Forget an event; whether there was anything of it. `purge` afterwards."""
        with self._transaction() as db:
            found = db.execute("SELECT id FROM things WHERE session = ?", (session,)).fetchall()
            for (id_,) in found:
                _drop_thing(db, id_)
            gone = db.execute("DELETE FROM events WHERE session = ?", (session,)).rowcount
            return bool(found or gone)

    def purge(self) -> None:
        """Let nothing stay in the file of words that were dropped."""
        self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._db.execute("VACUUM")

    def events(self) -> list[EventRow]:
        """The newest first."""
        found = self._db.execute("SELECT body FROM events ORDER BY created_at DESC, session")
        return [_event(body) for (body,) in found]

    def pledges(self) -> list[tuple[str, Thing]]:
        """Every pledge, with its event's code: those of the newest event first."""
        found = self._db.execute(
            "SELECT session, things.body FROM things JOIN events USING (session)"
            " WHERE kind = 'pledge' ORDER BY created_at DESC, session, n"
        )
        return [(session, _thing(body)) for session, body in found]

    def search(
        self, asked: str, kind: Kind | None = None, *, first: int = 0, most: int = 50
    ) -> tuple[int, list[Hit]]:
        """How many hold all the words, and some of them: those of the newest event first."""
        question = Question(asked)
        if not question.forms:
            return 0, []
        with self._transaction("DEFERRED") as db:
            # Sorted without their bodies: common words stand in many.
            found = db.execute(
                "SELECT things.id"
                " FROM words JOIN things ON things.id = words.rowid JOIN events USING (session)"
                " WHERE words MATCH ? AND kind = coalesce(?, kind)"
                " ORDER BY created_at DESC, session, kind, n",
                (_match(question), kind),
            ).fetchall()
            shown = found[first : first + most]
            return len(found), [_hit(db, question, id_) for (id_,) in shown]

    @contextlib.contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
        self._db.execute(f"BEGIN {kind}")
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise


def remove(path: Path) -> None:
    """Delete an index that nobody has open."""
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)


_encode = msgspec.json.encode


def _drop_thing(db: sqlite3.Connection, id_: int) -> None:
    db.execute("DELETE FROM words WHERE rowid = ?", (id_,))
    db.execute("DELETE FROM things WHERE id = ?", (id_,))


def _tokens(text: str, lang: str) -> tuple[str, str]:
    """The forms of a text's words, and their stems."""
    forms = dict.fromkeys(form for word in words(text) for form in word.forms)
    said = spoken(text, lang)
    return " ".join(forms), " ".join(dict.fromkeys(stem(form, said) for form in forms))


def _match(question: Question) -> str:
    """Each word begins a form, or shares its stem in the text's own language."""
    return " AND ".join(
        f'(forms : "{form}" * OR stems : "{stem(form, "en")}" OR stems : "{stem(form, "cy")}")'
        for form in question.forms
    )


def _hit(db: sqlite3.Connection, question: Question, id_: int) -> Hit:
    event, body = db.execute(
        "SELECT events.body, things.body FROM things JOIN events USING (session) WHERE id = ?",
        (id_,),
    ).fetchone()
    thing = _thing(body)
    return Hit(_event(event), thing, question.marks(thing.text, spoken(thing.text, thing.lang)))
