"""What was promised."""

from sessions.commands import PledgeKind
from sessions.events.base import Erasable, Event


class PledgeMade(Event, frozen=True):
    subject = "pledge"

    pledge: str
    author: Erasable
    text: Erasable
    kind: PledgeKind
    who: Erasable
    group: Erasable
    by_when: Erasable
    support: Erasable
    ideas: list[str]
    lang: str


class PledgeEdited(Event, frozen=True):
    """Every field as it stands after the edit."""

    subject = "pledge"

    pledge: str
    text: Erasable
    kind: PledgeKind
    who: Erasable
    group: Erasable
    by_when: Erasable
    support: Erasable
    ideas: list[str]
    lang: str


class PledgeWithdrawn(Event, frozen=True):
    pledge: str


class PledgeHidden(Event, frozen=True):
    pledge: str


class PledgeRestored(Event, frozen=True):
    pledge: str


class PledgeJoined(Event, frozen=True):
    pledge: str
    participant: str


class PledgeLeft(Event, frozen=True):
    pledge: str
    participant: str
