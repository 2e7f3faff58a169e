"""What became of somebody's words, and of somebody."""

import msgspec

from sessions.wire import Before, Flag


class Moderated(msgspec.Struct, kw_only=True):
    """What ideas and pledges have alike: how they stand with the facilitator.

    `flags` were found in it, `before` is what its author wrote before a facilitator changed it,
    `note` belongs to a safeguarding flag (None: there is none), `removed` says that its author was
    removed because of it.
    """

    held: bool = False
    hidden: bool = False
    flags: list[Flag] = []
    before: Before | None = None
    note: str | None = None
    removed: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is for the facilitator to approve."""
        return self.held and not self.hidden


class Removal(msgspec.Struct):
    """Who was removed, as long as that is known, and because of which idea or pledge."""

    participant: str | None
    thing: str
