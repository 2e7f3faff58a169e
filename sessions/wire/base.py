"""What all entities share."""

from typing import Literal

import msgspec

PROTOCOL = 1
Role = Literal["attendee", "board", "facilitator"]


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a view, under its `id`."""

    id: str
