"""The ideas as a table for spreadsheets: by table and round, each with its votes."""

from collections.abc import Iterable, Iterator

from server.export import shifts
from server.export.minutes import minute
from server.export.session_json import status_of
from server.export.spreadsheet import Cell, Sayings, table
from server.export.tallies import Votes, latest
from sessions.state import Idea, SessionState

HEADINGS = (
    "number",
    "idea",
    "table",
    "table_round",
    "summary",
    "stage",
    "question",
    "joined_with",
    "idea_dots",
    "idea_agree",
    "idea_disagree",
    "idea_pass",
    "approvals",
    "mean",
    "scores",
    "status",
    "time",
    "language",
    "before",
    "shift",
)


def write(state: SessionState) -> Iterator[bytes]:
    """The heading, then a row an idea: tables in their order, each from its first round on."""
    return table(_rows(state))


def _rows(state: SessionState) -> Iterator[Iterable[Cell]]:
    say = Sayings(state.languages)
    votes, again = latest(state), shifts.latest(state)
    yield [say(heading) for heading in HEADINGS]
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
        prompt.text if prompt else None,
        root,
        *votes.on(state, of),
        say(status_of(state, idea)),
        minute(idea.at),
        idea.lang,
        *again.on(state, of),
    ]


def _table(state: SessionState, idea: Idea, say: Sayings) -> Cell:
    table = state.tables.get(idea.table or "")
    if table is None:
        return idea.table
    return table.name or f"{say('table')} {table.n}"
