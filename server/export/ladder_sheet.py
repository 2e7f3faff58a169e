"""The ladder of co-production as a table: a row for each time that people placed the work on it."""

from collections.abc import Iterator

from server.export import shifts
from server.export.prompted import question
from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from server.export.tallies import rounds
from sessions.ballot import Ballot, BallotKey
from sessions.state import SessionState
from sessions.wire import RUNGS

COLUMNS = (
    Column("ladder.step", "number", 9),
    Column("ladder.question", width=40),
    Column("ladder.round", "number", 9),
    *(Column(f"ladder.rung_{rung}", "number") for rung in range(1, RUNGS + 1)),
    Column("ladder.voters", "number", 10),
    Column("ladder.mean", "number", 14),
    Column("ladder.shift", "number", 16),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """The rounds in their order: how many stood on each rung, the lowest first.

    The shift is that of the mean: since the round before, or since the ladder that this one asks
    again.
    """
    placed = [(key, ballot) for key, ballot in rounds(state) if ballot.by == "ladder"]
    rows = _rows(state, placed, say)
    return Sheet(name="export.sheet_ladder", columns=COLUMNS, size=len(placed), rows=rows)


def _rows(
    state: SessionState, placed: list[tuple[BallotKey, Ballot]], say: Sayings
) -> Iterator[Row]:
    for key, ballot in placed:
        yield _row(state, key, ballot, say)


def _row(state: SessionState, key: BallotKey, ballot: Ballot, say: Sayings) -> Row:
    count = ballot.tallies.get(key.stage)
    tally = ballot.method.tally(count) if count else None
    before = shifts.before(state, key)
    shift = shifts.between(state.ballots[before], ballot) if before else {}
    return [
        state.stages[key.stage].position + 1,
        question(state, key.stage, say),
        key.round,
        *(count.parts if count else [0] * RUNGS),
        ballot.voters,
        tally.mean or None if tally else None,
        shift.get(key.stage),
    ]
