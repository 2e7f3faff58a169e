"""Sheets as CSV that spreadsheets open right: UTF-8 with a mark, CRLF, no formulas."""

import csv
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from server.export.minutes import WRITTEN
from server.export.sayings import Sayings
from server.export.sheet import Cell, Column, Sheet

_FORMULAS = frozenset("=+-@\u2212")


def write(sheet: Sheet, say: Sayings) -> Iterator[bytes]:
    """The file, line by line."""
    lines = csv.writer(_Passing(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield BOM_UTF8
    headings = [heading(column, say) for column in sheet.columns]
    for row in chain([headings], sheet.rows):
        yield lines.writerow([safe(_written(cell)) for cell in row])


def heading(column: Column, say: Sayings) -> str:
    return column.heading if column.own else say.key(column.heading)


class _Passing:
    """A file that hands each line on, so that `writerow` returns it."""

    def write(self, line: str) -> bytes:
        return line.encode()


def _written(cell: Cell) -> str | float | None:
    if isinstance(cell, datetime):
        return cell.strftime(WRITTEN)
    return cell.isoformat() if isinstance(cell, date) else cell


def safe(cell: str | float | None) -> str | float | None:
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
