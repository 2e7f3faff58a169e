"""Suggestions: an idea that says what one meant to say; ideas that belong together."""

from typing import Literal

import msgspec

from sessions.commands.base import Command, Id, Ideas

SuggestionKind = Literal["merge", "theme"]


class SupportIdea(Command, frozen=True):
    """Say that somebody's idea is one's own too; where opinions are asked for, agree with it.

    `suggested`: it was suggested while one was writing the same.
    """

    idea: Id
    suggested: bool = False


class WithdrawSupport(Command, frozen=True):
    idea: Id


class DismissSuggestion(Command, frozen=True):
    """These do not belong together: it is not suggested again."""

    suggestion: Id


class Grouping(msgspec.Struct, frozen=True):
    """Ideas that seem to say the same (`merge`), or to be about the same (`theme`)."""

    kind: SuggestionKind
    ideas: Ideas


class OfferSuggestions(Command, frozen=True):
    """What the server found when a facilitator asked: it takes the place of what is open."""

    found: list[Grouping]


SuggestionAttendeeCommand = SupportIdea | WithdrawSupport
SuggestionFacilitatorCommand = DismissSuggestion
