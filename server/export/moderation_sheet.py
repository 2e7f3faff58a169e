"""The log of moderation as a table: what was done and when, never to whom.

Notes, lists, and what people wrote before somebody changed it are on the console alone.
"""

from collections.abc import Iterator

from server.export.minutes import moment
from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from sessions.state import SessionState
from sessions.wire import LogEntity

COLUMNS = (
    Column("export.time", "datetime", 17),
    Column("export.by", width=18),
    Column("export.done", width=34),
    Column("export.thing", width=12),
    Column("export.number", "number", 9),
    Column("export.flags", width=30),
    Column("export.hold_ideas", width=24),
    Column("export.hold_pledges", width=24),
    Column("export.list", width=20),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """A row a step, the first one first."""
    rows = _rows(state, say)
    return Sheet(name="export.sheet_moderation", columns=COLUMNS, size=len(state.log), rows=rows)


def _rows(state: SessionState, say: Sayings) -> Iterator[Row]:
    for entry in state.log:
        yield _row(entry, say)


def _row(entry: LogEntity, say: Sayings) -> Row:
    by = "console.log_rules" if entry.by is None else "console.log_by"
    holding = entry.holding
    return [
        moment(entry.at),
        say.key(by, n=entry.by or 0),
        say(f"step_{entry.step}"),
        say(entry.thing) if entry.thing else None,
        entry.n,
        ", ".join(say.key(f"console.flag_{flag}") for flag in entry.flags) or None,
        say.key(f"console.hold_{holding.ideas}") if holding else None,
        say.key(f"console.hold_{holding.pledges}") if holding else None,
        say.key(f"console.list_{entry.list}") if entry.list else None,
    ]
