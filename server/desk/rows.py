"""What the desk knows of an event, its ideas and its pledges. Never an author, nor an id of one."""

from typing import Literal, get_args

import msgspec

from sessions.wire import FollowUp, GroundGroup, IdeaStatus, Perspective

Kind = Literal["idea", "pledge"]
FOLLOW_UPS: tuple[FollowUp, ...] = get_args(FollowUp)


class LadderRow(msgspec.Struct, frozen=True):
    """Where people placed the work, on average from 1 to 7; None where fewer than five did."""

    round: int
    mean: float | None


class Room(msgspec.Struct, frozen=True):
    """The groups in the room, as they were published last, and their shares in per cent."""

    groups: list[GroundGroup]
    people: list[int]


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event. Times are milliseconds, to the minute; `titles` has every language's own.

    `deletes_at` is when all of it is deleted, as it stands now.
    `ideas` and `pledges` are those that everybody may see; `follow_ups` counts these pledges by
    what became of them.
    """

    code: str
    title: str
    titles: dict[str, str]
    lang: str
    languages: list[str]
    series: str | None
    created_at: int
    ended_at: int | None
    deletes_at: int
    people: int
    ideas: int
    pledges: int
    joiners: int
    follow_ups: dict[FollowUp, int]
    checked_in: int
    ladder: list[LadderRow]
    perspectives: list[Perspective]
    room: Room | None


class PledgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a pledge says, as facilitators may read it.

    `due` and `checked_in` (when its owner last said how it goes) are days, as ISO dates. `who` is
    what the owner chose to be called.
    """

    who: str | None
    group: str | None
    kind: str
    by_when: str | None
    due: str | None
    follow_up: FollowUp
    help: str | None
    joiners: int
    themes: list[dict[str, str]]
    checked_in: str | None


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """An idea or a pledge, by its number in its event.

    `into` is the number of the idea that this one was merged into.
    """

    kind: Kind
    n: int
    text: str
    lang: str
    status: IdeaStatus
    into: int | None = None
    pledge: PledgeRow | None = None


class Read(msgspec.Struct, frozen=True):
    """All that the desk keeps of an event."""

    event: EventRow
    things: list[Thing]
