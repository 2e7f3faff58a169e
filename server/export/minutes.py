"""Times in files: to the minute, so that they tell no more of who did what than the room saw."""

from datetime import UTC, datetime


def minute(at: int) -> str:
    """A time in UTC, as spreadsheets and people read it."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M")
