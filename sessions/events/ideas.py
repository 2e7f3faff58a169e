"""What happened to ideas."""

from sessions.events.base import Erasable, Event, ModerationEvent
from sessions.wire import Flag, HoldMode


class HoldSet(ModerationEvent, frozen=True, kw_only=True):
    """`hold`: whether all ideas wait, or none; the modes, where given, say it more finely."""

    hold: bool
    ideas: HoldMode | None = None
    pledges: HoldMode | None = None


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
    flags: list[Flag] = []


class IdeaEdited(Event, frozen=True):
    subject = "idea"

    idea: str
    text: Erasable
    lang: str
    held: bool
    flags: list[Flag] = []


class IdeaWithdrawn(Event, frozen=True):
    idea: str


class IdeaApproved(ModerationEvent, frozen=True, kw_only=True):
    idea: str


class IdeaHidden(ModerationEvent, frozen=True, kw_only=True):
    idea: str


class IdeaRestored(ModerationEvent, frozen=True, kw_only=True):
    idea: str


class IdeasMerged(Event, frozen=True):
    """`suggestion` is the one that was confirmed by it."""

    into: str
    merged: list[str]
    suggestion: str | None = None


class IdeaUnmerged(Event, frozen=True):
    idea: str
