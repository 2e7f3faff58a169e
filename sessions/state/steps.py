"""Steps that can be undone."""

import msgspec

from sessions.ballot import BallotKey
from sessions.wire import StageStatus, StepKind


class Progress(msgspec.Struct, frozen=True):
    """How far the agenda is: what a step changes and its undoing brings back."""

    stage: str | None
    ballot: BallotKey | None
    stages: dict[str, tuple[StageStatus, bool, int, bool]]
    ended_at: int | None = None


class Step(msgspec.Struct, frozen=True):
    """A facilitator's step that can be undone: by going back to `before`, or by its kind.

    `merged` holds the originals of each idea that was merged, by its id; `grouped` the theme that
    each idea was in before it was put elsewhere; `suggestion` is the one that this confirmed.
    `n` and `by` say which step it is, and which member's.
    """

    kind: StepKind
    before: Progress | None = None
    merged: dict[str, list[str]] = {}
    theme: str | None = None
    grouped: dict[str, str | None] = {}
    suggestion: str | None = None
    n: int = 0
    by: str | None = None
