"""The agenda under way: stages, the timer."""

from sessions.commands.base import Command, Id, Seconds


class OpenStage(Command, frozen=True):
    """Open a stage; the one that is open closes."""

    stage: Id


class CloseStage(Command, frozen=True):
    pass


class NextStage(Command, frozen=True):
    pass


class Undo(Command, frozen=True):
    """Take back the last step: a stage opened or closed, a reveal, a round, a merge."""


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
    OpenStage | CloseStage | NextStage | Undo | StartTimer | ExtendTimer | StopTimer | ShowIdeas
)
