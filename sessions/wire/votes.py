"""Rounds of votes, tallies, earlier results."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity

MethodName = Literal["dots", "opinion", "approval", "scale"]
VoteSubject = Literal["ideas", "themes"]
# On a ladder, people place the work itself.
BallotKind = Literal["dots", "opinion", "approval", "scale", "ladder"]
BallotSubject = Literal["ideas", "themes", "ladder"]

RUNGS = 7


class Ballot(msgspec.Struct, frozen=True):
    """The round that `tallies`, `voted` and people's votes are about."""

    stage: str
    round: int
    kind: BallotKind
    revealed: bool
    by: BallotSubject = "ideas"


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The count of current votes on one idea or theme, by the method.

    `scores` says how many gave 1, 2, 3, 4 and 5; `mean` is rounded to one decimal. `rungs` says how
    many people stand on each rung of the ladder, the lowest first: there, the tally's id is the
    stage's.
    """

    voters: int
    dots: int | UnsetType = UNSET
    agree: int | UnsetType = UNSET
    disagree: int | UnsetType = UNSET
    pass_: int | UnsetType = msgspec.field(name="pass", default=UNSET)
    approvals: int | UnsetType = UNSET
    scores: list[int] | UnsetType = UNSET
    mean: float | UnsetType = UNSET
    rungs: list[int] | UnsetType = UNSET


class ResultEntity(Entity, frozen=True):
    """An earlier round, whole. The id is `stage:round`; tallies are by idea, or by theme.

    On the ladder, the one tally stands by the stage's id.
    """

    stage: str
    round: int
    kind: BallotKind
    voters: int
    tallies: dict[str, Tally]
    by: BallotSubject = "ideas"
