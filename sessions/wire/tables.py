"""Tables, and who sits at them: in numbers."""

import msgspec

from sessions.wire.base import Entity


class Seating(msgspec.Struct, frozen=True):
    """How the room sits: `labels` says whether everybody sees which table an idea comes from."""

    round: int
    assigned: bool
    labels: bool
    shown: bool


class TableEntity(Entity, frozen=True):
    """A table that is not `open` any more stays, for the ideas that came from it."""

    n: int
    name: str | None
    open: bool


class SeatsEntity(Entity, frozen=True):
    """How many sit at the table `id` now, and how many host it. For facilitators."""

    people: int
    hosts: int
    linked: bool
