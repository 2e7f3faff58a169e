"""Times in files: to the minute, so that they tell no more of who did what than the room saw."""

from datetime import UTC, datetime

WRITTEN = "%Y-%m-%d %H:%M"


def moment(at: int) -> datetime:
    """A time (ms) in UTC, to the minute; without a zone, as spreadsheets have none."""
    return datetime.fromtimestamp(at // 60_000 * 60, UTC).replace(tzinfo=None)


def minute(at: int) -> str:
    """The same, as people read it."""
    return moment(at).strftime(WRITTEN)
