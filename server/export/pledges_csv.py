"""The pledges as a table that spreadsheets open right: UTF-8 with a mark, CRLF, no formulas."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator

from server.export.minutes import minute
from server.export.tallies import Votes, latest
from server.words import words
from sessions.state import Idea, Pledge, SessionState
from sessions.views.moderation import status

Cell = str | float | None

HEADINGS = (
    "number",
    "pledge",
    "kind",
    "who",
    "group",
    "by_when",
    "support",
    "ideas",
    "themes",
    "dots",
    "agree",
    "disagree",
    "pass",
    "joiners",
    "status",
    "time",
    "language",
    "approvals",
    "mean",
    "scores",
)

BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = frozenset("=+-@\u2212")


def write(state: SessionState) -> Iterator[bytes]:
    """The heading, then a row a pledge."""
    lines = csv.writer(Passing(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield BYTE_ORDER_MARK.encode()
    for row in _rows(state):
        yield lines.writerow([safe(cell) for cell in row])


class Passing:
    """A file that hands each line on, so that `writerow` returns it."""

    def write(self, line: str) -> bytes:
        return line.encode()


def _rows(state: SessionState) -> Iterator[Iterable[Cell]]:
    say = Sayings(state.languages)
    votes = latest(state)
    yield [say(heading) for heading in HEADINGS]
    for pledge in sorted(state.pledges.values(), key=lambda pledge: pledge.n):
        yield _row(state, pledge, votes, say)


class Sayings:
    """Words in every language of the session, side by side."""

    def __init__(self, languages: list[str]) -> None:
        self._words = [words(language) for language in languages]

    def __call__(self, key: str) -> str:
        return self.key(f"export.{key}")

    def key(self, key: str) -> str:
        """The same of any section's words."""
        return " / ".join(dict.fromkeys(one.say(key) for one in self._words))


def _origins(state: SessionState, pledge: Pledge) -> list[Idea]:
    """The ideas it came from, as everybody may read them."""
    roots = {root.id: root for key in pledge.ideas if (root := state.root(key))}
    return [idea for idea in roots.values() if state.is_public(idea)]


def _themes(state: SessionState, origins: list[Idea]) -> list[str]:
    """The names of the themes that these ideas are in, in each of their languages."""
    themes = {theme.id: theme for idea in origins if (theme := state.theme_of(idea))}
    return [" / ".join(theme.names.values()) for theme in themes.values() if theme.names]


def _row(state: SessionState, pledge: Pledge, votes: Votes, say: Sayings) -> list[Cell]:
    origins = _origins(state, pledge)
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
        "\n".join(_themes(state, origins)),
        dots,
        agree,
        disagree,
        pass_,
        len(pledge.joiners),
        say(status(pledge)),
        minute(pledge.at),
        pledge.lang,
        *later,
    ]


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    if cell[:1] in ("\t", "\r", "\n"):
        return True
    for char in cell:
        if char != "\u2800" and unicodedata.category(char)[0] not in "CZ":
            # Full-width and small forms become plain ones here, as in some spreadsheets.
            return unicodedata.normalize("NFKC", char)[0] in _FORMULAS
    return False
