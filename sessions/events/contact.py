"""Private links to plans, and addresses that people left."""

from sessions.events.base import Erasable, Event


class PlanLinked(Event, frozen=True):
    """`link` is the hash of a private link's secret."""

    subject = "participant"

    participant: str
    link: Erasable
    secret: Erasable = None


class ContactLeft(Event, frozen=True):
    subject = "person"

    person: str
    email: Erasable
    lang: str
    secret: Erasable = None


class ContactWithdrawn(Event, frozen=True):
    person: str


class RemindersPaused(Event, frozen=True):
    person: str
    until: int


class RemindersStopped(Event, frozen=True):
    person: str


class RemindersResumed(Event, frozen=True):
    person: str
