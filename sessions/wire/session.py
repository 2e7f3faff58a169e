"""The session, and what newcomers learn of it."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sessions.wire.base import Entity
from sessions.wire.follow_up import After
from sessions.wire.help_lines import HelpLine
from sessions.wire.moderation import Holding
from sessions.wire.perspectives import Perspective
from sessions.wire.tables import Seating
from sessions.wire.votes import Ballot


class Timer(msgspec.Struct, frozen=True):
    started_at: int
    ends_at: int


class Counts(msgspec.Struct, frozen=True):
    """How much there is for everybody to see; what is held is 0 but for facilitators."""

    ideas: int
    pledges: int
    held: int
    held_pledges: int = 0


class About(msgspec.Struct, frozen=True):
    """What the organiser wrote about the session, in one further language."""

    title: str = ""
    purpose: str = ""
    influence: str = ""


StepKind = Literal[
    "open",
    "close",
    "show",
    "reveal",
    "round",
    "merge",
    "theme",
    "regroup",
    "dissolve",
    "tables",
]


class Undoes(msgspec.Struct, frozen=True):
    """The step that `undo` takes back: its number, and the member who took it."""

    n: int
    by: str | None


class SessionEntity(Entity, frozen=True):
    """The one entity of collection `session`; its id is `session`.

    `hold` says that all new ideas wait, `holding` what waits exactly; `paused` that nothing can be
    posted just now. People can choose among `perspectives`; `ground` is the stage whose published
    votes by perspective the board shows. For facilitators, `acted_for` says how many people have
    somebody acting for them, from three. `help_lines` say where people can turn. `after` is what
    facilitators wrote about what happens next; people read it in their plans. For facilitators,
    `series` is the name that it shares with events that belong to it. `story`: everybody may read
    what came of the event; facilitators are told how that page opens.
    """

    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    template: str
    stage: str | None
    timer: Timer | None
    ballot: Ballot | None
    counts: Counts
    hold: bool
    holding: Holding
    paused: bool
    address: str | None
    undo: StepKind | None
    seating: Seating | None
    created_at: int
    perspectives: list[Perspective] = []
    ground: str | None = None
    undoes: Undoes | UnsetType = UNSET
    acted_for: int | UnsetType = UNSET
    help_lines: list[HelpLine] = []
    series: str | UnsetType = UNSET
    after: After | UnsetType = UNSET
    story: bool | UnsetType = UNSET
    story_message: dict[str, str] | UnsetType = UNSET


class Newcomer(msgspec.Struct, frozen=True):
    """What `GET /api/sessions/{code}` tells somebody who has not joined.

    `door` is what stands in `s=` of the Socket.IO address: the code, and where an event has more
    people than one worker shall hold, a number after it that a balancer spreads them by. `mail`:
    people can leave an address here, and get reminders. `controller` answers for people's data, if
    the organiser says so.
    """

    code: str
    door: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    stage: str | None
    join_url: str
    board_url: str
    controller: str = ""
    mail: bool = False
