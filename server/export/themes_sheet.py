"""The themes as a table, each with the ideas that are in it."""

from collections.abc import Iterator

from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from sessions.state import SessionState, Theme

COLUMNS = (
    Column("export.number", "number", 9),
    Column("export.theme", width=40),
    Column("export.theme_size", "number", 12),
    Column("export.theme_ideas", width=80),
    Column("export.theme_numbers", width=24),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """A row a theme, in the order of making; those that were taken apart are not there."""
    found = [theme for theme in state.themes.values() if not theme.dissolved]
    rows = _rows(state, found, say)
    return Sheet(name="export.sheet_themes", columns=COLUMNS, size=len(found), rows=rows)


def _rows(state: SessionState, themes: list[Theme], say: Sayings) -> Iterator[Row]:
    for theme in themes:
        ideas = [idea for idea in state.ideas_in(theme) if state.is_public(idea)]
        yield [
            theme.n,
            say.texts(theme.names) or None,
            len(ideas),
            "\n".join(idea.text for idea in ideas),
            ", ".join(str(idea.n) for idea in ideas),
        ]
