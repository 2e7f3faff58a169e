"""What is asked and answered over HTTP alone, and describes no noun of `sessions`."""

import msgspec

from sessions.commands import Line
from sessions.wire import MemberRole


class Links(msgspec.Struct, frozen=True):
    """The links of a new event. `facilitator_token` is told this once."""

    code: str
    join_url: str
    board_url: str
    facilitate_url: str
    facilitator_token: str


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who shall help to run the event, and what they may do."""

    role: MemberRole
    name: Line = ""


class Invited(msgspec.Struct, frozen=True):
    """The new member's link. It is told this once."""

    member: str
    facilitate_url: str
    facilitator_token: str


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused: a stable code and a sentence."""

    code: str
    message: str
