"""What became of pledges, and what the organiser says of what comes next."""

from sessions.events.base import Erasable, Event, ModerationEvent
from sessions.wire import After, Flag, FollowUp, Teller


class CheckedIn(Event, frozen=True):
    """Its words are erased by the check-in: another's than the pledge's may have told them."""

    subject = "check_in"

    check_in: str
    pledge: str
    author: Erasable
    by: Teller
    status: FollowUp | None
    story: Erasable
    picture: Erasable
    help: Erasable
    lang: str
    held: bool = False
    flags: list[Flag] = []


class CheckInApproved(ModerationEvent, frozen=True, kw_only=True):
    check_in: str


class CheckInHidden(ModerationEvent, frozen=True, kw_only=True):
    check_in: str


class CheckInRestored(ModerationEvent, frozen=True, kw_only=True):
    check_in: str


class AfterSet(Event, frozen=True):
    after: After
