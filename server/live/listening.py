"""Who is told of what a room made happen."""

from typing import Protocol

import msgspec

from sessions.delta import Key


class Personal(msgspec.Struct, frozen=True):
    """What changed for one participant alone; `origin` has it in its acknowledgement."""

    participant: str
    keys: set[Key]
    origin: str | None = None


class Listener(Protocol):
    """Is told what a durable commit changed."""

    def released(self, shared: set[Key], personal: list[Personal]) -> None: ...

    def restarted(self) -> None:
        """The log begins anew under another epoch."""

    def forgot(self) -> None:
        """Words were erased: whatever else holds them has to let go of them."""

    def ended(self) -> None:
        """The session was deleted."""

    def peer(self, worker: str, connected: int) -> bool:
        """Another worker has so many people in this session. True: it was not known yet."""
