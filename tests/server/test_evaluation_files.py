"""An evaluation in the files that an event leaves: what was published, and nothing else."""

import json

from sessions import commands as c
from tests.server.exported import in_files, read, written
from tests.sessions.room import FACILITATOR, Room
from tests.sessions.test_evaluation import AGENDA, LAST, answer


def answered() -> Room:
    """Twelve people: all say how hopeful they are, two say what to do differently."""
    room = Room(AGENDA)
    room.do(FACILITATOR, c.OpenStage, stage=LAST)
    people = room.people(12)
    for number, who in enumerate(people):
        words = {"differently": f"=More tea {number}"} if number < 2 else {}
        answer(room, who, hope=8, welcome=5 if number < 6 else 4, **words)
    return room


def test_nothing_of_it_is_in_a_file_before_it_is_over() -> None:
    room = answered()
    assert json.loads(written(room.state, "json"))["evaluations"] == []
    assert "More tea" not in in_files(room.state)


def test_what_was_published_is_in_the_json() -> None:
    room = answered()
    room.do(FACILITATOR, c.CloseStage)
    [found] = json.loads(written(room.state, "json"))["evaluations"]
    assert (found["stage"], found["answered"]) == (LAST, 12)
    assert [one["id"] for one in found["questions"]][:2] == ["hope", "welcome"]
    by_question = {one["question"]: one for one in found["findings"]}
    assert by_question["hope"]["middle"] == 8
    assert {one["text"] for one in found["texts"]} == {"=More tea 0", "=More tea 1"}
    [text, _] = room.state.survey_texts
    gone = room.state.survey_texts[text].text
    room.do(FACILITATOR, c.ShowSurveyText, survey_text=text, show=False)
    assert gone not in in_files(room.state)


def test_each_finding_and_each_text_is_a_row() -> None:
    room = answered()
    room.do(FACILITATOR, c.CloseStage)
    heading, *rows = read(written(room.state, "evaluation", ["en"]))
    assert heading[:4] == ["Step", "Question", "People who answered", "Answer"]
    hope = next(row for row in rows if row[1].startswith("How hopeful"))
    # What everybody said alike is told as the middle alone.
    assert hope[2:8] == ["12", "", "", "8", "", ""]
    welcome = [row for row in rows if row[1].startswith("I felt welcome")]
    assert [row[3] for row in welcome] == ["Agree", "Strongly agree"]
    words = [row for row in rows if row[1].startswith("What should we do differently")]
    assert sorted(row[-2] for row in words if row[-2]) == ["'=More tea 0", "'=More tea 1"]
    # Too few answered the last question but one: their number stands there, and nothing else.
    changed = next(row for row in rows if row[1].startswith("What is different"))
    assert changed[3:] == [""] * len(changed[3:])
