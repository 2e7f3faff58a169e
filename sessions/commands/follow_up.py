"""After the event: what became of a pledge, and what the organiser says of what comes next."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.commands.base import Command, Id, Language, Words
from sessions.wire import FollowUp


class CheckIn(Command, frozen=True):
    """What became of a pledge of one's own, or one that one joined.

    Its owner says how it stands (`status`) and what `help` is wanted now: none, if that is left
    out. Who joined tells a `story`, shows a `picture`, asks for help.
    """

    pledge: Id
    status: FollowUp | None = None
    story: Words | None = None
    picture: Id | None = None
    help: Words | None = None
    lang: Language | None = None


class ApproveCheckIn(Command, frozen=True):
    check_in: Id


class HideCheckIn(Command, frozen=True):
    check_in: Id


class RestoreCheckIn(Command, frozen=True):
    check_in: Id


class AfterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    next_steps: Words = ""
    contacts: Words = ""


class SetAfter(Command, frozen=True):
    """What happens next, and whom to ask: in the event's first language, and in its others."""

    next_steps: Words = ""
    contacts: Words = ""
    translations: Annotated[dict[Language, AfterWords], Meta(max_length=8)] = {}


FollowUpAttendeeCommand = CheckIn
FollowUpFacilitatorCommand = ApproveCheckIn | HideCheckIn | RestoreCheckIn | SetAfter
