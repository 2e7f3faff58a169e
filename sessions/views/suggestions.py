"""Suggestions: for facilitators alone."""

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _suggestion(state: SessionState, audience: Audience, key: str) -> w.SuggestionEntity | None:
    found = state.suggestions.get(key)
    if found is None or found.status != "open" or audience != "facilitator":
        return None
    return w.SuggestionEntity(id=key, kind=found.kind, ideas=found.ideas)


ENTITIES: dict[str, Sight] = {"suggestions": _suggestion}
