"""Perspectives: set by the organiser, chosen freely, shown only as published aggregates."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.commands.base import Command, Id, Language, Line


class PerspectiveText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One perspective; with the `id` of one that there is, people's choices of it stay.

    `expected`: how many such people were asked to come.
    """

    names: Annotated[dict[Language, Line], Meta(max_length=8)]
    id: Id | None = None
    expected: Annotated[int, Meta(ge=1, le=100_000)] | None = None


class SetPerspectives(Command, frozen=True):
    """What people can choose from, in this order: none to ask nobody; left out, the usual ones."""

    perspectives: Annotated[list[PerspectiveText], Meta(max_length=50)] | None = None


class ChoosePerspectives(Command, frozen=True):
    """How one describes one's place in the room: all that one chooses, or none."""

    perspectives: Annotated[list[Id], Meta(max_length=50)]


class ShowGround(Command, frozen=True):
    """Show what was published of a stage on the board, until another stage opens; null: no more."""

    stage: Id | None


PerspectiveAttendeeCommand = ChoosePerspectives
PerspectiveFacilitatorCommand = SetPerspectives | ShowGround
