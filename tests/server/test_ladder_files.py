"""The ladder in the files that an event leaves."""

import json

from sessions import commands as c
from sessions.agenda import Template, TemplateStage
from tests.server.exported import read, written
from tests.sessions.hall import Hall
from tests.sessions.room import FACILITATOR, Room

AGENDA = Template(
    id="ladders",
    stages=[
        TemplateStage(kind="ladder", prompts=[{"en": "=Where are we?"}]),
        TemplateStage(kind="ladder", repeats=1),
        TemplateStage(kind="ladder"),
    ],
)


def test_a_row_for_each_time_with_the_shift() -> None:
    room = Room(AGENDA)
    ann, bob = room.people(2)
    for rungs in ((3, 4), (5, 7)):
        room.do(FACILITATOR, c.NextStage)
        for who, rung in zip((ann, bob), rungs, strict=True):
            room.do(who, c.PlaceRung, stage=room.state.stage, rung=rung)
    room.do(FACILITATOR, c.NextStage)
    heading, *rows = read(written(room.state, "ladder"))
    assert heading[:4] == [
        "Step / Cam",
        "Question / Cwestiwn",
        "Round / Rownd",
        "Coercion / Gorfodaeth",
    ]
    assert len(heading) == 13
    assert rows == [
        ["1", "'=Where are we?", "1", "0", "0", "1", "1", "0", "0", "0", "2", "3.5", ""],
        ["2", "", "1", "0", "0", "0", "0", "1", "0", "1", "2", "6.0", "2.5"],
        ["3", "", "1", "0", "0", "0", "0", "0", "0", "0", "0", "", ""],
    ]


def test_the_bands_stand_with_what_else_was_published() -> None:
    hall = Hall()
    hall.place("s9", [*[1] * 4, *[4] * 6, *[4] * 2, *[6] * 8, *[3] * 2, *[7] * 3])
    hall.close()
    rows = read(written(hall.room.state, "ground"))
    table = [row for row in rows if row[1].startswith("How perspectives see it")]
    assert [row[2] for row in table] == [
        "Doing to people / Gwneud i bobl",
        "Doing for people / Gwneud dros bobl",
        "Doing with people / Gwneud gyda phobl",
    ]
    assert table[2][4:7] == ["nearly nobody / bron neb", "80 %", "60 %"]


def test_a_ladder_at_the_end_does_not_hide_what_the_room_voted_for() -> None:
    stages = [TemplateStage(kind=kind) for kind in ("ideas", "vote", "ladder")]
    room = Room(Template(id="x", stages=stages))
    (ann,) = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.PostIdea, text="one")
    best = room.do(ann, c.PostIdea, text="two")
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=best, dots=3)
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=4)
    room.do(FACILITATOR, c.Reveal)
    following = json.loads(written(room.state, "next"))
    assert following["stages"][0]["prompts"] == [{"en": "two"}]
