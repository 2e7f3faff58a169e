"""What facilitators alone see beside ideas and pledges."""

from collections.abc import Iterator

from sessions import moderation_log
from sessions import wire as w
from sessions.state import Idea, SessionState


def keys(state: SessionState) -> Iterator[tuple[str, str]]:
    yield from (("moderation", key) for key in state.ideas)
    yield from (("moderation", key) for key in state.pledges)
    yield from (("log", one.id) for one in state.log if moderation_log.shown(state, one.id))
    yield from (("lists", key) for key in state.lists)


def moderation(state: SessionState, key: str) -> w.ModerationEntity | None:
    """What there is to say about an idea or pledge; None when that is nothing."""
    thing = state.ideas.get(key) or state.pledges.get(key)
    if thing is None:
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


def entries(state: SessionState, key: str) -> w.ListEntity | None:
    listed = state.lists.get(key)
    return w.ListEntity(id=key, entries=listed) if listed else None
