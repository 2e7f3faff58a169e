"""How pledges stood as time went on: so many kept, so many under way, each week or month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sessions.wire import FollowUp, Standing, StandingEvery

DAY = 24 * 3_600_000
# Months of one length: a twelfth of a year.
APART: dict[StandingEvery, int] = {
    "week": 7 * DAY,
    "month": 487 * DAY // 16,
    "quarter": 487 * DAY * 3 // 16,
}
MOST_WEEKS = 13
MOST_MONTHS = 24


class Course(NamedTuple):
    """One pledge: when it was made (ms), how it went (when, and how from then on) in their order,
    and how it stands now.
    """

    made_at: int
    steps: Sequence[tuple[int, FollowUp]]
    now: FollowUp

    def at(self, time: int) -> FollowUp:
        """How it stood then."""
        found: FollowUp = "not_started"
        for since, status in self.steps:
            if since > time:
                break
            found = status
        return found


def every(ended_at: int, now: int) -> StandingEvery:
    """How far apart the points are, so that they fill a chart without crowding it."""
    past = now - ended_at
    if past < (MOST_WEEKS + 1) * APART["week"]:
        return "week"
    return "month" if past < (MOST_MONTHS + 1) * APART["month"] else "quarter"


def dates(ended_at: int, now: int) -> list[int]:
    """The event's end, and every week (month, quarter) after it that has passed, ms."""
    apart = APART[every(ended_at, now)]
    return [ended_at + n * apart for n in range(max(0, now - ended_at) // apart + 1)]


def over_time(courses: Iterable[Course], ended_at: int, now: int) -> list[Standing]:
    """How many pledges stood how: at each of `dates`, and, without a time, now."""
    kept = list(courses)
    past = [
        _counted(at, (one.at(at) for one in kept if one.made_at <= at))
        for at in dates(ended_at, now)
    ]
    return [*past, _counted(None, (one.now for one in kept))]


def _counted(at: int | None, statuses: Iterable[FollowUp]) -> Standing:
    n = Counter(statuses)
    return Standing(
        at=at,
        not_started=n["not_started"],
        under_way=n["under_way"],
        kept=n["kept"],
        changed=n["changed"],
        dropped=n["dropped"],
    )
