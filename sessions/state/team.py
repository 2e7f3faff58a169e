"""The team."""

from sessions.state.people import Holder
from sessions.wire import Doing, MemberRole


class Member(Holder, kw_only=True):
    """Somebody with a link to the console; `seats` are the people whom this one writes for."""

    role: MemberRole
    secret: str
    name: str | None = None
    revoked: bool = False
    last: Doing | None = None
