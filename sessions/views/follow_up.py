"""What was told of pledges: the shown words for everybody, all of it for facilitators."""

from msgspec import UNSET

from sessions import wire as w
from sessions.state import CheckIn, SessionState
from sessions.views.audience import Audience, Sight
from sessions.views.moderation import status

DAY = 24 * 3600 * 1000


def story(told: CheckIn) -> w.Story:
    """To the day: who told of two pledges in one minute is not to be seen."""
    return w.Story(
        id=told.id,
        at=told.at - told.at % DAY,
        by=told.by,
        status=told.status,
        story=told.story,
        lang=told.lang,
        picture=told.picture,
        help=told.help,
    )


def check_in(pledge: str, told: CheckIn) -> w.CheckInEntity:
    return w.CheckInEntity(
        id=told.id,
        at=told.at - told.at % DAY,
        by=told.by,
        status=told.status,
        story=told.story,
        lang=told.lang,
        picture=told.picture,
        help=told.help,
        pledge=pledge,
        state=status(told),
        flags=told.flags,
        redacted=told.redacted or UNSET,
    )


def _check_in(state: SessionState, audience: Audience, key: str) -> w.CheckInEntity | None:
    pledge = state.pledges.get(state.check_ins.get(key, ""))
    if pledge is None or audience != "facilitator":
        return None
    told = next(one for one in pledge.check_ins if one.id == key)
    return check_in(pledge.id, told)


ENTITIES: dict[str, Sight] = {"check_ins": _check_in}
