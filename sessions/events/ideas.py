"""What happened to ideas."""

from sessions.events.base import Erasable, Event


class HoldSet(Event, frozen=True):
    hold: bool


class IdeaPosted(Event, frozen=True):
    """`summary`: the table's host says it for the table."""

    subject = "idea"

    idea: str
    author: Erasable
    text: Erasable
    lang: str
    stage: str
    prompt: str | None
    table: Erasable
    held: bool
    table_round: int | None = None
    summary: bool = False


class IdeaEdited(Event, frozen=True):
    subject = "idea"

    idea: str
    text: Erasable
    lang: str
    held: bool


class IdeaWithdrawn(Event, frozen=True):
    idea: str


class IdeaApproved(Event, frozen=True):
    idea: str


class IdeaHidden(Event, frozen=True):
    idea: str


class IdeaRestored(Event, frozen=True):
    idea: str


class IdeasMerged(Event, frozen=True):
    into: str
    merged: list[str]


class IdeaUnmerged(Event, frozen=True):
    idea: str
