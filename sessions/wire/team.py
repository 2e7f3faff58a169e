"""Who runs the event together, and what they did last. For facilitators alone."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity
from sessions.wire.session import StepKind

MemberRole = Literal["facilitator", "moderator", "scribe"]


class Doing(Entity, frozen=True):
    """Something that a member did: `kind` is the command's type.

    `about` is the stage, idea, pledge ... it was about. Of an `undo`, `step` and `whose` say what
    was taken back, and who had done it. What scribes write for others says no more than that they
    did.
    """

    at: int
    member: str
    kind: str
    about: str | None = None
    step: StepKind | None = None
    whose: str | None = None


class MemberEntity(Entity, frozen=True):
    """`seats` counts the people on paper for whom this member writes."""

    n: int
    name: str | None
    role: MemberRole
    revoked: bool
    seats: int
    last: Doing | None


class Membership(msgspec.Struct, frozen=True):
    """Who one is, on a console."""

    id: str
    role: MemberRole
    name: str | None


class Team(msgspec.Struct, frozen=True):
    """For consoles: the members who are connected now."""

    here: list[str]
