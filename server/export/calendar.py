"""Days of a calendar, as the iCalendar files (RFC 5545) that every calendar program opens."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import icalendar
import msgspec

MEDIA_TYPE = "text/calendar; charset=utf-8"


class Day(msgspec.Struct, frozen=True):
    """One whole day: `key` is the same for the same thing in every file, `on` an ISO date."""

    key: str
    on: str
    title: str
    about: str = ""


def write(name: str, session: str, days: Iterable[Day], now: int) -> bytes:
    """A calendar of this name. `now` is the server's time in milliseconds.

    An entry has no time of day, so that it is the same day everywhere, and leaves the day free.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Pledgewall//Pledges//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    stamp = datetime.fromtimestamp(now / 1000, UTC).replace(microsecond=0)
    for day in days:
        calendar.add_component(_event(day, session, stamp))
    return bytes(calendar.to_ical())


def _event(day: Day, session: str, stamp: datetime) -> icalendar.Event:
    on, event = date.fromisoformat(day.on), icalendar.Event()
    event.add("uid", f"{day.key}-{session}@pledgewall")
    event.add("dtstamp", stamp)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("transp", "TRANSPARENT")
    if day.about:
        event.add("description", day.about)
    return event
