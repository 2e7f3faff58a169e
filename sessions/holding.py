"""What waits before everybody sees it: how much is held, by which lists, whether posting is paused.

Every event that brings somebody's words passes `watched` on its way out of a decision. What it
found, and whether that waits, then stands in the event: the log says the same for ever, whatever
the lists say later.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from sessions import text
from sessions.actor import Actor
from sessions.commands import (
    ApproveUnflagged,
    HoldIdeas,
    PausePosting,
    SetHold,
    SetList,
)
from sessions.events import (
    CheckedIn,
    Event,
    HoldSet,
    IdeaApproved,
    IdeaEdited,
    IdeaPosted,
    IdeaRewritten,
    ListSet,
    ModerationEvent,
    PledgeApproved,
    PledgeEdited,
    PledgeMade,
    PledgeRewritten,
    PostingPaused,
    PostingResumed,
    SurveyTextPublished,
)
from sessions.flags import Lists, flags, lists_of
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Moderated, SessionState, Touched
from sessions.wire import Flag, Holding, HoldMode


def watched(state: SessionState, events: list[Event], actor: Actor, lists: Lists) -> list[Event]:
    """A decision's events with what was found in people's words, and who moderated."""
    return [_watched(state, event, actor, lists) for event in events]


def _watched(state: SessionState, event: Event, actor: Actor, lists: Lists) -> Event:
    change = _WATCHED.get(type(event))
    if change:
        own = lists_of(state.lists.get("words", ""), state.lists.get("names", ""))
        event = change(state, event, (own, lists))
    if isinstance(event, ModerationEvent) and actor.role == "facilitator":
        event = msgspec.structs.replace(event, by=state.links.get(actor.id))
    return event


def _posted(state: SessionState, event: IdeaPosted, lists: Iterable[Lists]) -> Event:
    found = flags([event.text, event.table], *lists)
    held = _holds(state.holding.ideas, found)
    return msgspec.structs.replace(event, held=held, flags=found)


def _edited(state: SessionState, event: IdeaEdited, lists: Iterable[Lists]) -> Event:
    idea = state.ideas[event.idea]
    found = flags([event.text, idea.table], *lists)
    held = _waits_on(idea) or _holds(state.holding.ideas, found)
    return msgspec.structs.replace(event, held=held, flags=found)


def _made(state: SessionState, event: PledgeMade, lists: Iterable[Lists]) -> Event:
    found = _in_pledge(event, lists)
    held = _holds(state.holding.pledges, found)
    return msgspec.structs.replace(event, held=held, flags=found)


def _pledge_edited(state: SessionState, event: PledgeEdited, lists: Iterable[Lists]) -> Event:
    found = _in_pledge(event, lists)
    # When the event is over, nobody sits at the console, and the story is open to everybody.
    unwatched = state.ended_at is not None and bool(found)
    before = state.pledges[event.pledge]
    held = unwatched or _waits_on(before) or _holds(state.holding.pledges, found)
    return msgspec.structs.replace(event, held=held, flags=found)


def _idea_rewritten(state: SessionState, event: IdeaRewritten, lists: Iterable[Lists]) -> Event:
    found = flags([event.text, state.ideas[event.idea].table], *lists)
    return msgspec.structs.replace(event, flags=found)


def _pledge_rewritten(state: SessionState, event: PledgeRewritten, lists: Iterable[Lists]) -> Event:
    return msgspec.structs.replace(event, flags=_in_pledge(event, lists))


def _checked_in(state: SessionState, event: CheckedIn, lists: Iterable[Lists]) -> Event:
    found = flags([event.story, event.help], *lists)
    says = bool(event.story or event.picture or event.help)
    waits = bool(found or event.picture) or state.holding.pledges == "all"
    return msgspec.structs.replace(event, held=says and waits, flags=found)


def _in_pledge(
    event: PledgeMade | PledgeEdited | PledgeRewritten, lists: Iterable[Lists]
) -> list[Flag]:
    said = [event.text, event.group, event.by_when, event.support]
    return flags(said, *lists, signed=event.who)


def _holds(mode: HoldMode, found: list[Flag]) -> bool:
    return mode == "all" or (mode == "flagged" and bool(found))


def _waits_on(thing: Moderated) -> bool:
    """Whether an edit waits whatever it says: it did already, or undoes what a facilitator did."""
    return thing.held or thing.before is not None


def _survey_text(state: SessionState, event: SurveyTextPublished, lists: Iterable[Lists]) -> Event:
    """Nobody was asked to write for the big screen: with a flag, it always waits."""
    found = flags([event.text], *lists)
    held = bool(found) or state.holding.ideas == "all"
    return msgspec.structs.replace(event, held=held, flags=found)


_WATCHED: Mapping[type[Event], Callable[[SessionState, Any, Iterable[Lists]], Event]] = {
    IdeaPosted: _posted,
    IdeaEdited: _edited,
    IdeaRewritten: _idea_rewritten,
    PledgeMade: _made,
    PledgeEdited: _pledge_edited,
    PledgeRewritten: _pledge_rewritten,
    CheckedIn: _checked_in,
    SurveyTextPublished: _survey_text,
}


def must_take_posts(state: SessionState) -> None:
    """Refuse what would bring new words while posting is paused."""
    if state.paused:
        raise Refuse(Code.POSTING_PAUSED)


def hold_ideas(state: SessionState, command: HoldIdeas, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    mode: HoldMode = "all" if command.hold else "none"
    if mode == state.holding.ideas:
        return []
    return [HoldSet(at=now, hold=command.hold)]


def set_hold(state: SessionState, command: SetHold, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    now_held = state.holding
    ideas = now_held.ideas if command.ideas is UNSET else command.ideas
    pledges = now_held.pledges if command.pledges is UNSET else command.pledges
    if Holding(ideas, pledges) == now_held:
        return []
    return [HoldSet(at=now, hold=ideas == "all", ideas=ideas, pledges=pledges)]


def on_hold_set(state: SessionState, event: HoldSet, touched: Touched) -> None:
    state.holding = Holding(
        ideas=event.ideas or ("all" if event.hold else "none"),
        pledges=event.pledges or state.holding.pledges,
    )
    touched.add("session", "session")


def set_list(state: SessionState, command: SetList, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    lines = (text.tidy_line(line) for line in command.entries.splitlines())
    entries = "\n".join(dict.fromkeys(line for line in lines if not text.is_blank(line)))
    if entries == state.lists.get(command.list, ""):
        return []
    return [ListSet(at=now, list=command.list, entries=entries or None)]


def on_list_set(state: SessionState, event: ListSet, touched: Touched) -> None:
    state.lists[event.list] = event.entries or ""
    touched.add("lists", event.list)


def pause(state: SessionState, command: PausePosting, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.paused == state.paused:
        return []
    return [PostingPaused(at=now) if command.paused else PostingResumed(at=now)]


def on_paused(state: SessionState, event: PostingPaused, touched: Touched) -> None:
    state.paused = True
    touched.add("session", "session")


def on_resumed(state: SessionState, event: PostingResumed, touched: Touched) -> None:
    state.paused = False
    touched.add("session", "session")


def approve_unflagged(
    state: SessionState, command: ApproveUnflagged, actor: Actor, now: int
) -> list[Event]:
    actor.must_be("facilitator")
    ideas = (idea for idea in state.ideas.values() if _is_plain(idea))
    pledges = (pledge for pledge in state.pledges.values() if _is_plain(pledge))
    return [
        *(IdeaApproved(at=now, idea=idea.id) for idea in ideas),
        *(PledgeApproved(at=now, pledge=pledge.id) for pledge in pledges),
    ]


def _is_plain(thing: Moderated) -> bool:
    """Whether it waits for no reason of its own."""
    return thing.waits and not thing.flags and thing.note is None


DECIDERS: Deciders = {
    HoldIdeas: hold_ideas,
    SetHold: set_hold,
    SetList: set_list,
    PausePosting: pause,
    ApproveUnflagged: approve_unflagged,
}
EVOLVERS: Evolvers = {
    HoldSet: on_hold_set,
    ListSet: on_list_set,
    PostingPaused: on_paused,
    PostingResumed: on_resumed,
}
