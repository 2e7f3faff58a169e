"""The votes as a table: every round, and in it everything that anybody voted for. Tallies only."""

from collections.abc import Iterator

import msgspec
from msgspec import UNSET

from server.export import shifts
from server.export.prompted import question
from server.export.sayings import Sayings
from server.export.session_json import status_of
from server.export.sheet import Cell, Column, Row, Sheet
from server.export.tallies import rounds
from sessions.ballot import Ballot, BallotKey
from sessions.methods import SCORES, places
from sessions.state import SessionState
from sessions.wire import Tally

COLUMNS = (
    Column("export.stage", "number", 9),
    Column("export.question", width=36),
    Column("export.table_round", "number", 9),
    Column("export.method", width=16),
    Column("export.results", width=18),
    Column("export.place", "number", 9),
    Column("export.on", width=12),
    Column("export.number", "number", 9),
    Column("export.what", width=60),
    Column("export.status", width=18),
    Column("export.voters", "number", 12),
    Column("export.idea_dots", "number", 9),
    Column("export.idea_agree", "number", 10),
    Column("export.idea_disagree", "number", 11),
    Column("export.idea_pass", "number", 9),
    Column("export.support_votes", "number", 11),
    Column("export.vote_mean", "number", 11),
    *(Column(f"export.score_{score}", "number", 11) for score in range(1, SCORES + 1)),
    Column("export.vote_shift", "number", 16),
)


class _Round(msgspec.Struct, frozen=True):
    key: BallotKey
    ballot: Ballot
    subjects: list[str]


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """Rounds from the earliest on, in each the best first. The ladder has a table of its own."""
    found = [
        _Round(key, ballot, [one for one in ballot.tallies if _is_known(state, one)])
        for key, ballot in rounds(state)
        if ballot.by != "ladder"
    ]
    size = sum(len(one.subjects) for one in found)
    rows = (row for one in found for row in _rows(state, one, say))
    return Sheet(name="export.sheet_votes", columns=COLUMNS, size=size, rows=rows)


def _is_known(state: SessionState, subject: str) -> bool:
    return subject in state.ideas or subject in state.themes


def _rows(state: SessionState, found: _Round, say: Sayings) -> Iterator[Row]:
    key, ballot = found.key, found.ballot
    counts = {one: ballot.tallies[one] for one in found.subjects}
    place = places(ballot.method, counts)
    before = shifts.before(state, key)
    shift = shifts.between(state.ballots[before], ballot) if before else {}
    begin = [
        state.stages[key.stage].position + 1,
        question(state, key.stage, say),
        key.round,
        say.key(f"methods.name_{ballot.kind}"),
        say("results_shown" if ballot.revealed else "results_kept"),
    ]
    for subject in sorted(counts, key=lambda one: (place[one], one)):
        tally = ballot.method.tally(counts[subject])
        told = _subject(state, subject, say)
        yield [*begin, place[subject], *told, *_figures(tally), shift.get(subject)]


def _subject(state: SessionState, subject: str, say: Sayings) -> list[Cell]:
    if idea := state.ideas.get(subject):
        return [say("idea"), idea.n, idea.text, say(status_of(state, idea))]
    theme = state.themes[subject]
    status = say("dissolved") if theme.dissolved else None
    return [say("theme"), theme.n, say.texts(theme.names) or None, status]


def _figures(tally: Tally) -> list[Cell]:
    scores = [None] * SCORES if tally.scores is UNSET else tally.scores
    given = (tally.dots, tally.agree, tally.disagree, tally.pass_, tally.approvals, tally.mean)
    return [tally.voters, *(None if one is UNSET else one for one in given), *scores]
