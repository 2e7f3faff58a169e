"""Pledges."""

from typing import Literal

from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity
from sessions.wire.follow_up import FollowUp, Story


class PledgeEntity(Entity, frozen=True):
    """`ideas` are the ideas it came from, as far as the audience may see them.

    Facilitators are told what came on `paper`. `due` is an ISO date beside the free `by_when`;
    `help` is what is wanted now, `stories` the latest of what was told since.
    """

    n: int
    text: str
    lang: str
    kind: Literal["action", "culture"]
    who: str | None
    group: str | None
    by_when: str | None
    support: str | None
    ideas: list[str]
    joiners: int
    status: Literal["shown", "held", "hidden"]
    paper: bool | UnsetType = UNSET
    due: str | None = None
    follow_up: FollowUp = "not_started"
    help: str | None = None
    stories: list[Story] = []
