"""Dates as people promise them: a day of the calendar, without a time or a place."""

import re
from calendar import monthrange

from sessions.refusals import Code, Refuse

_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")


def optional(asked: str | None) -> str | None:
    """An ISO date (`2027-03-01`) of this century, or None. Raises Refuse for what is no day."""
    if not asked:
        return None
    found = _ISO.fullmatch(asked)
    if found is None:
        raise Refuse(Code.BAD_DATE)
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise Refuse(Code.BAD_DATE)
    return asked
