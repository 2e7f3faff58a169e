"""What was promised."""

from sessions.commands import PledgeKind
from sessions.events.base import Erasable, Event, ModerationEvent
from sessions.wire import Flag


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
    held: bool = False
    flags: list[Flag] = []
    due: Erasable = None


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
    held: bool = False
    flags: list[Flag] = []
    due: Erasable = None


class PledgeWithdrawn(Event, frozen=True):
    pledge: str


class PledgeHidden(ModerationEvent, frozen=True, kw_only=True):
    pledge: str


class PledgeRestored(ModerationEvent, frozen=True, kw_only=True):
    pledge: str


class PledgeJoined(Event, frozen=True):
    pledge: str
    participant: str


class PledgeLeft(Event, frozen=True):
    pledge: str
    participant: str
