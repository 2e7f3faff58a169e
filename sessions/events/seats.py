"""Who takes part without a phone of their own."""

from sessions.events.base import Erasable, Event


class SeatAdded(Event, frozen=True):
    """A participant (`person`) without a phone of their own; `seat` is what its holder calls it.

    The holder is a member who writes for them, or a participant (`holder`) whose phone they use.
    `agreed`: whether they have agreed, at that time, that somebody acts for them; null where they
    act themselves.
    """

    subject = "person"

    seat: str
    person: str
    member: str | None = None
    holder: Erasable = None
    agreed: bool | None = None


class AgreementChanged(Event, frozen=True):
    """Whether somebody agrees that another acts for them."""

    person: str
    agreed: bool


class SeatSetAside(Event, frozen=True):
    """Whether somebody takes part by this seat no more: what they gave stays."""

    person: str
    aside: bool
