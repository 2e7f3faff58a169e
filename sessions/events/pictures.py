"""Pictures: what was kept, and beside which prompt it stands."""

from sessions.events.base import Erasable, Event
from sessions.wire import Picture


class PictureKept(Event, frozen=True):
    """`participant`: who brought it with a check-in; without one, a facilitator did."""

    subject = "picture"

    picture: str
    width: int
    height: int
    participant: Erasable = None
    told: bool = False


class PromptPictured(Event, frozen=True):
    """No picture takes away the one that there was."""

    prompt: str
    picture: Picture | None
