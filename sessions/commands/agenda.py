"""The agenda itself: its stages, their settings, prompts and scripts."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from sessions.commands.base import Command, Id, Language, Words
from sessions.wire import StageKind, Survey

Place = Annotated[int, Meta(ge=0, le=1000)]
Dots = Annotated[int, Meta(ge=1, le=100)]
Minutes = Annotated[int, Meta(ge=1, le=480)]
Translations = dict[Language, Words]


class AddStage(Command, frozen=True):
    """A new stage at a position of the agenda, from 0; without one, at its end."""

    kind: StageKind
    position: Place | None = None


class ChangeStage(Command, frozen=True):
    """A stage's settings: fields left out stay, null ones are cleared."""

    stage: Id
    minutes: Minutes | UnsetType | None = UNSET
    silent: bool | UnsetType = UNSET
    open_results: bool | UnsetType = UNSET
    dots: Dots | UnsetType = UNSET
    per_idea: Dots | UnsetType = UNSET
    named: bool | UnsetType = UNSET
    survey: Survey | UnsetType | None = UNSET
    repeats: Id | UnsetType | None = UNSET


class MoveStage(Command, frozen=True):
    stage: Id
    position: Place


class DuplicateStage(Command, frozen=True):
    """The same once more, with its prompts and script: as the next that has not begun."""

    stage: Id


class RemoveStage(Command, frozen=True):
    stage: Id


class EditScript(Command, frozen=True):
    """What the facilitator says in this stage; an empty text takes it away."""

    stage: Id
    text: Words
    lang: Language | None = None


class AddPrompt(Command, frozen=True):
    stage: Id
    text: Words
    lang: Language | None = None
    translations: Translations = {}
    position: Place | None = None


class EditPrompt(Command, frozen=True):
    """`lang` says which language's text is changed; without it, the session's first.

    An empty text takes a translation away.
    """

    prompt: Id
    text: Words
    lang: Language | None = None


class MovePrompt(Command, frozen=True):
    """To a position among the prompts of its stage, from 0."""

    prompt: Id
    position: Place


class RemovePrompt(Command, frozen=True):
    prompt: Id


AgendaFacilitatorCommand = (
    AddStage
    | ChangeStage
    | MoveStage
    | DuplicateStage
    | RemoveStage
    | EditScript
    | AddPrompt
    | EditPrompt
    | MovePrompt
    | RemovePrompt
)
