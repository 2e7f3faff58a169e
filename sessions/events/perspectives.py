"""What people could choose, what they chose, and what was published of it."""

from sessions.events.base import Erasable, Event
from sessions.wire import GroundGroup, MethodName, Perspective, VoteSubject


class PerspectivesSet(Event, frozen=True):
    perspectives: list[Perspective]


class PerspectivesChosen(Event, frozen=True):
    """`perspectives`: the ids that this person chose, with spaces between them."""

    subject = "participant"

    participant: str
    perspectives: Erasable


class AggregatesPublished(Event, frozen=True):
    """A stage's votes by perspective, rounded: all that anybody will ever get of them.

    `renewed`: who counts where was taken anew; else it is as it was the last time.
    """

    stage: str
    round: int
    kind: MethodName
    by: VoteSubject
    groups: list[GroundGroup]
    rows: dict[str, list[int]]
    renewed: bool


class GroundShown(Event, frozen=True):
    """On the board, until another stage opens than the one that is open now."""

    stage: str | None
