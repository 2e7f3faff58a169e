"""The log of moderation: every step, as the events tell it.

It is kept to the minute (what people told of pledges, to the day: who told of two in one minute is
not to be seen), names what was written and never who wrote it, and who moderated only by
the number of their link.
"""

from typing import Any

import msgspec

from sessions.events import (
    AuthorLetBack,
    AuthorRemoved,
    CheckedIn,
    CheckInApproved,
    CheckInHidden,
    CheckInRestored,
    Event,
    HoldSet,
    IdeaApproved,
    IdeaEdited,
    IdeaFlagged,
    IdeaHidden,
    IdeaPosted,
    IdeaRestored,
    IdeaRewritten,
    IdeaUnflagged,
    ListSet,
    ModerationEvent,
    PledgeApproved,
    PledgeEdited,
    PledgeFlagged,
    PledgeHidden,
    PledgeMade,
    PledgeRestored,
    PledgeRewritten,
    PledgeUnflagged,
    PostingPaused,
    PostingResumed,
)
from sessions.state import SessionState, Touched
from sessions.wire import LogEntity, LoggedStep

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
# How many a console gets; the export holds all.
SHOWN = 300

_STEPS: dict[type[Event], LoggedStep] = {
    IdeaPosted: "held",
    IdeaEdited: "held",
    PledgeMade: "held",
    PledgeEdited: "held",
    CheckedIn: "held",
    CheckInApproved: "approved",
    CheckInHidden: "hidden",
    CheckInRestored: "restored",
    IdeaApproved: "approved",
    PledgeApproved: "approved",
    IdeaHidden: "hidden",
    PledgeHidden: "hidden",
    IdeaRestored: "restored",
    PledgeRestored: "restored",
    IdeaRewritten: "rewritten",
    PledgeRewritten: "rewritten",
    IdeaFlagged: "flagged",
    PledgeFlagged: "flagged",
    IdeaUnflagged: "unflagged",
    PledgeUnflagged: "unflagged",
    AuthorRemoved: "removed",
    AuthorLetBack: "let_back",
    HoldSet: "hold_set",
    ListSet: "list_set",
    PostingPaused: "paused",
    PostingResumed: "resumed",
}


def note(state: SessionState, event: Event, touched: Touched) -> None:
    """Log an event that was just taken in, if it is a step of moderation."""
    step = _STEPS.get(type(event))
    if step is None or not getattr(event, "held", True):
        return
    entry = LogEntity(
        id=str(len(state.log) + 1),
        at=event.at - event.at % (DAY if isinstance(event, CheckedIn) else MINUTE),
        by=event.by if isinstance(event, ModerationEvent) else None,
        step=step,
        flags=getattr(event, "flags", []),
        holding=state.holding if isinstance(event, HoldSet) else None,
        list=event.list if isinstance(event, ListSet) else None,
        removal=getattr(event, "removal", None),
        stands=isinstance(event, AuthorRemoved),
        **_thing(state, event),
    )
    _append(state, entry, touched)


def _thing(state: SessionState, event: Event) -> dict[str, Any]:
    if isinstance(event, AuthorLetBack):
        return _let_back(state, event)
    if (key := getattr(event, "check_in", None)) and (pledge := state.check_ins.get(key)):
        return {"thing": "check_in", "key": key, "n": state.pledges[pledge].n}
    if idea := getattr(event, "idea", None):
        return {"thing": "idea", "key": idea, "n": state.ideas[idea].n}
    if pledge := getattr(event, "pledge", None):
        return {"thing": "pledge", "key": pledge, "n": state.pledges[pledge].n}
    return {}


def _let_back(state: SessionState, event: AuthorLetBack) -> dict[str, Any]:
    """What the person was removed for; it may have been withdrawn since."""
    removed = next(one for one in reversed(state.log) if one.removal == event.removal)
    return {"thing": removed.thing, "key": removed.key, "n": removed.n}


def _append(state: SessionState, entry: LogEntity, touched: Touched) -> None:
    if entry.step == "let_back":
        for place, one in enumerate(state.log):
            if one.removal == entry.removal:
                state.log[place] = msgspec.structs.replace(one, stands=False)
                touched.add("log", one.id)
    state.log.append(entry)
    touched.add("log", entry.id)
    if len(state.log) > SHOWN:
        touched.add("log", str(len(state.log) - SHOWN))


def shown(state: SessionState, key: str) -> LogEntity | None:
    """An entry as consoles get it: the latest, and what can still be taken back."""
    place = int(key) - 1
    if not 0 <= place < len(state.log):
        return None
    entry = state.log[place]
    return entry if entry.stands or place >= len(state.log) - SHOWN else None
