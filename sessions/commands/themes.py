"""Themes: ideas grouped, groups named, and what is voted on."""

from typing import Annotated

from msgspec import Meta

from sessions.commands.base import Command, Id, Language, Line
from sessions.wire import VoteSubject

Grouped = Annotated[list[Id], Meta(min_length=1, max_length=500)]


class MakeTheme(Command, frozen=True):
    """Put ideas together. The name comes last, when what they share has become clear.

    `suggestion` is the one that this confirms, with all its ideas or some.
    """

    ideas: Grouped
    suggestion: Id | None = None


class NameTheme(Command, frozen=True):
    """Give a theme a name in one language, or (empty) take it back."""

    theme: Id
    name: Line
    lang: Language | None = None


class AddToTheme(Command, frozen=True):
    """Put ideas into a theme; they leave the one that they were in."""

    theme: Id
    ideas: Grouped


class RemoveFromTheme(Command, frozen=True):
    """Let ideas be in no theme again."""

    ideas: Grouped


class DissolveTheme(Command, frozen=True):
    """Take a theme apart; its ideas stay."""

    theme: Id


class VoteOn(Command, frozen=True):
    """What a stage's next round is on: each idea, or each theme as one."""

    stage: Id
    by: VoteSubject


ThemeFacilitatorCommand = (
    MakeTheme | NameTheme | AddToTheme | RemoveFromTheme | DissolveTheme | VoteOn
)
