"""Who took a seat, and how they want to be called."""

from sessions.events.base import Erasable, Event


class Joined(Event, frozen=True):
    """`seat` is the hash of the resume token."""

    subject = "participant"

    participant: str
    seat: Erasable
    lang: str


class Named(Event, frozen=True):
    subject = "participant"

    participant: str
    name: Erasable
