"""What keeps harm off the board: what waits and why, what facilitators did, and when."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity

HoldMode = Literal["none", "flagged", "all"]
Flag = Literal["email", "phone", "word", "name"]
ListName = Literal["words", "names"]
Thing = Literal["idea", "pledge", "check_in"]
LoggedStep = Literal[
    "held",
    "approved",
    "hidden",
    "restored",
    "rewritten",
    "flagged",
    "unflagged",
    "removed",
    "let_back",
    "hold_set",
    "list_set",
    "paused",
    "resumed",
]


class Holding(msgspec.Struct, frozen=True):
    """Which new ideas and pledges wait: none, those with a flag, or all."""

    ideas: HoldMode
    pledges: HoldMode


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """As its author wrote it, before a facilitator changed it. Ideas have a text alone."""

    text: str
    who: str | None = None
    group: str | None = None
    by_when: str | None = None
    support: str | None = None


class ModerationEntity(Entity, frozen=True):
    """What facilitators alone know of an idea or pledge, by its id.

    `flags` say what was found in it, `safeguarding` is the note of a flag of theirs (empty: a flag
    without a note), `removed` that its author was removed because of it.
    """

    thing: Thing
    flags: list[Flag]
    before: Before | None
    safeguarding: str | None
    removed: bool


class LogEntity(Entity, frozen=True):
    """One step of moderation, numbered from 1; `at` is to the minute.

    Of a check-in, `n` is its pledge's. `by` is the number of the facilitator's link; null: the
    session's own rules, or not known. `removal` is what `let_back` takes while the removal
    `stands`.
    """

    at: int
    by: int | None
    step: LoggedStep
    thing: Thing | None = None
    key: str | None = None
    n: int | None = None
    flags: list[Flag] = []
    holding: Holding | None = None
    list: ListName | None = None
    removal: str | None = None
    stands: bool = False


class ListEntity(Entity, frozen=True):
    """A list that a facilitator brought, `words` or `names`: one entry a line."""

    entries: str


class OwnBefore(Entity, frozen=True):
    """What one wrote, where a facilitator changed it: by the id of the idea or pledge."""

    before: Before
