"""Who runs the event together, and which of them did what."""

from sessions.events.base import Erasable, Event
from sessions.wire import MemberRole


class MemberInvited(Event, frozen=True):
    """`secret` is the hash of the member's link."""

    subject = "member"

    member: str
    role: MemberRole
    name: Erasable
    secret: str


class MemberNamed(Event, frozen=True):
    subject = "member"

    member: str
    name: Erasable


class MemberRevoked(Event, frozen=True):
    member: str


class Acted(Event, frozen=True):
    """A member did what the events after this one in its commit say. `kind`: the command's type."""

    member: str
    kind: str
    about: str | None = None
