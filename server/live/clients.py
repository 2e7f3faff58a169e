"""One connected phone, board or console."""

from dataclasses import dataclass
from typing import Any

from server.words import words
from sessions import wire as w
from sessions.actor import Actor
from sessions.refusals import Refusal


@dataclass(eq=False)
class Client:
    """`socket` is its Engine.IO socket; `actor.id` is a participant's id for attendees."""

    sid: str
    socket: Any
    role: w.Role
    actor: Actor
    language: str
    # Where a client stands that reads too slowly for every delta.
    behind: w.Position | None = None

    def refused(self, refusal: Refusal, retry_after_ms: int | None = None) -> w.Refused:
        """A refusal in this person's language."""
        return w.Refused(
            ok=False,
            code=refusal.code,
            message=words(self.language).say(f"refusals.{refusal.code}", **refusal.values),
            temporary=refusal.temporary,
            retry_after_ms=retry_after_ms,
        )
