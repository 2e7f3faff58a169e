"""Rounds of votes, tallies, earlier results."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity

MethodName = Literal["dots", "opinion", "approval", "scale"]
VoteSubject = Literal["ideas", "themes"]


class Ballot(msgspec.Struct, frozen=True):
    """The round that `tallies`, `voted` and people's votes are about."""

    stage: str
    round: int
    kind: MethodName
    revealed: bool
    by: VoteSubject = "ideas"


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The count of current votes on one idea or theme, by the method.

    `scores` says how many gave 1, 2, 3, 4 and 5; `mean` is rounded to one decimal.
    """

    voters: int
    dots: int | UnsetType = UNSET
    agree: int | UnsetType = UNSET
    disagree: int | UnsetType = UNSET
    pass_: int | UnsetType = msgspec.field(name="pass", default=UNSET)
    approvals: int | UnsetType = UNSET
    scores: list[int] | UnsetType = UNSET
    mean: float | UnsetType = UNSET


class ResultEntity(Entity, frozen=True):
    """An earlier round, whole. The id is `stage:round`; tallies are by idea, or by theme."""

    stage: str
    round: int
    kind: MethodName
    voters: int
    tallies: dict[str, Tally]
    by: VoteSubject = "ideas"
