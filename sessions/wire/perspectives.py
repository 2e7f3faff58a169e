"""Perspectives, and what was published of votes by perspective."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sessions.wire.base import Entity
from sessions.wire.votes import BallotKind, BallotSubject

VoicesOf = Literal["ideas", "pledges", "votes"]

# In steps of 5 from 5 ("nearly none") to 95 ("nearly all").
Share = Annotated[int, Meta(ge=5, le=95)]


class Perspective(msgspec.Struct, frozen=True):
    """One way to describe one's place in the room, in the event's languages.

    `expected`: how many such people were asked to come; only facilitators see it.
    """

    id: str
    names: dict[str, str]
    expected: int | None = None


class GroundGroup(msgspec.Struct, frozen=True):
    """A column of a published table: a perspective, as it was called then.

    The one without an `id` holds everybody else: smaller perspectives, and whoever chose none.
    """

    id: str | None
    names: dict[str, str]


class Gap(msgspec.Struct, frozen=True):
    """The groups (from 0) that place the work lowest and highest on the ladder."""

    lowest: int
    highest: int


class GroundEntity(Entity, frozen=True):
    """What a stage's votes were by perspective, by the stage's id: published once, never changed.

    `rows` hold each idea's (or theme's) share of support by group, in the order of `groups`.
    `together` and `divided` follow from them. Without groups, too few people chose a perspective.
    `plain` are the shares of the whole room, all people alike; `compared` counts the rows of the
    whole table.

    Of a ladder, `rows` hold the bands (`to`, `for`, `with`), and `gap` says who sees it otherwise
    than whom; null where the groups are close.
    """

    round: int
    kind: BallotKind
    by: BallotSubject
    groups: list[GroundGroup]
    rows: dict[str, list[Share]]
    together: list[str]
    divided: list[str]
    plain: dict[str, Share]
    compared: int
    gap: Gap | None = None


class VoicesEntity(Entity, frozen=True):
    """By the id of a stage that closed: each group's share of the `people` in the room then.

    `given`: its share `of` the ideas, votes or pledges that the stage brought; null where fewer
    than five of a group gave any. `votes`: of a conversation, likewise, whose votes they were; null
    of all other stages.
    """

    groups: list[GroundGroup]
    people: list[Share]
    of: VoicesOf | None
    given: list[Share] | None
    votes: list[Share] | None = None
