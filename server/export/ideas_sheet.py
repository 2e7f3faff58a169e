"""The ideas as a table for spreadsheets: by table and round, each with its votes."""

from collections.abc import Iterator

from server.export import shifts
from server.export.minutes import moment
from server.export.prompted import texts_of
from server.export.sayings import Sayings
from server.export.session_json import status_of
from server.export.sheet import Cell, Column, Row, Sheet
from server.export.tallies import Votes, latest
from sessions.state import Idea, SessionState

COLUMNS = (
    Column("export.number", "number", 9),
    Column("export.idea", width=60),
    Column("export.table", width=18),
    Column("export.table_round", "number", 9),
    Column("export.summary", width=16),
    Column("export.stage", "number", 9),
    Column("export.question", width=36),
    Column("export.joined_with", "number", 12),
    Column("export.idea_dots", "number", 9),
    Column("export.idea_agree", "number", 10),
    Column("export.idea_disagree", "number", 11),
    Column("export.idea_pass", "number", 9),
    Column("export.approvals", "number", 14),
    Column("export.mean", "number", 14),
    Column("export.scores", width=24),
    Column("export.status", width=18),
    Column("export.time", "datetime", 17),
    Column("export.language", width=10),
    Column("export.before", "number", 16),
    Column("export.shift", "number", 16),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """A row an idea: tables in their order, each from its first round on."""
    rows = _rows(state, say)
    return Sheet(name="export.sheet_ideas", columns=COLUMNS, size=len(state.ideas), rows=rows)


def _rows(state: SessionState, say: Sayings) -> Iterator[Row]:
    votes, again = latest(state), shifts.latest(state)
    for idea in sorted(state.ideas.values(), key=lambda idea: _place(state, idea)):
        yield _row(state, idea, votes, again, say)


def _place(state: SessionState, idea: Idea) -> tuple[int, int, int]:
    """Where no table may be told, an idea stands after all that have one."""
    table = state.tables.get(idea.table or "")
    if table is None or not state.tells_table(idea):
        return (len(state.tables) + 1, 0, idea.n)
    return (table.n, idea.table_round or 0, idea.n)


def _row(
    state: SessionState, idea: Idea, votes: Votes, again: shifts.Latest, say: Sayings
) -> list[Cell]:
    tells = state.tells_table(idea)
    prompt = state.prompts.get(idea.prompt or "")
    of = [] if idea.into else [idea]
    root = state.ideas[idea.into].n if idea.into else None
    return [
        idea.n,
        idea.text,
        _table(state, idea, say) if tells else None,
        idea.table_round if tells else None,
        say("summary") if idea.summary else None,
        state.stages[idea.stage].position + 1,
        say.texts(texts_of(prompt)) if prompt else None,
        root,
        *votes.on(state, of),
        say(status_of(state, idea)),
        moment(idea.at),
        idea.lang,
        *again.on(state, of),
    ]


def _table(state: SessionState, idea: Idea, say: Sayings) -> Cell:
    table = state.tables.get(idea.table or "")
    if table is None:
        return idea.table
    return table.name or f"{say('table')} {table.n}"
