"""Who takes part on paper."""

from sessions.events.base import Event


class SeatAdded(Event, frozen=True):
    """A participant (`person`) for whom a member writes; `seat` is what that member calls it."""

    seat: str
    member: str
    person: str
