"""Sheets as one workbook. Each row is on the disk before the next is asked for.

Whatever people wrote is written as text, never as a formula, a link or a number.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.export.csv_writer import heading
from server.export.minutes import moment
from server.export.sayings import Sayings
from server.export.sheet import Cell, ColumnType, Row, Sheet

LONGEST_CELL = 32_767
LONGEST_NAME = 31
HEADING_HEIGHT = 33

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_TOP: dict[str, Any] = {"valign": "top"}
_LOOKS: dict[ColumnType, dict[str, Any]] = {
    "text": {**_TOP, "text_wrap": True},
    "number": _TOP,
    "date": {**_TOP, "num_format": "yyyy-mm-dd"},
    "datetime": {**_TOP, "num_format": "yyyy-mm-dd hh:mm"},
}
# Ink and paper, as on the screens.
_HEADING: dict[str, Any] = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "font_color": "#1d1b18",
    "bg_color": "#f3ead8",
    "bottom": 1,
}


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the workbook says of itself; `made_at` in ms."""

    title: str
    subject: str
    made_at: int


def write(sheets: Iterable[Sheet], about: About, say: Sayings, file: BinaryIO) -> None:
    """The workbook, with a sheet for each that has rows. The file has to be seekable."""
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties(
            {
                "title": about.title,
                "subject": about.subject,
                # Else the library puts in when it was written: equal rooms make equal files.
                "created": moment(about.made_at),
            }
        )
        looks = {kind: book.add_format(look) for kind, look in _LOOKS.items()}
        bold = book.add_format(_HEADING)
        for sheet in sheets:
            if sheet.size:
                _Writing(book.add_worksheet(_name(sheet, say)), looks).all_of(sheet, say, bold)


def _name(sheet: Sheet, say: Sayings) -> str:
    """In all languages if there is room, else in the first. A slash may not be in it."""
    both = say.key(sheet.name, between=" · ")
    return both if len(both) <= LONGEST_NAME else Sayings(say.languages[:1]).key(sheet.name)


class _Writing:
    """One sheet, row after row."""

    def __init__(self, paper: Worksheet, looks: dict[ColumnType, Format]) -> None:
        self._paper = paper
        self._looks = looks

    def all_of(self, sheet: Sheet, say: Sayings, bold: Format) -> None:
        paper = self._paper
        if say.is_rtl:
            paper.right_to_left()
        paper.freeze_panes(1, 0)
        paper.set_row(0, HEADING_HEIGHT)
        for at, column in enumerate(sheet.columns):
            paper.set_column(at, at, column.width, self._looks[column.type])
            paper.write_string(0, at, heading(column, say)[:LONGEST_CELL], bold)
        kinds = [column.type for column in sheet.columns]
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            self._row(last, row, kinds)
        paper.autofilter(0, 0, last, len(sheet.columns) - 1)

    def _row(self, number: int, row: Row, kinds: list[ColumnType]) -> None:
        for at, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            if cell is not None:
                self._cell(number, at, cell, self._looks[kind])

    def _cell(self, row: int, at: int, cell: Cell, look: Format) -> None:
        if isinstance(cell, str):
            self._paper.write_string(row, at, _fitting(cell), look)
        elif isinstance(cell, int | float):
            self._paper.write_number(row, at, cell, look)
        else:
            self._paper.write_datetime(row, at, cell, look)


def _fitting(text: str) -> str:
    """No cell may be longer."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
