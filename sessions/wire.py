"""What goes over the wire: the entities of the views, and the envelopes around them.

Times are milliseconds of the server's clock. The client's types are generated from this module
and from `commands`; docs/protocol.md says the same in prose.
"""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

PROTOCOL = 1

Role = Literal["attendee", "board", "facilitator"]
StageKind = Literal[
    "welcome",
    "ideas",
    "conversation",
    "themes",
    "vote",
    "pledges",
    "ladder",
    "evaluation",
    "close",
]
StageStatus = Literal["waiting", "open", "done"]
IdeaStatus = Literal["shown", "held", "hidden"]
StepKind = Literal["open", "close", "show", "reveal", "round", "merge"]


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a view, under its `id`."""

    id: str


class Timer(msgspec.Struct, frozen=True):
    started_at: int
    ends_at: int


class Ballot(msgspec.Struct, frozen=True):
    """The round that `tallies`, `voted` and people's votes are about."""

    stage: str
    round: int
    kind: Literal["dots", "opinion"]
    revealed: bool


class Counts(msgspec.Struct, frozen=True):
    """How much there is for everybody to see; `held` is 0 but for facilitators."""

    ideas: int
    pledges: int
    held: int


class About(msgspec.Struct, frozen=True):
    """What the organiser wrote about the session, in one further language."""

    title: str = ""
    purpose: str = ""
    influence: str = ""


class SessionEntity(Entity, frozen=True):
    """The one entity of collection `session`; its id is `session`."""

    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    template: str
    stage: str | None
    timer: Timer | None
    ballot: Ballot | None
    counts: Counts
    hold: bool
    address: str | None
    undo: StepKind | None
    created_at: int


class StageEntity(Entity, frozen=True):
    """`silent` stages show others' ideas only once `shown`; `ideas` counts all that were posted."""

    kind: StageKind
    position: int
    status: StageStatus
    silent: bool
    shown: bool
    dots: int
    per_idea: int
    round: int
    revealed: bool
    minutes: int | None
    ideas: int


class PromptEntity(Entity, frozen=True):
    stage: str
    position: int
    text: str
    lang: str
    translations: dict[str, str]


class Original(msgspec.Struct, frozen=True):
    """An idea that was merged into another, as its author wrote it.

    Only facilitators get those that are held or hidden.
    """

    id: str
    text: str
    lang: str
    status: IdeaStatus


class IdeaEntity(Entity, frozen=True):
    """`n` counts ideas in the order of posting. `text` is empty when it was erased."""

    n: int
    text: str
    lang: str
    stage: str
    prompt: str | None
    table: str | None
    status: IdeaStatus
    edited: bool
    merged: list[Original]


class ThemeEntity(Entity, frozen=True):
    name: str
    lang: str
    ideas: list[str]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The count of current votes on one idea: of dots, or of opinions."""

    voters: int
    dots: int | UnsetType = UNSET
    agree: int | UnsetType = UNSET
    disagree: int | UnsetType = UNSET
    pass_: int | UnsetType = msgspec.field(name="pass", default=UNSET)


class ResultEntity(Entity, frozen=True):
    """An earlier round, whole. The id is `stage:round`."""

    stage: str
    round: int
    kind: Literal["dots", "opinion"]
    voters: int
    tallies: dict[str, Tally]


class PledgeEntity(Entity, frozen=True):
    """`ideas` are the ideas it came from, as far as the audience may see them."""

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
    status: Literal["shown", "hidden"]


class View(msgspec.Struct, frozen=True):
    """What one audience sees: collection -> id -> entity."""

    session: dict[str, SessionEntity]
    stages: dict[str, StageEntity]
    prompts: dict[str, PromptEntity]
    ideas: dict[str, IdeaEntity]
    themes: dict[str, ThemeEntity]
    tallies: dict[str, Tally]
    results: dict[str, ResultEntity]
    pledges: dict[str, PledgeEntity]


# What only one person may see.


class MeEntity(Entity, frozen=True):
    """The one entity of collection `me`; its id is `me`. `dots_left` is null without dot voting."""

    name: str | None
    dots_left: int | None


class OwnIdea(Entity, frozen=True):
    """One's own idea, whatever its state; `merged_into` names the idea it lives on in."""

    n: int
    text: str
    lang: str
    stage: str
    prompt: str | None
    status: IdeaStatus
    merged_into: str | None


class OwnVote(Entity, frozen=True):
    """One's current vote on the idea `id`."""

    dots: int | None
    opinion: Literal["agree", "disagree", "pass"] | None


class Joined(Entity, frozen=True):
    """A pledge of somebody else that one joined."""


class Me(msgspec.Struct, frozen=True):
    """One's own view: collection -> id -> entity."""

    me: dict[str, MeEntity]
    ideas: dict[str, OwnIdea]
    votes: dict[str, OwnVote]
    pledges: dict[str, PledgeEntity]
    joined: dict[str, Joined]


# Envelopes.


class Position(msgspec.Struct, frozen=True):
    """Where a session's log stands: `seq` counts commits; a restored backup is a new `epoch`."""

    epoch: str
    seq: int


class Auth(msgspec.Struct, frozen=True, kw_only=True):
    """What a client says when it connects. `table` is kept for later."""

    protocol: int
    code: str
    role: Role
    token: str | None = None
    position: Position | None = None
    language: str = "en"


class Delta(msgspec.Struct, frozen=True):
    """The touched entities between two positions.

    Apply it if the epochs match and `from` <= seq < `to`, ignore it if `to` <= seq, else ask for
    a `resync`.
    """

    epoch: str
    from_: int = msgspec.field(name="from")
    to: int
    set: dict[str, dict[str, Any]]
    del_: dict[str, list[str]] = msgspec.field(name="del")


class Snapshot(msgspec.Struct, frozen=True):
    epoch: str
    seq: int
    view: View


class MeDelta(msgspec.Struct, frozen=True):
    """Changes of one's own view; they need no position: the last to arrive holds."""

    set: dict[str, dict[str, Any]]
    del_: dict[str, list[str]] = msgspec.field(name="del")


class Welcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first event. Attendees get `participant`, `token` and `me`.

    One of `snapshot` and `delta` is there: the latter when the position given was recent.
    """

    protocol: int
    now: int
    position: Position
    participant: str | None = None
    token: str | None = None
    me: Me | None = None
    snapshot: Snapshot | None = None
    delta: Delta | None = None


class Live(msgspec.Struct, frozen=True):
    """For boards and consoles: how many people are connected, how many have voted."""

    connected: int
    voted: int


class Result(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a command made or changed."""

    id: str | None = None


class Accepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The commit that holds the command is durable. `me` holds what changed for oneself."""

    ok: Literal[True]
    now: int
    position: Position
    result: Result
    me: MeDelta | None = None


class Refused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Nothing was changed. `temporary`: the same command may pass later, with the same id."""

    ok: Literal[False]
    code: str
    message: str
    temporary: bool
    retry_after_ms: int | None = None


Ack = Accepted | Refused


class Newcomer(msgspec.Struct, frozen=True):
    """What `GET /api/sessions/{code}` tells somebody who has not joined.

    `door` is what stands in `s=` of the Socket.IO address: the code, and where an event has more
    people than one worker shall hold, a number after it that a balancer spreads them by.
    """

    code: str
    door: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    stage: str | None
    join_url: str
    board_url: str
