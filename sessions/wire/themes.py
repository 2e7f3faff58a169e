"""Themes."""

from sessions.wire.base import Entity


class ThemeEntity(Entity, frozen=True):
    """A group of ideas; its `name` is empty until it is given one.

    `n` counts themes in the order of making. `ideas` are those that the audience holds, merged
    ones by the idea they live on in; `size` is how many of them everybody may see.
    """

    n: int
    name: str
    lang: str
    translations: dict[str, str]
    ideas: list[str]
    size: int
