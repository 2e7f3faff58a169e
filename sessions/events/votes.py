"""What was cast, and what was shown of it."""

from sessions.commands import Opinion
from sessions.events.base import Event


class VoteCast(Event, frozen=True):
    """The whole current vote; neither dots nor opinion means that it was taken back.

    `idea` is a theme's id in a round on themes.
    """

    voter: str
    idea: str
    dots: int | None
    opinion: Opinion | None


class Revealed(Event, frozen=True):
    pass


class RoundOpened(Event, frozen=True):
    pass
