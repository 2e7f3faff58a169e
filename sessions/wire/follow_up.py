"""What became of a pledge, as its owner and those who joined it tell."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity
from sessions.wire.moderation import Flag

FollowUp = Literal["not_started", "under_way", "kept", "changed", "dropped"]
Teller = Literal["owner", "joiner"]


class Story(Entity, frozen=True):
    """What was told of a pledge, for everybody. `at` is the day (its beginning, UTC).

    `status` is how the pledge stood then; of a joiner it is null, as they do not set it.
    `picture` is the id of one. Who joined is told to nobody, nor which stories are one joiner's.
    """

    at: int
    by: Teller
    status: FollowUp | None
    story: str | None
    lang: str
    picture: str | None
    help: str | None


class CheckInEntity(Story, frozen=True):
    """What was told, whether it shows or not; `state` says that, `flags` what was found in it.
    `redacted`: its words were taken away for good.
    """

    pledge: str
    state: Literal["shown", "held", "hidden"]
    flags: list[Flag]
    redacted: bool | UnsetType = UNSET


class AfterText(msgspec.Struct, frozen=True):
    """What happens next and whom to ask, in one further language."""

    next_steps: str = ""
    contacts: str = ""


class After(msgspec.Struct, frozen=True):
    """What the organiser says about the time after the event: `translations` by language."""

    next_steps: str = ""
    contacts: str = ""
    translations: dict[str, AfterText] = {}
