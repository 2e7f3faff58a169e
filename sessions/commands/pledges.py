"""Pledges: made, changed, joined."""

from typing import Literal

from msgspec import UNSET, UnsetType

from sessions.commands.base import Command, Date, Id, Ideas, Language, Line, Words

PledgeKind = Literal["action", "culture"]


class MakePledge(Command, frozen=True):
    """`who` is shown to everybody; left out, the pledge is anonymous. `due` is an ISO date."""

    text: Words
    kind: PledgeKind
    who: Line | None = None
    group: Line | None = None
    by_when: Line | None = None
    support: Words | None = None
    ideas: Ideas = []
    lang: Language | None = None
    due: Date | None = None


class EditPledge(Command, frozen=True):
    """Fields left out stay as they are; null or empty ones are cleared."""

    pledge: Id
    text: Words | UnsetType = UNSET
    kind: PledgeKind | UnsetType = UNSET
    who: Line | None | UnsetType = UNSET
    group: Line | None | UnsetType = UNSET
    by_when: Line | None | UnsetType = UNSET
    support: Words | None | UnsetType = UNSET
    ideas: Ideas | UnsetType = UNSET
    lang: Language | None | UnsetType = UNSET
    due: Date | None | UnsetType = UNSET


class WithdrawPledge(Command, frozen=True):
    pledge: Id


class JoinPledge(Command, frozen=True):
    pledge: Id


class LeavePledge(Command, frozen=True):
    pledge: Id


class HidePledge(Command, frozen=True):
    pledge: Id


class RestorePledge(Command, frozen=True):
    pledge: Id


PledgeAttendeeCommand = MakePledge | EditPledge | WithdrawPledge | JoinPledge | LeavePledge
PledgeFacilitatorCommand = HidePledge | RestorePledge
