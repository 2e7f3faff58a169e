"""Suggestions."""

from typing import Literal

import msgspec

from sessions.commands import SuggestionKind

SuggestionStatus = Literal["open", "confirmed", "dismissed", "lapsed"]


class Suggestion(msgspec.Struct, kw_only=True):
    """Ideas that seemed to belong together; `confirmed` are those that a facilitator joined."""

    id: str
    kind: SuggestionKind
    ideas: list[str]
    at: int
    status: SuggestionStatus = "open"
    confirmed: list[str] = []
