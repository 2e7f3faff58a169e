"""Votes, and the rounds that they are cast in."""

from typing import Annotated, Literal

from msgspec import Meta

from sessions.commands.base import Command, Id

Opinion = Literal["agree", "disagree", "pass"]


class CastVote(Command, frozen=True):
    """The whole current vote on one idea, in place of the earlier; `dots: 0` takes it back."""

    idea: Id
    dots: Annotated[int, Meta(ge=0, le=1000)] | None = None
    opinion: Opinion | None = None


class Reveal(Command, frozen=True):
    """Show the tallies of the current round to everybody."""


class NewRound(Command, frozen=True):
    """Vote again on the same ideas; the earlier round is kept.

    `after` is the round that is over: should a newer one be open already, nothing happens.
    """

    after: int | None = None


VoteAttendeeCommand = CastVote
VoteFacilitatorCommand = Reveal | NewRound
