"""The ladder of co-production as a table: a row for each time that people placed the work on it."""

from collections.abc import Iterator

from server.export import shifts
from server.export.spreadsheet import Cell, Sayings, table
from server.export.tallies import rounds
from sessions.ballot import Ballot, BallotKey
from sessions.prompts import in_stage
from sessions.state import SessionState
from sessions.wire import RUNGS

_HEADINGS = (
    "ladder.step",
    "ladder.question",
    "ladder.round",
    *(f"ladder.rung_{rung}" for rung in range(1, RUNGS + 1)),
    "ladder.voters",
    "ladder.mean",
    "ladder.shift",
)


def write(state: SessionState) -> Iterator[bytes]:
    """The heading, then the rounds in their order: how many stood on each rung, the lowest first.

    The shift is that of the mean: since the round before, or since the ladder that this one asks
    again.
    """
    return table(_rows(state))


def _rows(state: SessionState) -> Iterator[list[Cell]]:
    say = Sayings(state.languages)
    yield [say.key(heading) for heading in _HEADINGS]
    for key, ballot in rounds(state):
        if ballot.by == "ladder":
            yield _row(state, key, ballot)


def _row(state: SessionState, key: BallotKey, ballot: Ballot) -> list[Cell]:
    count = ballot.tallies.get(key.stage)
    tally = ballot.method.tally(count) if count else None
    before = shifts.before(state, key)
    shift = shifts.between(state.ballots[before], ballot) if before else {}
    prompts = in_stage(state, key.stage)
    return [
        state.stages[key.stage].position + 1,
        prompts[0].text if prompts else None,
        key.round,
        *(count.parts if count else [0] * RUNGS),
        ballot.voters,
        tally.mean or None if tally else None,
        shift.get(key.stage),
    ]
