"""How ideas were grouped, and what was to be voted on."""

from sessions.events.base import Erasable, Event
from sessions.wire import VoteSubject


class ThemeMade(Event, frozen=True):
    """`suggestion` is the one that was confirmed by it."""

    theme: str
    ideas: list[str]
    suggestion: str | None = None


class ThemeNamed(Event, frozen=True):
    """An empty name takes back the one in this language."""

    subject = "theme"

    theme: str
    name: Erasable
    lang: str


class ThemeFilled(Event, frozen=True):
    theme: str
    ideas: list[str]


class IdeasUngrouped(Event, frozen=True):
    ideas: list[str]


class ThemeDissolved(Event, frozen=True):
    theme: str


class VoteSubjectSet(Event, frozen=True):
    stage: str
    by: VoteSubject
