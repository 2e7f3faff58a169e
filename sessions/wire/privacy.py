"""Data protection: what the organiser promises, and what the team has to know."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity

Basis = Literal["", "public_task", "legitimate_interests", "consent"]
MONTHS = 12
LINK_HOURS = 24


class Privacy(msgspec.Struct, frozen=True, kw_only=True):
    """`controller` answers for people's data, `contact` says how to reach them; `basis` is the
    lawful basis, empty while the organiser has not said; `notice`, by language, what else people
    are told. `months` after its end the event is deleted; `link_hours` after it nobody can tell
    any more who wrote which idea.
    """

    controller: str = ""
    contact: str = ""
    basis: Basis = ""
    notice: dict[str, str] = {}
    months: int = MONTHS
    link_hours: int = LINK_HOURS


class Exported(msgspec.Struct, frozen=True):
    """A file that was made, to the minute; `by` is a member, null: whoever runs the server."""

    format: str
    at: int
    by: str | None


class PrivacyEntity(Entity, frozen=True):
    """For facilitators alone: the one entity of collection `privacy`; its id is `privacy`.

    `deletes_at` is when the event is deleted, `unlinks_at` when authors are; null while it goes
    on: then what happened last counts. `unlinked`: authors are gone already.
    """

    privacy: Privacy
    deletes_at: int | None
    unlinks_at: int | None
    unlinked: bool
    exports: list[Exported]
