"""What facilitators did to keep harm off the board."""

from sessions.events.base import Erasable, ModerationEvent
from sessions.wire import Flag, ListName


class ListSet(ModerationEvent, frozen=True, kw_only=True):
    """`entries` stand one a line."""

    subject = "list"

    list: ListName
    entries: Erasable


class PostingPaused(ModerationEvent, frozen=True, kw_only=True):
    pass


class PostingResumed(ModerationEvent, frozen=True, kw_only=True):
    pass


class PledgeApproved(ModerationEvent, frozen=True, kw_only=True):
    pledge: str


class IdeaRewritten(ModerationEvent, frozen=True, kw_only=True):
    """The facilitator's words; the author's are those of the events before."""

    subject = "idea"

    idea: str
    text: Erasable
    flags: list[Flag] = []


class PledgeRewritten(ModerationEvent, frozen=True, kw_only=True):
    """Every field as it stands after the change."""

    subject = "pledge"

    pledge: str
    text: Erasable
    who: Erasable
    group: Erasable
    by_when: Erasable
    support: Erasable
    flags: list[Flag] = []


class IdeaFlagged(ModerationEvent, frozen=True, kw_only=True):
    subject = "idea"

    idea: str
    note: Erasable


class IdeaUnflagged(ModerationEvent, frozen=True, kw_only=True):
    idea: str


class PledgeFlagged(ModerationEvent, frozen=True, kw_only=True):
    subject = "pledge"

    pledge: str
    note: Erasable


class PledgeUnflagged(ModerationEvent, frozen=True, kw_only=True):
    pledge: str


class AuthorRemoved(ModerationEvent, frozen=True, kw_only=True):
    """Names what was written, never who wrote it: that is known only as long as authors are."""

    removal: str
    idea: str | None = None
    pledge: str | None = None


class AuthorLetBack(ModerationEvent, frozen=True, kw_only=True):
    removal: str
