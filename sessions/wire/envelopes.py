"""What goes around the entities: positions, deltas, answers."""

from typing import Any, Literal

import msgspec

from sessions.wire.base import Role
from sessions.wire.me import Me
from sessions.wire.team import Membership
from sessions.wire.view import View


class Position(msgspec.Struct, frozen=True):
    """Where a session's log stands: `seq` counts commits; a restored backup is a new `epoch`."""

    epoch: str
    seq: int


class Auth(msgspec.Struct, frozen=True, kw_only=True):
    """What a client says when it connects."""

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


class MeDelta(msgspec.Struct, frozen=True, omit_defaults=True):
    """Changes of one's own view; they need no position: the last to arrive holds.

    `seat`: of the view of whoever has this seat of one's own.
    """

    set: dict[str, dict[str, Any]]
    del_: dict[str, list[str]] = msgspec.field(name="del")
    seat: str | None = None


class Welcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first event. Attendees get `participant`, `token` and `me`, consoles `member`.

    `seats` are the views of those who take part by seats of one's own.
    One of `snapshot` and `delta` is there: the latter when the position given was recent.
    """

    protocol: int
    now: int
    position: Position
    participant: str | None = None
    token: str | None = None
    me: Me | None = None
    member: Membership | None = None
    seats: dict[str, Me] | None = None
    snapshot: Snapshot | None = None
    delta: Delta | None = None


class Live(msgspec.Struct, frozen=True):
    """For boards and consoles: how many people are connected, how many have voted.

    `paper` counts those who take part without a phone, by a scribe.
    """

    connected: int
    voted: int
    paper: int = 0


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
