"""When people are reminded, and what became of mail to them."""

from sessions.events.base import Event


class RemindersSet(Event, frozen=True):
    after_days: list[int]
    on: bool


class MailStopped(Event, frozen=True):
    """`address` is the hash of the one that wants no mail from this event: it holds for whoever
    leaves it, and as long as the event is kept.
    """

    participant: str
    address: str


class MailStarted(Event, frozen=True):
    participant: str
    address: str


class MailBounced(Event, frozen=True):
    participant: str
