"""Whom a view is for."""

from collections.abc import Callable
from typing import Any, Literal

from sessions.state import SessionState

Audience = Literal["attendee", "board", "facilitator"]
AUDIENCES: tuple[Audience, ...] = ("attendee", "board", "facilitator")

# How an audience sees the entity of a key; None: it does not.
Sight = Callable[[SessionState, Audience, str], Any | None]
