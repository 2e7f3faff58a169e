"""What people could choose, what they chose, and what was published of it."""

from sessions.events.base import Erasable, Event
from sessions.wire import BallotKind, BallotSubject, GroundGroup, Perspective, VoicesOf


class PerspectivesSet(Event, frozen=True):
    perspectives: list[Perspective]


class PerspectivesChosen(Event, frozen=True):
    """`perspectives`: the ids that this person chose, with spaces between them."""

    subject = "participant"

    participant: str
    perspectives: Erasable


class AggregatesPublished(Event, frozen=True):
    """A stage's votes by perspective, rounded: all that anybody will ever get of them.

    `renewed`: who counts where was taken anew; else it is as it was the last time. `plain`: the
    share of the whole room, which its tally tells anyway.
    """

    stage: str
    round: int
    kind: BallotKind
    by: BallotSubject
    groups: list[GroundGroup]
    rows: dict[str, list[int]]
    renewed: bool
    plain: dict[str, int] = {}


class VoicesPublished(Event, frozen=True):
    """Who was in the room when a stage closed, in shares by group, and whose what it brought was.

    `votes`: of a conversation, whose votes they were, beside `of` its ideas. `renewed`: people were
    sorted into groups anew; else they are as they were the last time.
    """

    stage: str
    groups: list[GroundGroup]
    people: list[int]
    of: VoicesOf | None
    given: list[int] | None
    renewed: bool
    votes: list[int] | None = None


class GroundShown(Event, frozen=True):
    """On the board, until another stage opens than the one that is open now."""

    stage: str | None
