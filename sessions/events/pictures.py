"""Pictures: what was kept, and beside which prompt it stands."""

from sessions.events.base import Event
from sessions.wire import Picture


class PictureKept(Event, frozen=True):
    picture: str
    width: int
    height: int


class PromptPictured(Event, frozen=True):
    """No picture takes away the one that there was."""

    prompt: str
    picture: Picture | None
