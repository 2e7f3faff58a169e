"""Who asks."""

from typing import Literal

import msgspec

from sessions.refusals import Code, Refuse


class Actor(msgspec.Struct, frozen=True):
    """A participant (by id), a facilitator (by the hash of their link), or the server itself."""

    role: Literal["attendee", "board", "facilitator", "server"]
    id: str

    def must_be(self, role: str) -> None:
        if self.role != role:
            raise Refuse(Code.NOT_ALLOWED)
