"""The agenda under way: stages, the timer, prompts."""

from sessions.commands.base import Command, Id, Language, Seconds, Words


class OpenStage(Command, frozen=True):
    """Open a stage; the one that is open closes."""

    stage: Id


class CloseStage(Command, frozen=True):
    pass


class NextStage(Command, frozen=True):
    pass


class Undo(Command, frozen=True):
    """Take back the last step: a stage opened or closed, a reveal, a round, a merge."""


class EditPrompt(Command, frozen=True):
    """`lang` says which language's text is changed; without it, the session's first."""

    prompt: Id
    text: Words
    lang: Language | None = None


class StartTimer(Command, frozen=True):
    seconds: Seconds


class ExtendTimer(Command, frozen=True):
    seconds: Seconds


class StopTimer(Command, frozen=True):
    pass


class ShowIdeas(Command, frozen=True):
    """Open the ideas of a silent stage to everybody; without `stage`, of the open one."""

    stage: Id | None = None


StageFacilitatorCommand = (
    OpenStage
    | CloseStage
    | NextStage
    | Undo
    | EditPrompt
    | StartTimer
    | ExtendTimer
    | StopTimer
    | ShowIdeas
)
