"""Time zones by their names, and what time it is there."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# When mail is sent on its day: people are up, and whoever answers questions is at work.
HOUR = 10


def is_time_zone(name: str) -> bool:
    """Whether a zone of this name is known here."""
    try:
        return zone(name) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


@cache
def zone(name: str) -> ZoneInfo:
    """A zone by its name: `Europe/London`. Raises ZoneInfoNotFoundError, ValueError, OSError."""
    return ZoneInfo(name)


def day_of(moment: int, name: str) -> date:
    """The day on the calendar of that zone, of a moment in milliseconds since 1970."""
    return datetime.fromtimestamp(moment / 1000, zone(name)).date()


def days_after(moment: int, days: int, name: str, hour: int = HOUR) -> int:
    """The moment at which it is `hour` o'clock there, so many calendar days later, in ms.

    Days are those of the calendar, so that a clock that goes forward or back between moves nothing:
    7 days after a Monday is a Monday, at the same hour. Where that hour is left out on that day, it
    is the moment that the clocks are set forward by; where it comes twice, the first.
    """
    there = day_of(moment, name) + timedelta(days=days)
    return int(datetime.combine(there, time(hour), zone(name)).timestamp() * 1000)
