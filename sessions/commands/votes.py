"""Votes, and the rounds that they are cast in."""

from typing import Annotated, Literal

from msgspec import Meta

from sessions.commands.base import Command, Id
from sessions.wire.votes import RUNGS, MethodName

Opinion = Literal["agree", "disagree", "pass"]
Limit = Annotated[int, Meta(ge=1, le=100)]


class CastVote(Command, frozen=True):
    """The whole current vote on one idea, in place of the earlier: one field, by the method.

    `dots: 0` takes it back, whatever the method; so does `approve: false`. Where a round is on
    themes, `idea` is the theme's id.
    """

    idea: Id
    dots: Annotated[int, Meta(ge=0, le=1000)] | None = None
    opinion: Opinion | None = None
    approve: bool | None = None
    score: Annotated[int, Meta(ge=1, le=5)] | None = None


class PlaceRung(Command, frozen=True):
    """Where on the ladder of this stage one places the work, from 1 at the bottom.

    null takes it back. A phone that was away must not answer another ladder than it was asked.
    """

    stage: Id
    rung: Annotated[int, Meta(ge=1, le=RUNGS)] | None


class Reveal(Command, frozen=True):
    """Show the tallies of the current round to everybody."""


class NewRound(Command, frozen=True):
    """Vote again on the same ideas; the earlier round is kept.

    `after` is the round that is over: should a newer one be open already, nothing happens.
    """

    after: int | None = None


class ChooseMethod(Command, frozen=True):
    """How people vote in a stage that is still to come; limits left out stay."""

    stage: Id
    method: MethodName
    dots: Limit | None = None
    per_idea: Limit | None = None


VoteAttendeeCommand = CastVote | PlaceRung
VoteFacilitatorCommand = Reveal | NewRound | ChooseMethod
