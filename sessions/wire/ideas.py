"""Ideas."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity

IdeaStatus = Literal["shown", "held", "hidden"]


class Original(msgspec.Struct, frozen=True):
    """An idea that was merged into another, as its author wrote it.

    Only facilitators get those that are held or hidden.
    """

    id: str
    text: str
    lang: str
    status: IdeaStatus


class IdeaEntity(Entity, frozen=True):
    """`n` counts ideas in the order of posting. `text` is empty when it was erased.

    `table` is a table's id, or what somebody called it where the event has no tables; it is null
    where so few sat there that it would tell who wrote the idea.
    Facilitators alone are told how many `supporters` made it their own, each counted once: what is
    much supported should not draw more. They are told too what came on `paper`.
    """

    n: int
    text: str
    lang: str
    stage: str
    prompt: str | None
    table: str | None
    table_round: int | None
    summary: bool
    status: IdeaStatus
    edited: bool
    merged: list[Original]
    supporters: int | UnsetType = UNSET
    paper: bool | UnsetType = UNSET
