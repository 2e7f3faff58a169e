"""How the agenda went on."""

from sessions.events.base import Event


class StageOpened(Event, frozen=True):
    stage: str


class StageClosed(Event, frozen=True):
    stage: str


class StepUndone(Event, frozen=True):
    pass


class TimerStarted(Event, frozen=True):
    ends_at: int


class TimerExtended(Event, frozen=True):
    ends_at: int


class TimerStopped(Event, frozen=True):
    pass


class IdeasShown(Event, frozen=True):
    stage: str
