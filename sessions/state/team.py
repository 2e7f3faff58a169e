"""The team."""

import msgspec

from sessions.wire import Doing, MemberRole


class Member(msgspec.Struct, kw_only=True):
    """Somebody with a link to the console; `seats` are the participants this one writes for."""

    id: str
    n: int
    role: MemberRole
    secret: str
    name: str | None = None
    revoked: bool = False
    seats: list[str] = []
    last: Doing | None = None
