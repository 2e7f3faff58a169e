"""The pledges of several events as a table for spreadsheets: those that were wished for."""

from collections.abc import Iterator, Sequence
from datetime import date

from server.desk.pledges import Listed
from server.export.minutes import moment
from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet

COLUMNS = (
    Column("desk.event", width=30),
    Column("desk.code", width=10),
    Column("desk.event_day", "date", 14),
    Column("export.number", "number", 9),
    Column("export.pledge", width=60),
    Column("export.kind", width=16),
    Column("export.who", width=20),
    Column("export.group", width=20),
    Column("export.by_when", width=18),
    Column("desk.wish_due", "date", 14),
    Column("desk.status", width=18),
    Column("desk.wish_heard", "date", 14),
    Column("desk.help", width=30),
    Column("export.joiners", "number", 12),
    Column("export.themes", width=30),
    Column("desk.wish_status", width=18),
    Column("export.language", width=10),
)


def sheet(pledges: Sequence[Listed], say: Sayings) -> Sheet:
    """A row a pledge, in the order that was wished for."""
    rows = _rows(pledges, say)
    return Sheet(name="export.sheet_pledges", columns=COLUMNS, size=len(pledges), rows=rows)


def _rows(pledges: Sequence[Listed], say: Sayings) -> Iterator[Row]:
    for one in pledges:
        pledge = one.pledge
        yield [
            one.title,
            one.event,
            moment(one.date).date(),
            one.n,
            one.text,
            say(pledge.kind),
            pledge.who,
            pledge.group,
            pledge.by_when,
            _day(pledge.due),
            say.key(f"follow_up.{pledge.follow_up}"),
            _day(pledge.checked_in),
            pledge.help,
            pledge.joiners,
            "\n".join(say.texts(names) for names in pledge.themes),
            say.key(f"desk.standing_{one.status}"),
            one.lang,
        ]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
