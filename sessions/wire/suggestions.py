"""Suggestions, for whoever may see the ideas."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity


class SuggestionEntity(Entity, frozen=True):
    """For facilitators: ideas that seem to belong together, as long as nobody has decided."""

    kind: Literal["merge", "theme"]
    ideas: list[str]


class Supported(Entity, frozen=True):
    """An idea of somebody else that one supports."""


class Alike(Entity, frozen=True):
    """An idea that says something like what somebody is writing."""

    text: str
    lang: str


class AlikeIdeas(msgspec.Struct, frozen=True):
    """The answer to `similar`: the likest first."""

    ideas: list[Alike]


class Found(msgspec.Struct, frozen=True):
    """The answer to `suggest`: how many suggestions are open now."""

    suggestions: int
