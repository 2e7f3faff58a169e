"""A table of one noun, before it is written in any format: one module a noun, one writer a format.

A noun's module (`*_sheet.py`) has `sheet(state, say) -> Sheet`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

ColumnType = Literal["text", "number", "date", "datetime"]
# Datetimes have no zone: they are UTC, to the minute (`minutes.minute`).
Cell = str | float | date | datetime | None
Row = Sequence[Cell]


class Column(msgspec.Struct, frozen=True):
    """`heading` is a key of the language files; of an `own` one, people's words as they stand.

    `width` is in characters of ordinary size: what most of its cells need.
    """

    heading: str
    type: ColumnType = "text"
    width: int = 14
    own: bool = False


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is a key of the language files. `rows` come once, one by one, `size` of them."""

    name: str
    columns: Sequence[Column]
    size: int
    rows: Iterator[Row]
