"""The outbox in the log's file."""

import secrets
import sqlite3
from collections.abc import Mapping

from server.storage.outbox import Counts, Letter, Outcome, counted
from server.storage.sqlite.file import SQLiteFile

# The file has one server: what an earlier one had claimed when it died is free.
CLAIM = """
INSERT INTO outbox (session, participant, due, tries, until, claimed_by)
VALUES (:session, :participant, :due, 1, :until, :run)
ON CONFLICT DO UPDATE SET tries = tries + 1, until = :until, claimed_by = :run
WHERE outcome IS NULL AND (until <= :now OR claimed_by != :run)
RETURNING tries - 1
"""
PUT_OFF = """
UPDATE outbox SET until = :until, claimed_by = NULL
WHERE session = :session AND participant = :participant AND due = :due
"""
SETTLE = """
UPDATE outbox SET outcome = :outcome
WHERE session = :session AND participant = :participant AND due = :due
AND (outcome IS NULL OR :outcome = 'sent')
"""


class SQLiteOutbox:
    """A `server.storage.outbox.Outbox`. Storage errors come through as sqlite3.Error."""

    def __init__(self, file: SQLiteFile) -> None:
        self._file = file
        self._run = secrets.token_hex(8)

    async def claim(self, letter: Letter, now: int, until: int) -> int | None:
        given = {**_named(letter), "now": now, "until": until, "run": self._run}

        def claim(db: sqlite3.Connection) -> int | None:
            found = db.execute(CLAIM, given).fetchone()
            return int(found[0]) if found else None

        return await self._file.write(claim)

    async def put_off(self, letter: Letter, until: int) -> None:
        await self._do(PUT_OFF, {**_named(letter), "until": until})

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        await self._do(SETTLE, {**_named(letter), "outcome": outcome})

    async def settled(self, session: str) -> set[tuple[str, str]]:
        found = "SELECT participant, due FROM outbox WHERE session = ? AND outcome IS NOT NULL"
        return await self._file.read(lambda db: set(db.execute(found, (session,)).fetchall()))

    async def counts(self, session: str) -> Counts:
        found = (
            "SELECT due, outcome, count(*) FROM outbox"
            " WHERE session = ? AND outcome IS NOT NULL GROUP BY due, outcome"
        )
        return await self._file.read(lambda db: counted(db.execute(found, (session,)).fetchall()))

    async def forget(self, session: str, participant: str) -> None:
        given = {"session": session, "participant": participant}
        await self._do(
            "DELETE FROM outbox WHERE session = :session AND participant = :participant", given
        )

    async def destroy(self, session: str) -> None:
        await self._do("DELETE FROM outbox WHERE session = :session", {"session": session})

    async def _do(self, what: str, given: Mapping[str, str | int]) -> None:
        await self._file.write(lambda db: db.execute(what, given))


def _named(letter: Letter) -> dict[str, str | int]:
    return {"session": letter.session, "participant": letter.participant, "due": letter.due}
