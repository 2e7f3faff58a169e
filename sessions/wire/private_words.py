"""Private words to the facilitators: as these see them, and as their senders do."""

from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity


class PrivateWordEntity(Entity, frozen=True):
    """For facilitators and moderators alone; nothing tells whose it is, or whose else.

    `at` is to the minute. `come`: please come to me; `where` is what its sender says of where or
    who they are. `seen` and `settled` are the members who read it first, who dealt with it.
    `redacted`: its words were taken away for good.
    """

    n: int
    at: int
    text: str
    lang: str
    come: bool
    where: str
    seen: str | None
    settled: str | None
    redacted: bool | UnsetType = UNSET


class OwnPrivateWord(Entity, frozen=True):
    """One's own, without its words: others may look at one's phone. `seen`: it was read."""

    at: int
    come: bool
    seen: bool
    settled: bool
