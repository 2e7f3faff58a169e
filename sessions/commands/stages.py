"""The agenda under way: stages, the timer."""

import msgspec
from msgspec import UNSET, UnsetType

from sessions.commands.base import Command, Id, Seconds

# The stage that was open (null: none) where the button was pressed: somebody else may have been
# faster. Left out, it is not looked at.
From = Id | None | UnsetType


class OpenStage(Command, frozen=True):
    """Open a stage; the one that is open closes."""

    stage: Id
    from_: From = msgspec.field(name="from", default=UNSET)


class CloseStage(Command, frozen=True):
    from_: From = msgspec.field(name="from", default=UNSET)


class NextStage(Command, frozen=True):
    from_: From = msgspec.field(name="from", default=UNSET)


class Undo(Command, frozen=True):
    """Take back the last step: a stage opened or closed, a reveal, a round, a merge.

    `step` is the number of the step that is meant, if it is still the last.
    """

    step: int | None = None


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
