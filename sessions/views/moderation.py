"""How ideas and pledges stand; and what facilitators alone see beside them."""

from collections.abc import Iterator

from msgspec import UNSET, UnsetType

from sessions import moderation_log
from sessions import wire as w
from sessions.state import Idea, Moderated, SessionState
from sessions.views.audience import Audience, Sight


def status(thing: Moderated) -> w.IdeaStatus:
    """How it stands; others than facilitators get only what is shown."""
    if thing.hidden:
        return "hidden"
    return "held" if thing.held else "shown"


def paper(state: SessionState, audience: Audience, author: str | None) -> bool | UnsetType:
    """Whether a scribe wrote it down, which facilitators are told."""
    if audience != "facilitator":
        return UNSET
    return state.tells_paper and state.came_on_paper(author)


def keys(state: SessionState) -> Iterator[tuple[str, str]]:
    """What facilitators have of this."""
    yield from (("moderation", key) for key in state.ideas)
    yield from (("moderation", key) for key in state.pledges)
    yield from (("log", one.id) for one in state.log if moderation_log.shown(state, one.id))
    yield from (("lists", key) for key in state.lists)


def _moderation(state: SessionState, audience: Audience, key: str) -> w.ModerationEntity | None:
    """What there is to say about an idea or pledge; None when that is nothing."""
    thing = state.ideas.get(key) or state.pledges.get(key)
    if thing is None or audience != "facilitator":
        return None
    if not (thing.flags or thing.before or thing.removed) and thing.note is None:
        return None
    return w.ModerationEntity(
        id=key,
        thing="idea" if isinstance(thing, Idea) else "pledge",
        flags=thing.flags,
        before=thing.before,
        safeguarding=thing.note,
        removed=thing.removed,
    )


def _log(state: SessionState, audience: Audience, key: str) -> w.LogEntity | None:
    return moderation_log.shown(state, key) if audience == "facilitator" else None


def _list(state: SessionState, audience: Audience, key: str) -> w.ListEntity | None:
    listed = state.lists.get(key)
    return w.ListEntity(id=key, entries=listed) if listed and audience == "facilitator" else None


ENTITIES: dict[str, Sight] = {"moderation": _moderation, "log": _log, "lists": _list}
