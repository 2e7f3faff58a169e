"""Events that are over, written down at any time: what happens after them is what is tested."""

from typing import Any

from sessions import commands as c
from sessions.actor import Actor
from sessions.ids import token_hash
from sessions.log import Commit, Log
from sessions.wire import Position
from tests.sessions.room import FACILITATOR, SERVER, Room

EPOCH = "e1"
DAY = 24 * 3600 * 1000


class Ended(Room):
    """Its first person pledges; `ended` is when it came to its end."""

    def __init__(self, ended: int, **asked: Any) -> None:
        super().__init__(**{"title": "Better mornings", **asked})
        self.now = ended - 3600_000
        for _ in range(4):
            self.do(FACILITATOR, c.NextStage)
        self.secrets: dict[str, str] = {}

    def pledger(
        self, text: str, email: str | None = None, lang: str = "en", **fields: Any
    ) -> Actor:
        """Somebody who pledged, and perhaps left an address and a link."""
        person = self.join()
        self.do(person, c.MakePledge, **{"text": text, "kind": "action", "lang": lang, **fields})
        if email:
            self.leave(person, email, lang)
        return person

    def leave(self, person: Actor, email: str, lang: str = "en") -> None:
        secret = self.secrets.setdefault(person.id, f"plan-secret-of-{person.id}-0123456789")
        self.do(SERVER, c.LinkPlan, participant=person.id, link=token_hash(secret))
        self.do(person, c.LeaveContact, email=email, lang=lang, secret=secret)

    def end(self) -> int:
        self.do(FACILITATOR, c.NextStage)
        assert self.state.ended_at
        return self.state.ended_at

    async def keep(self, log: Log) -> None:
        """Write it down as a session of this log."""
        events = [one for batch in self.log for one in batch]
        await log.create(self.state.code, EPOCH, Commit(1, events[:1], []))
        await log.append(self.state.code, Position(EPOCH, 1), Commit(2, events[1:], []))
