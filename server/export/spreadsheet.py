"""Tables that spreadsheets open right: UTF-8 with a mark, CRLF, no formulas."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator

from server.words import words

Cell = str | float | None

_BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = frozenset("=+-@\u2212")


def table(rows: Iterable[Iterable[Cell]]) -> Iterator[bytes]:
    """The file, line by line."""
    lines = csv.writer(_Passing(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield _BYTE_ORDER_MARK.encode()
    for row in rows:
        yield lines.writerow([safe(cell) for cell in row])


class _Passing:
    """A file that hands each line on, so that `writerow` returns it."""

    def write(self, line: str) -> bytes:
        return line.encode()


class Sayings:
    """Words in every language of the session, side by side."""

    def __init__(self, languages: list[str]) -> None:
        self._words = [words(language) for language in languages]

    def __call__(self, key: str) -> str:
        return self.key(f"export.{key}")

    def key(self, key: str) -> str:
        """The same of any section's words."""
        return " / ".join(dict.fromkeys(one.say(key) for one in self._words))


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
