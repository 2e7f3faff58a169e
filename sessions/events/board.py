"""What the board was told to do."""

from sessions.events.base import Event


class BoardDirected(Event, frozen=True):
    """Everything as it stands after it; `turned` is how many pages on it was turned in all."""

    frozen: bool
    paused: bool
    large: bool
    joining: bool
    turned: int
