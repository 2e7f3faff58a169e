"""Themes."""

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight
from sessions.views.ideas import sees_idea


def _theme(state: SessionState, audience: Audience, key: str) -> w.ThemeEntity | None:
    if not sees_theme(state, audience, key):
        return None
    theme = state.themes[key]
    ideas = state.ideas_in(theme)
    lang = state.lang if state.lang in theme.names else next(iter(theme.names), state.lang)
    return w.ThemeEntity(
        id=key,
        n=theme.n,
        name=theme.names.get(lang, ""),
        lang=lang,
        translations={other: name for other, name in theme.names.items() if other != lang},
        ideas=[idea.id for idea in ideas if sees_idea(state, audience, idea)],
        size=sum(map(state.is_public, ideas)),
    )


def sees_theme(state: SessionState, audience: Audience, key: str) -> bool:
    """Whether this audience gets the theme: others than facilitators, while it shows an idea."""
    theme = state.themes.get(key)
    if theme is None or theme.dissolved:
        return False
    return theme.shown or audience == "facilitator"


ENTITIES: dict[str, Sight] = {"themes": _theme}
