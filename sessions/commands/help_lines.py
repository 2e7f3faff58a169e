"""Where people can turn if they need to talk to somebody: as the organiser says."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.commands.base import Command, Language, Line


class HelpLineText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place to turn to: its name, and at least one of a number to ring, a number to text and
    a web address (https). `notes`: when it is open, and what it is for.
    """

    names: Annotated[dict[Language, Line], Meta(max_length=8)]
    phone: Line = ""
    text: Line = ""
    web: Line = ""
    notes: Annotated[dict[Language, Line], Meta(max_length=8)] = {}


class SetHelpLines(Command, frozen=True):
    """All of them, in their order."""

    lines: Annotated[list[HelpLineText], Meta(max_length=50)]


HelpLineFacilitatorCommand = SetHelpLines
