"""Events as a desk finds them: played without a server, and written into a log."""

from typing import Any

import msgspec

from sessions import commands as c
from sessions.log import Commit, Log
from sessions.wire import Position
from tests.server.told_event import keep_long
from tests.sessions.room import BEGIN, FACILITATOR, Room

DAY = 86_400_000
FIRST, SECOND, OTHER = "BCDFGH", "BCDFGJ", "HGFDCB"
TODAY = BEGIN + 100 * DAY  # 17 January 2026
# A server of today would delete them a year after their end.
KEPT_LONG = c.PrivacyText(months=120)
PERSPECTIVES = [
    c.PerspectiveText(names={"en": "Carers", "cy": "Gofalwyr"}, expected=10),
    c.PerspectiveText(names={"en": "Staff", "cy": "Staff"}, expected=10),
]


async def keep(log: Log, room: Room, code: str = FIRST, days: int = 0) -> None:
    """Write a room down as an event of this code that began so many days after others."""
    room.do(FACILITATOR, c.SetPrivacy, privacy=KEPT_LONG)
    commits = [
        Commit(seq, [_moved(event, code, days) for event in events], [])
        for seq, events in enumerate(room.log, 1)
    ]
    await log.create(code, "e1", commits[0])
    for commit in commits[1:]:
        await log.append(code, Position("e1", commit.seq - 1), commit)


def _moved(event: Any, code: str, days: int) -> Any:
    named = {"code": code} if hasattr(event, "code") else {}
    return msgspec.structs.replace(event, at=event.at + days * DAY, **named)


def visits() -> Room:
    """The first of a series: who wrote which idea is nobody's business, what was promised is."""
    room = Room(
        title="Better visits",
        translations={"cy": c_about("Ymweliadau gwell")},
        series="Visits together",
        perspectives=PERSPECTIVES,
    )
    people = room.people(12)
    for number, one in enumerate(people):
        # Fewer carers than were asked: too few to be a group.
        choice = "v1" if number < 2 else "v2" if number < 9 else ""
        room.do(one, c.ChoosePerspectives, perspectives=[choice] if choice else [])
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    quiet = room.do(people[0], c.PostIdea, text="A quiet corner for visitors")
    tea = room.do(people[1], c.PostIdea, text="Tea for whoever waits")
    late = room.do(people[2], c.PostIdea, text="Te i bawb sy'n aros", lang="cy")
    loud = room.do(people[3], c.PostIdea, text="Sister Zebedee shouts at night")
    room.do(FACILITATOR, c.ShowIdeas)
    room.do(FACILITATOR, c.HideIdea, idea=loud)
    room.do(FACILITATOR, c.MergeIdeas, into=tea, from_=[late])
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[quiet])
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Time to rest")
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Amser i orffwys", lang="cy")
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    kept = room.do(
        people[0], c.MakePledge, text="I will find a quiet room", kind="action", who="Siân Rees",
        group="Ward sisters", ideas=[quiet], due="2025-11-03",
    )  # fmt: skip
    room.do(people[1], c.JoinPledge, pledge=kept)
    room.do(
        people[2], c.MakePledge, text="I will bring tea", kind="action", due="2025-12-24",
        who="Tom", by_when="before Christmas",
    )  # fmt: skip
    room.do(people[3], c.MakePledge, text="Listen before I speak", kind="culture")
    room.do(FACILITATOR, c.OpenStage, stage="s5")
    room.do(people[0], c.CheckIn, pledge=kept, status="kept", story="It has a window")
    keep_long(room)
    return room


def visits_again() -> Room:
    """The second: everybody came, and nobody has said anything since."""
    room = Room(title="Visits, once more", series="Visits together", perspectives=PERSPECTIVES)
    people = room.people(11)
    for number, one in enumerate(people):
        room.do(one, c.ChoosePerspectives, perspectives=["v1" if number < 5 else "v2"])
    ladder = room.do(FACILITATOR, c.AddStage, kind="ladder")
    room.do(FACILITATOR, c.OpenStage, stage=ladder)
    for number, one in enumerate(people):
        room.do(one, c.PlaceRung, stage=ladder, rung=4 + number % 3)
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    room.do(
        people[0], c.MakePledge, text="I will ring =1+1", kind="action", who="Siân Rees",
        due="2026-02-10",
    )  # fmt: skip
    room.do(FACILITATOR, c.CloseStage)
    keep_long(room)
    return room


def buses() -> Room:
    """Another event, of no series, with somebody's pledge held back."""
    room = Room("quick", title="Buses")
    one = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    room.do(one, c.PostIdea, text="More buses to the dŵr")
    keep_long(room)
    return room


def c_about(title: str) -> Any:
    from sessions.wire import About

    return About(title=title)


async def filled(log: Log) -> None:
    await keep(log, visits(), FIRST)
    await keep(log, buses(), OTHER, days=1)
    await keep(log, visits_again(), SECOND, days=60)
