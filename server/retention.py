"""Keeps what was promised of people's data, on time: links forgotten, events deleted.

What is due follows from a session's log and the time, so nothing is kept of it: a server that
starts looks at every session once, and again when the time of its next date comes. Several workers
may each do so: what is done twice is done once.
"""

import secrets

import structlog

from server.chores import Clock
from server.live.folding import folded
from server.live.rooms import SERVER, Rooms
from sessions import privacy
from sessions.commands import ForgetLinks
from sessions.refusals import Refuse
from sessions.state import SessionState

LOOK_EVERY = 60.0
SCRUB_EVERY = 5.0
# Milliseconds: what was promised may have been changed meanwhile, here or by another worker.
LOOK_AGAIN = 3_600_000

log = structlog.get_logger()


class Retention:
    """The chore. `look` is one round of it."""

    def __init__(self, rooms: Rooms, clock: Clock) -> None:
        self._rooms = rooms
        self._clock = clock
        self._next: dict[str, int] = {}

    async def look(self) -> None:
        """Do what is due."""
        # What another life of the server began, it may not have finished.
        begun = await self._rooms.log.destroyed()
        for code in await self._rooms.log.sessions():
            try:
                if code in begun:
                    await self._rooms.destroy(code, begun[code])
                elif self._next.get(code, 0) <= self._clock():
                    await self._look_at(code)
            except Exception:
                log.exception("retention_failed", session=code)
                self._next[code] = self._clock() + LOOK_AGAIN

    async def _look_at(self, code: str) -> None:
        fold = await folded(self._rooms.log, code)
        if fold is None:
            return
        now = self._clock()
        if privacy.must_delete(fold.state, now):
            await self._rooms.destroy(code, now)
            log.info("session_deleted_on_time", session=code)
            return
        if privacy.must_unlink(fold.state, now):
            await self._unlink(code)
        self._next[code] = min(now + LOOK_AGAIN, _next_date(fold.state, now))

    async def _unlink(self, code: str) -> None:
        found = await self._rooms.get(code)
        if found is None:
            return
        outcome = await found.room.do(ForgetLinks(id=secrets.token_hex(8)), SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
        log.info("links_forgotten", session=code)

    async def scrub(self) -> None:
        """Finish what was forgotten: files that only grow are written anew."""
        await self._rooms.log.scrub()


def _next_date(state: SessionState, now: int) -> int:
    dates = (privacy.unlinks_at(state), privacy.deletes_at(state))
    return min(date for date in (*dates, now + LOOK_AGAIN) if date > now)
