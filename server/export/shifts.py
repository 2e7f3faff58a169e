"""What became different where a room voted again on the same: tallies only."""

from collections import Counter
from itertools import chain

import msgspec

from server.export.tallies import rounds
from sessions.ballot import Ballot, BallotKey
from sessions.methods import METHODS, Count
from sessions.state import Idea, SessionState
from sessions.wire import BallotKind

NONE = Count([], 0)
# Methods whose figure is a mean, kept in tenths.
_MEANS = ("scale", "ladder")


class Shift(msgspec.Struct, frozen=True):
    """What something had before, and by how much it has more now, in the figures of its method."""

    before: float
    by: float


def before(state: SessionState, key: BallotKey) -> BallotKey | None:
    """The round that this one asks again, if both ask on the same in the same way.

    It is the round before, or the last one of the vote that the stage repeats.
    """
    found = _asked(state, key)
    if found is None or found not in state.ballots:
        return None
    now, then = state.ballots[key], state.ballots[found]
    return found if (now.kind, now.by) == (then.kind, then.by) else None


def _asked(state: SessionState, key: BallotKey) -> BallotKey | None:
    if key.round > 1:
        return BallotKey(key.stage, key.round - 1)
    asked = state.stages.get(state.stages[key.stage].repeats or "")
    return BallotKey(asked.id, asked.round) if asked else None


def between(then: Ballot, now: Ballot) -> dict[str, float]:
    """By how much each idea or theme that anybody voted for has more now.

    On the ladder: by how many rungs the room stands higher, by the later stage's id.
    """
    if now.by == "ladder":
        return _up(then, now)
    found = {}
    for key in sorted(then.tallies.keys() | now.tallies.keys()):
        pair = then.tallies.get(key, NONE), now.tallies.get(key, NONE)
        if shift := _shift(now.kind, *pair):
            found[key] = shift.by
    return found


def _up(then: Ballot, now: Ballot) -> dict[str, float]:
    before = next(iter(then.tallies.values()), NONE)
    shifts = {key: _shift(now.kind, before, count) for key, count in now.tallies.items()}
    return {key: shift.by for key, shift in shifts.items() if shift}


class Latest(msgspec.Struct, frozen=True):
    """The last vote that was a second one, and its first."""

    then: Ballot | None
    now: Ballot | None

    def on(self, state: SessionState, ideas: list[Idea]) -> list[float | None]:
        """Of all these ideas together: what they had before, and the shift since."""
        if self.then is None or self.now is None:
            return [None, None]
        pair = (_together(state, ballot, ideas) for ballot in (self.then, self.now))
        shift = _shift(self.now.kind, *pair)
        return [shift.before, shift.by] if shift else [None, None]


def latest(state: SessionState) -> Latest:
    found = Latest(None, None)
    for key, ballot in rounds(state):
        if ballot.by != "ladder" and (earlier := before(state, key)):
            found = Latest(state.ballots[earlier], ballot)
    return found


def _together(state: SessionState, ballot: Ballot, ideas: list[Idea]) -> Count:
    if ballot.by == "themes":
        keys = {theme.id for idea in ideas if (theme := state.theme_of(idea))}
    else:
        keys = set(chain.from_iterable(idea.group for idea in ideas))
    counts = [ballot.tallies[key] for key in keys if key in ballot.tallies]
    parts: Counter[int] = Counter()
    for count in counts:
        parts.update(dict(enumerate(count.parts)))
    of = METHODS[ballot.kind].parts
    return Count([parts[at] for at in range(of)], sum(count.voters for count in counts))


def _shift(kind: BallotKind, then: Count, now: Count) -> Shift | None:
    """None where a mean has nobody behind it, or nobody voted at all."""
    voted = (then.voters > 0, now.voters > 0)
    if not any(voted) or (kind in _MEANS and not all(voted)):
        return None
    unit = 10 if kind in _MEANS else 1
    had, has = (METHODS[kind].rank(count) if count.voters else 0 for count in (then, now))
    return Shift(_figure(had, unit), _figure(has - had, unit))


def _figure(number: int, unit: int) -> float:
    return number if unit == 1 else number / unit
