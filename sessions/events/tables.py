"""What happened to tables. Where somebody sits, or hosts, is personal."""

from sessions.events.base import Erasable, Event


class TablesSet(Event, frozen=True):
    """The open tables' names, by number; empty for none."""

    names: list[str]
    labels: bool


class Seated(Event, frozen=True):
    """Without a table: stood up."""

    subject = "participant"

    participant: str
    table: Erasable


class TablesAssigned(Event, frozen=True):
    """Who sits where follows from `seed` and the ids of the people: it is dealt out again."""

    on: bool
    everybody: bool
    seed: str


class TableRoundOpened(Event, frozen=True):
    seed: str


class TablesShown(Event, frozen=True):
    show: bool


class HostNamed(Event, frozen=True):
    """Without a table: hosts none any more."""

    subject = "participant"

    participant: str
    table: Erasable


class HostKeysIssued(Event, frozen=True):
    keys: dict[str, str]


class HostsRevoked(Event, frozen=True):
    table: str
