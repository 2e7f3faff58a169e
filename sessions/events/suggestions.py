"""What was suggested, and what people made of it. Nobody's words: ids alone."""

import msgspec

from sessions.commands import SuggestionKind
from sessions.events.base import Event


class Suggested(msgspec.Struct, frozen=True):
    id: str
    kind: SuggestionKind
    ideas: list[str]


class IdeaSupported(Event, frozen=True):
    idea: str
    participant: str


class SupportWithdrawn(Event, frozen=True):
    idea: str
    participant: str


class SuggestionTaken(Event, frozen=True):
    """Somebody who was writing took this idea instead, as it was suggested."""

    idea: str


class SuggestionPassedOver(Event, frozen=True):
    """Somebody who was writing sent their own, although this idea was suggested."""

    idea: str


class SuggestionsOffered(Event, frozen=True):
    """What a facilitator is shown from now on, in place of what was open before."""

    suggestions: list[Suggested]


class SuggestionDismissed(Event, frozen=True):
    suggestion: str
