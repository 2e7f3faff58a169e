"""Stages and prompts."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity
from sessions.wire.votes import MethodName, VoteSubject

StageKind = Literal[
    "welcome",
    "ideas",
    "conversation",
    "themes",
    "vote",
    "pledges",
    "ladder",
    "evaluation",
    "talk",
    "close",
]
StageStatus = Literal["waiting", "open", "done"]


class StageEntity(Entity, frozen=True):
    """`silent` stages show others' ideas only once `shown`; `ideas` counts all that were posted.

    `repeats` is the vote or the ladder that this one asks again; `named` pledges may carry a name.
    `method` is how people vote in it: null where they do not. `by` is what its next round of votes
    is on.
    """

    kind: StageKind
    position: int
    status: StageStatus
    silent: bool
    shown: bool
    method: MethodName | None
    dots: int
    per_idea: int
    round: int
    revealed: bool
    minutes: int | None
    ideas: int
    open_results: bool
    named: bool
    repeats: str | None
    by: VoteSubject = "ideas"


class ScriptEntity(Entity, frozen=True):
    """What the facilitator says in the stage `id`: one text a language. For nobody else."""

    texts: dict[str, str]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a prompt; at `/CODE/pictures/ID-480.webp` and `-1600.webp`.

    `alt` says in words what it shows: one text a language.
    """

    id: str
    width: int
    height: int
    alt: dict[str, str]
    credit: str | None


class PromptEntity(Entity, frozen=True):
    stage: str
    position: int
    text: str
    lang: str
    translations: dict[str, str]
    picture: Picture | None
