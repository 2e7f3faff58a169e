"""A personal plan: what one person takes away. It is told to that person alone."""

from typing import Literal

import msgspec

from sessions.wire.base import Entity
from sessions.wire.follow_up import After, CheckInEntity
from sessions.wire.pledges import PledgeEntity
from sessions.wire.session import About

Backing = Literal["wrote", "supported", "voted"]


class OwnContact(msgspec.Struct, frozen=True, kw_only=True):
    """Where one can be reached. `at` is when one agreed; `paused_until` is null if mails go on.

    `bounced`: mail to it comes back, there is no such address.
    """

    email: str
    lang: str
    at: int
    paused_until: int | None
    stopped: bool
    bounced: bool


class ChosenIdea(Entity, frozen=True):
    """An idea that one backed and that was chosen. `why` says how one did, `place` where it came
    in the last vote (from 1), `pledges` which pledges came of it.
    """

    text: str
    lang: str
    why: list[Backing]
    place: int | None
    pledges: list[str]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`pledges` are one's own, `joined` those of others, `check_ins` what one told of any of them
    oneself, `chosen` the ideas that one backed. `mail`: one can leave an address.
    """

    code: str
    title: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    created_at: int
    ended_at: int | None
    name: str | None
    pledges: list[PledgeEntity]
    joined: list[PledgeEntity]
    check_ins: list[CheckInEntity]
    chosen: list[ChosenIdea]
    after: After | None
    contact: OwnContact | None
    mail: bool = False
