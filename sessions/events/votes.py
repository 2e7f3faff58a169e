"""What was cast, and what was shown of it."""

from sessions.commands import Opinion
from sessions.events.base import Event
from sessions.wire import MethodName


class VoteCast(Event, frozen=True, omit_defaults=True):
    """The whole current vote; where nothing of it is given, it was taken back.

    `idea` is a theme's id in a round on themes.
    """

    voter: str
    idea: str
    dots: int | None
    opinion: Opinion | None
    approve: bool | None = None
    score: int | None = None


class RungPlaced(Event, frozen=True):
    """Where somebody places the work on the ladder of the open stage; None: nowhere any more."""

    voter: str
    rung: int | None


class Revealed(Event, frozen=True):
    pass


class RoundOpened(Event, frozen=True):
    pass


class MethodChosen(Event, frozen=True):
    """How people will vote in a stage, with the limits of dots."""

    stage: str
    method: MethodName
    dots: int
    per_idea: int
