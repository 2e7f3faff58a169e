"""Themes."""

from sessions.wire.base import Entity


class ThemeEntity(Entity, frozen=True):
    name: str
    lang: str
    ideas: list[str]
