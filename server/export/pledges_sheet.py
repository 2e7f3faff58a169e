"""The pledges as a table for spreadsheets, with the votes on the ideas that they came from."""

from collections.abc import Iterator
from datetime import date

from server.export.minutes import moment
from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from server.export.tallies import Votes, latest
from sessions.state import Idea, Pledge, SessionState
from sessions.views.moderation import status

COLUMNS = (
    Column("export.number", "number", 9),
    Column("export.pledge", width=60),
    Column("export.kind", width=16),
    Column("export.who", width=20),
    Column("export.group", width=20),
    Column("export.by_when", width=18),
    Column("export.support", width=30),
    Column("export.ideas", width=50),
    Column("export.themes", width=30),
    Column("export.dots", "number", 12),
    Column("export.agree", "number", 12),
    Column("export.disagree", "number", 12),
    Column("export.pass", "number", 12),
    Column("export.joiners", "number", 12),
    Column("export.status", width=18),
    Column("export.time", "datetime", 17),
    Column("export.language", width=10),
    Column("export.approvals", "number", 14),
    Column("export.mean", "number", 14),
    Column("export.scores", width=24),
    Column("export.due", "date", 12),
    Column("export.follow_up", width=18),
    Column("export.stories", width=50),
    Column("export.help", width=30),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """A row a pledge, in the order they were made."""
    rows = _rows(state, say)
    return Sheet(name="export.sheet_pledges", columns=COLUMNS, size=len(state.pledges), rows=rows)


def _rows(state: SessionState, say: Sayings) -> Iterator[Row]:
    votes = latest(state)
    for pledge in sorted(state.pledges.values(), key=lambda pledge: pledge.n):
        yield _row(state, pledge, votes, say)


def _themes(state: SessionState, origins: list[Idea], say: Sayings) -> list[str]:
    """The names of the themes that these ideas are in."""
    return [say.texts(theme.names) for theme in state.themes_of(origins) if theme.names]


def _row(state: SessionState, pledge: Pledge, votes: Votes, say: Sayings) -> Row:
    origins = state.public_origins(pledge)
    dots, agree, disagree, pass_, *later = votes.on(state, origins)
    return [
        pledge.n,
        pledge.text,
        say(pledge.kind),
        pledge.who,
        pledge.group,
        pledge.by_when,
        pledge.support,
        "\n".join(idea.text for idea in origins),
        "\n".join(_themes(state, origins, say)),
        dots,
        agree,
        disagree,
        pass_,
        len(pledge.joiners),
        say(status(pledge)),
        moment(pledge.at),
        pledge.lang,
        *later,
        date.fromisoformat(pledge.due) if pledge.due else None,
        say.key(f"follow_up.{pledge.follow_up}"),
        "\n".join(one.story for one in pledge.stories if one.story) or None,
        pledge.help,
    ]
