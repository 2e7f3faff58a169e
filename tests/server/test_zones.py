"""Calendar days and hours where the event is, whatever its clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.zones import HOUR, day_of, days_after, is_time_zone

# What people live by; the others are aliases, or of no place.
ZONES = sorted(name for name in available_timezones() if "/" in name and "Etc/" not in name)
DAYS = [7, 28, 91, 182]
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def there(moment: int, zone: str) -> datetime:
    return datetime.fromtimestamp(moment / 1000, ZoneInfo(zone))


@given(st.sampled_from(ZONES), MOMENTS, st.sampled_from(DAYS))
def test_it_is_that_hour_so_many_days_later(zone: str, ended: datetime, days: int) -> None:
    due = days_after(ms(ended), days, zone)
    local = there(due, zone)
    assert local.date() == day_of(ms(ended), zone) + timedelta(days=days)
    # No clock is set forward at ten in the morning: they are at night.
    assert (local.hour, local.minute, local.second) == (HOUR, 0, 0)


@given(st.sampled_from(ZONES), MOMENTS)
def test_dates_follow_each_other_and_the_event(zone: str, ended: datetime) -> None:
    dues = [ms(ended), *(days_after(ms(ended), days, zone) for days in DAYS)]
    assert dues == sorted(dues)
    # A day less for the hour, an hour or so for clocks that are set.
    for days, due in zip(DAYS, dues[1:], strict=True):
        assert abs(due - dues[0] - days * 86_400_000) <= 26 * 3_600_000


@pytest.mark.parametrize(
    ("ended", "days", "zone", "due"),
    [
        # Clocks go back on 25 October, forward on 29 March 2026: ten stays ten.
        ("2026-10-20T16:30+01:00", 7, "Europe/London", "2026-10-27T10:00+00:00"),
        ("2026-03-26T16:30+00:00", 7, "Europe/London", "2026-04-02T10:00+01:00"),
        ("2026-03-22T09:00+00:00", 7, "Europe/London", "2026-03-29T10:00+01:00"),
        # In London it is the day after already.
        ("2026-06-01T23:30+00:00", 7, "Europe/London", "2026-06-09T10:00+01:00"),
        ("2026-06-01T23:30+00:00", 7, "America/New_York", "2026-06-08T10:00-04:00"),
        # A Thursday: 13 and 26 weeks later it is one again.
        ("2026-01-15T12:00+00:00", 91, "Europe/London", "2026-04-16T10:00+01:00"),
        ("2026-01-15T12:00+00:00", 182, "Europe/London", "2026-07-16T10:00+01:00"),
        ("2028-02-22T12:00+00:00", 7, "Europe/London", "2028-02-29T10:00+00:00"),
    ],
)
def test_known_dates(ended: str, days: int, zone: str, due: str) -> None:
    found = days_after(ms(datetime.fromisoformat(ended)), days, zone)
    assert there(found, zone) == datetime.fromisoformat(due)


def test_an_hour_that_is_left_out_or_comes_twice() -> None:
    forward = days_after(ms(datetime(2026, 3, 28, 12, tzinfo=UTC)), 1, "Europe/London", hour=1)
    assert datetime.fromtimestamp(forward / 1000, UTC).hour == 1  # it is two by then
    back = days_after(ms(datetime(2026, 10, 24, 12, tzinfo=UTC)), 1, "Europe/London", hour=1)
    assert datetime.fromtimestamp(back / 1000, UTC).hour == 0  # the first of two
    assert day_of(forward, "Europe/London") == date(2026, 3, 29)


def test_a_zone_is_one_that_is_known() -> None:
    assert is_time_zone("Europe/London")
    for name in ("", "Wales", "../../etc/passwd", "/etc/passwd", "Europe", "Europe/London\0"):
        assert not is_time_zone(name)
