"""What was published of votes and of the room."""

import msgspec

from sessions.wire import BallotKind, BallotSubject, GroundGroup, VoicesOf


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A stage's votes by perspective, as they were published once."""

    stage: str
    round: int
    kind: BallotKind
    by: BallotSubject
    groups: list[GroundGroup]
    rows: dict[str, list[int]]
    plain: dict[str, int] = {}


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """Who was in the room when a stage closed, and whose what it brought was, in shares."""

    groups: list[GroundGroup]
    people: list[int]
    of: VoicesOf | None
    given: list[int] | None
    votes: list[int] | None = None
