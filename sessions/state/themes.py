"""Themes."""

import msgspec


class Theme(msgspec.Struct, kw_only=True):
    """`ideas` were put into it: also those that were merged since. `shown`: to everybody."""

    id: str
    n: int
    names: dict[str, str] = {}
    ideas: set[str] = set()
    dissolved: bool = False
    shown: bool = False
