"""Moderation: what waits, what is changed or flagged, who is removed."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from sessions.commands.base import Command, Id, Line, Words
from sessions.wire import HoldMode, ListName

Entries = Annotated[str, Meta(max_length=20_000)]


class SetHold(Command, frozen=True):
    """Which new ideas and pledges wait for approval; what is left out stays as it is."""

    ideas: HoldMode | UnsetType = UNSET
    pledges: HoldMode | UnsetType = UNSET


class SetList(Command, frozen=True):
    """The words or names that flag what holds them: one entry a line, empty for none."""

    list: ListName
    entries: Entries


class PausePosting(Command, frozen=True):
    """Whether ideas and pledges can be posted and changed just now."""

    paused: bool


class ApproveUnflagged(Command, frozen=True):
    """Approve all that waits without a flag."""


class ApprovePledge(Command, frozen=True):
    pledge: Id


class RewriteIdea(Command, frozen=True):
    """Change somebody's words; `approve` shows them in the same step."""

    idea: Id
    text: Words
    approve: bool = False


class RewritePledge(Command, frozen=True):
    """Fields left out stay as they are; null or empty ones are cleared."""

    pledge: Id
    text: Words | UnsetType = UNSET
    who: Line | None | UnsetType = UNSET
    group: Line | None | UnsetType = UNSET
    by_when: Line | None | UnsetType = UNSET
    support: Words | None | UnsetType = UNSET
    approve: bool = False


class FlagIdea(Command, frozen=True):
    """A safeguarding flag, with a note for facilitators alone."""

    idea: Id
    note: Words = ""


class UnflagIdea(Command, frozen=True):
    idea: Id


class FlagPledge(Command, frozen=True):
    pledge: Id
    note: Words = ""


class UnflagPledge(Command, frozen=True):
    pledge: Id


class RemoveAuthor(Command, frozen=True):
    """Take out whoever wrote this idea or pledge; nobody learns who that is."""

    idea: Id | None = None
    pledge: Id | None = None


class LetBack(Command, frozen=True):
    """Take one removal back, by its id in the log."""

    removal: Id


ModerationFacilitatorCommand = (
    SetHold
    | SetList
    | PausePosting
    | ApproveUnflagged
    | ApprovePledge
    | RewriteIdea
    | RewritePledge
    | FlagIdea
    | UnflagIdea
    | FlagPledge
    | UnflagPledge
    | RemoveAuthor
    | LetBack
)
