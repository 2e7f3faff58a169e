"""An evaluation in files: what was published, and nothing that leads back to anybody."""

import json
from typing import Any

import pytest

from server.export import evaluation_sheet
from server.export.sayings import Sayings
from sessions import commands as c
from sessions.agenda import Template, TemplateStage
from sessions.wire import Question, Survey
from tests.server.exported import written
from tests.sessions.room import FACILITATOR, Room

OWN = Survey(
    questions=[
        Question(id="hope", kind="thermometer"),
        Question(
            id="heard", kind="agree", texts={"en": "I was heard.", "cy": "Cefais fy nghlywed."}
        ),
        Question(id="why", kind="text", texts={"en": "=Why?"}),
    ],
    source="Elen",
)
AGENDA = Template(
    id="evaluated",
    stages=[
        TemplateStage(kind="evaluation", survey=Survey(questions=OWN.questions[:1])),
        TemplateStage(kind="evaluation", repeats=1, survey=OWN),
        TemplateStage(kind="evaluation"),
    ],
)


@pytest.fixture(scope="module")
def room() -> Room:
    room = Room(AGENDA)
    people = room.people(10)
    for stage, up in (("s1", 0), ("s2", 2)):
        room.do(FACILITATOR, c.OpenStage, stage=stage)
        for number, one in enumerate(people):
            answers: dict[str, Any] = {"hope": up + (3 if number < 5 else 6)}
            if stage == "s2":
                said = "Ring 07700 900123" if number == 9 else f"Because {number}"
                answers |= {"heard": 5, "why": said}
            room.do(one, c.AnswerSurvey, stage=stage, answers=answers)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(people[0], c.AnswerSurvey, stage="s3", answers={"hope": 9})
    room.do(FACILITATOR, c.CloseStage)
    return room


def rows(room: Room, *languages: str) -> list[list[Any]]:
    return [list(row) for row in evaluation_sheet.sheet(room.state, Sayings(languages)).rows]


def test_a_row_for_each_answer_that_is_told_of(room: Room) -> None:
    sheet = evaluation_sheet.sheet(room.state, Sayings(["en"]))
    found = [list(row) for row in sheet.rows]
    assert sheet.size == len(found)
    assert all(len(row) == len(evaluation_sheet.COLUMNS) for row in found)
    hope = "How hopeful do you feel about working together?"
    assert found[:2] == [
        [1, hope, 10, "6", 50, "about 50 %", "3", 4.5, None],
        [1, hope, 10, "3", 50, "about 50 %", "3", 4.5, None],
    ]
    assert found[2] == [2, hope, 10, "8", 50, "about 50 %", "5", 6.5, 2.0]
    assert found[4] == [2, "I was heard.", 10, None, None, None, "Strongly agree", None, None]
    said = sorted(row[3] for row in found[6:])
    assert said == [f"Because {number}" for number in range(9)]
    assert {row[0] for row in found} == {1, 2}


def test_both_languages_side_by_side(room: Room) -> None:
    found = rows(room, "en", "cy")
    assert found[4][1] == "I was heard. / Cefais fy nghlywed."
    assert found[4][6] == "Strongly agree / Cytuno'n gryf"


def test_the_json_file_holds_what_was_published(room: Room) -> None:
    start, end = json.loads(written(room.state, "json"))["evaluations"]
    assert (start["stage"], start["answered"], start["shift"]) == ("s1", 10, {})
    assert (end["source"], end["shift"]) == ("Elen", {"hope": 2.0})
    assert end["findings"][0]["bands"] == [
        {"keys": ["5"], "share": 50},
        {"keys": ["8"], "share": 50},
    ]
    assert len(end["texts"]["why"]) == 9
    assert set(end["texts"]["why"][0]) == {"text", "lang"}
    assert "07700" not in json.dumps(end)


def test_no_file_names_a_person_or_an_answer(room: Room) -> None:
    found = written(room.state, "json").decode() + written(room.state, "xlsx").decode("latin-1")
    keys = [key for one in room.state.evaluations.values() for key in one.answers]
    for secret in (*room.state.people, *keys, *room.state.survey_texts):
        assert secret not in found
