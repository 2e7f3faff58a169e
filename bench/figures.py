"""What came out, beside what it is compared with and the bar it has to reach."""

from collections.abc import Iterable

import msgspec
from rich.table import Table


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """`beside` are the comparators and other figures of the same run that belong to it.

    `bar` is the most that the value may be; without one, the figure is there to be looked at.
    `others` is how much of the servers' core strangers took meanwhile: with more than a few per
    cent, the run says little.
    """

    measure: str
    what: str
    value: float
    unit: str
    bar: float | None = None
    beside: dict[str, float | str] = {}
    others: float | None = None

    @property
    def reached(self) -> bool | None:
        return None if self.bar is None else self.value <= self.bar


class Unmeasured(Exception):
    """What has to be there for a measure is not."""


def table(figures: Iterable[Figure]) -> Table:
    found = Table("measure", "what", box=None, pad_edge=False)
    found.add_column("figure", justify="right")
    found.add_column("bar", justify="right")
    found.add_column("")
    found.add_column("others", justify="right")
    found.add_column("beside it")
    before = ""
    for one in figures:
        found.add_row(
            one.measure if one.measure != before else "",
            one.what,
            f"{number(one.value)} {one.unit}",
            "" if one.bar is None else f"<= {number(one.bar)}",
            {None: "", True: "reached", False: "NOT reached"}[one.reached],
            "" if one.others is None else f"{one.others * 100:.0f} %",
            "; ".join(
                f"{name} {value if isinstance(value, str) else number(value)}"
                for name, value in one.beside.items()
            ),
        )
        before = one.measure
    return found


def number(value: float) -> str:
    if value == float("inf"):
        return "-"
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def line(figure: Figure, at: str) -> bytes:
    """A line of the results."""
    found = {"at": at, **msgspec.to_builtins(figure), "reached": figure.reached}
    return msgspec.json.encode(found) + b"\n"
