"""An evaluation: who answers when, what is published once, and that it leads back to nobody."""

import re
from typing import Any

import msgspec
import pytest

from sessions import codec, evaluation, privacy, views
from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.events import SurveyAnswered, SurveyPublished, SurveyTextPublished
from sessions.refusals import Code
from sessions.views.my_data import my_data
from sessions.wire import Band, Question, Survey
from tests.sessions.room import BOARD, FACILITATOR, SERVER, Room, everything, plain

HOPE = Question(id="hope", kind="thermometer")
AGENDA = Template(
    id="evaluated",
    stages=[
        TemplateStage(kind="evaluation", survey=Survey(questions=[HOPE])),
        TemplateStage(kind="ideas"),
        TemplateStage(kind="evaluation", repeats=1),
        TemplateStage(kind="close"),
    ],
)
FIRST, LAST = "s1", "s3"


@pytest.fixture
def room() -> Room:
    room = Room(AGENDA)
    room.do(FACILITATOR, c.OpenStage, stage=LAST)
    return room


@pytest.fixture
def people(room: Room) -> list[Actor]:
    return room.people(12)


def answer(room: Room, who: Actor, stage: str = LAST, **answers: Any) -> None:
    room.do(who, c.AnswerSurvey, stage=stage, answers=answers)


def own(room: Room, who: Actor) -> dict[str, Any]:
    return {key: one.answers for key, one in room.me(who)["answers"].items()}


def found(room: Room, audience: Any = "board", stage: str = LAST) -> Any:
    return room.view(audience)["evaluations"][stage]


def texts(room: Room, audience: Any = "facilitator") -> list[Any]:
    return list(room.view(audience)["survey_texts"].values())


def test_the_questions_come_with_their_stage(room: Room) -> None:
    assert [one.id for one in room.view("attendee")["surveys"][LAST].questions] == [
        *("hope", "welcome", "say", "changed", "differently"),
    ]
    assert FIRST not in room.view("attendee")["surveys"]
    assert FIRST not in room.view("board")["surveys"]
    assert room.view("facilitator")["surveys"][FIRST].questions == [HOPE]
    room.do(FACILITATOR, c.CloseStage)
    assert not room.view("attendee")["surveys"]


def test_an_answer_is_replaced_whole_and_can_be_taken_back(room: Room, people: list[Actor]) -> None:
    ann = people[0]
    answer(room, ann, hope=7, welcome=5, changed=["next", "others"], differently="  More\ntime ")
    given = {"hope": 7, "welcome": 5, "changed": ["others", "next"], "differently": "More\ntime"}
    assert own(room, ann) == {LAST: given}
    assert found(room).answered == 1
    answer(room, ann, **given)
    assert room.log[-1] == []
    answer(room, ann, hope=3, differently=" \u200b ")
    assert own(room, ann) == {LAST: {"hope": 3}}
    assert found(room).answered == 1
    answer(room, ann)
    assert own(room, ann) == {}
    assert found(room).answered == 0
    answer(room, ann)
    assert room.log[-1] == []


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"hope": 11}, Code.BAD_ANSWER),
        ({"hope": "7"}, Code.BAD_ANSWER),
        ({"welcome": 0}, Code.BAD_ANSWER),
        ({"changed": "next"}, Code.BAD_ANSWER),
        ({"changed": ["no-such"]}, Code.BAD_ANSWER),
        ({"differently": 4}, Code.BAD_ANSWER),
        ({"no-such": 4}, Code.BAD_ANSWER),
        ({"differently": "x" * 501}, Code.TEXT_TOO_LONG),
    ],
)
def test_what_is_no_answer_is_refused(
    room: Room, people: list[Actor], answers: dict[str, Any], code: Code
) -> None:
    assert room.refused(people[0], c.AnswerSurvey, stage=LAST, answers=answers) == code


def test_answers_are_for_the_open_evaluation_and_from_attendees(
    room: Room, people: list[Actor]
) -> None:
    ann = people[0]
    for stage, code in (("s2", Code.NO_SUCH_STAGE), (FIRST, Code.STAGE_CLOSED)):
        assert room.refused(ann, c.AnswerSurvey, stage=stage, answers={}) == code
    for who in (BOARD, FACILITATOR):
        asked = {"stage": LAST, "answers": {"hope": 1}}
        assert room.refused(who, c.AnswerSurvey, **asked) == Code.NOT_ALLOWED
    room.do(FACILITATOR, c.RemoveStage, stage=FIRST)


def test_nobody_sees_more_than_how_many_answered_before_it_is_over(
    room: Room, people: list[Actor]
) -> None:
    for one in people:
        answer(room, one, hope=4, differently="My own words")
    for audience in ("attendee", "board", "facilitator"):
        written = msgspec.json.encode(room.view(audience)).decode()  # type: ignore[arg-type]
        assert "My own" not in written
    assert (found(room).answered, found(room).findings) == (12, [])
    assert found(room, "facilitator") == found(room)
    assert not room.view("attendee")["evaluations"]
    assert evaluation.results(room.state, room.state.stages[LAST]) is None


def test_results_come_once_and_answers_no_more(room: Room, people: list[Actor]) -> None:
    for number, one in enumerate(people):
        answer(room, one, hope=8 if number < 6 else 3, differently=f"Thing {number}")
    room.do(FACILITATOR, c.Reveal)
    hope, *_ = found(room).findings
    assert hope.bands == [Band(["3"], 50), Band(["8"], 50)]
    assert (hope.answered, hope.middle, hope.mean) == (12, 3, 5.5)
    assert sorted(one.text for one in texts(room, "board")) == sorted(
        f"Thing {n}" for n in range(12)
    )
    assert not room.view("attendee")["survey_texts"]
    assert room.view("attendee")["surveys"][LAST].over
    asked = {"stage": LAST, "answers": {"hope": 1}}
    assert room.refused(people[0], c.AnswerSurvey, **asked) == Code.SURVEY_OVER
    before = plain(room.view("board")["evaluations"])
    room.do(FACILITATOR, c.Reveal)
    assert room.log[-1] == []
    room.do(FACILITATOR, c.CloseStage)
    room.do(FACILITATOR, c.Undo)
    late = room.join()
    assert room.refused(late, c.AnswerSurvey, **asked) == Code.SURVEY_OVER
    room.do(FACILITATOR, c.NextStage)
    assert plain(room.view("board")["evaluations"]) == before
    published = [e for events in room.log for e in events if isinstance(e, SurveyPublished)]
    assert len(published) == 1


@pytest.mark.parametrize("closes", [c.CloseStage, c.NextStage])
def test_closing_publishes_too(room: Room, people: list[Actor], closes: type[c.Command]) -> None:
    for one in people:
        answer(room, one, welcome=5)
    room.do(FACILITATOR, closes)
    results = evaluation.results(room.state, room.state.stages[LAST])
    assert results is not None
    assert results.answered == 12
    assert [one.middle for one in results.findings] == [None, 5, None, None, None]


def test_too_few_show_nothing_and_may_go_on(room: Room, people: list[Actor]) -> None:
    for one in people[:4]:
        answer(room, one, hope=9, differently="One of four")
    assert room.refused(FACILITATOR, c.Reveal) == Code.TOO_FEW_ANSWERS
    room.do(FACILITATOR, c.CloseStage)
    assert (found(room).answered, found(room).over, found(room).findings) == (4, False, [])
    assert not texts(room)
    room.do(FACILITATOR, c.Undo)
    answer(room, people[4], hope=1)
    room.do(FACILITATOR, c.CloseStage)
    assert found(room).over
    assert len(texts(room)) == 4


def test_a_shared_phone_counts_once_where_it_is_asked_whether_they_are_enough(
    room: Room, people: list[Actor]
) -> None:
    seat = room.do(people[0], c.AddSeat)
    for one in people[:4]:
        answer(room, one, hope=9)
    does = room.command(c.AnswerSurvey, stage=LAST, answers={"hope": 2})
    room.do(people[0], c.ActFor, seat=seat, does=does)
    assert found(room).answered == 5
    assert room.refused(FACILITATOR, c.Reveal) == Code.TOO_FEW_ANSWERS


def test_who_no_longer_agrees_can_only_take_back(room: Room, people: list[Actor]) -> None:
    ann = people[0]
    seat = room.do(ann, c.AddSeat, acting=True, agreed=True)
    given = {"stage": LAST, "answers": {"hope": 2}}
    room.do(ann, c.ActFor, seat=seat, does=room.command(c.AnswerSurvey, **given))
    room.do(ann, c.ChangeAgreement, seat=seat, agreed=False)
    again = room.command(c.AnswerSurvey, stage=LAST, answers={"hope": 3})
    assert room.refused(ann, c.ActFor, seat=seat, does=again) == Code.NO_AGREEMENT
    back = room.command(c.AnswerSurvey, stage=LAST, answers={})
    room.do(ann, c.ActFor, seat=seat, does=back)
    assert found(room).answered == 0


def test_the_thermometer_says_by_how_much_it_rose(room: Room, people: list[Actor]) -> None:
    room.do(FACILITATOR, c.OpenStage, stage=FIRST)
    for number, one in enumerate(people):
        answer(room, one, FIRST, hope=2 if number < 6 else 5)
    room.do(FACILITATOR, c.OpenStage, stage=LAST)
    for number, one in enumerate(people):
        answer(room, one, hope=4 if number < 6 else 9)
    room.do(FACILITATOR, c.CloseStage)
    results = evaluation.results(room.state, room.state.stages[LAST])
    assert results is not None
    assert results.shift == {"hope": 3.0}


def test_words_with_a_flag_wait_whatever_else_is_held(room: Room, people: list[Actor]) -> None:
    for number, one in enumerate(people):
        said = "Ring 07700 900123" if number == 3 else f"Thing {number}"
        answer(room, one, differently=said)
    room.do(FACILITATOR, c.CloseStage)
    (flagged,) = [one for one in texts(room) if not one.shown]
    assert (flagged.text, flagged.flags) == ("Ring 07700 900123", ["phone"])
    assert len(texts(room, "board")) == 11
    room.do(FACILITATOR, c.ShowSurveyText, survey_text=flagged.id, show=True)
    assert len(texts(room, "board")) == 12
    room.do(FACILITATOR, c.ShowSurveyText, survey_text=flagged.id, show=False)
    assert len(texts(room, "board")) == 11
    results = evaluation.results(room.state, room.state.stages[LAST])
    assert results is not None
    assert len(results.texts["differently"]) == 11
    no_such = {"survey_text": "no-such", "show": True}
    assert room.refused(FACILITATOR, c.ShowSurveyText, **no_such) == Code.NO_SUCH_WORD
    no_such["survey_text"] = flagged.id
    assert room.refused(people[0], c.ShowSurveyText, **no_such) == Code.NOT_ALLOWED


def test_all_words_wait_where_all_ideas_do(room: Room, people: list[Actor]) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="all")
    for one in people:
        answer(room, one, differently="More time")
    room.do(FACILITATOR, c.CloseStage)
    assert not texts(room, "board")


def test_what_is_asked_is_fixed_once_somebody_answered(room: Room, people: list[Actor]) -> None:
    survey = Survey(questions=[Question(kind="agree", texts={"en": " I was heard. "})])
    room.do(FACILITATOR, c.ChangeStage, stage=LAST, survey=survey)
    (question,) = room.view("attendee")["surveys"][LAST].questions
    assert (question.id, question.texts) == ("q1", {"en": "I was heard."})
    answer(room, people[0], q1=4)
    refused = room.refused(FACILITATOR, c.ChangeStage, stage=LAST, survey=None)
    assert refused == Code.STAGE_BEGUN
    room.do(FACILITATOR, c.Undo)
    assert room.refused(FACILITATOR, c.RemoveStage, stage=LAST) == Code.STAGE_BEGUN
    bad = Survey(questions=[])
    assert room.refused(FACILITATOR, c.ChangeStage, stage=FIRST, survey=bad) == Code.BAD_SURVEY
    assert room.refused(FACILITATOR, c.ChangeStage, stage="s2", survey=survey) == Code.BAD_SETTING


# Attacks.


def two_worlds() -> tuple[Room, Room]:
    """The same marks and words, dealt out to other people, in another order."""
    worlds = []
    for turn in (0, 5):
        room = Room(AGENDA)
        people = room.people(12)
        room.do(FACILITATOR, c.OpenStage, stage=LAST)
        for number in sorted(range(12), key=lambda n: (n + turn) % 12):
            marks = {"hope": number % 11, "welcome": 1 + number % 5}
            said = {"differently": f"Thing {(number + turn) % 12}"}
            answer(room, people[number], **marks, **said)
        room.do(FACILITATOR, c.CloseStage)
        worlds.append(room)
    return worlds[0], worlds[1]


def as_seen(room: Room, who: Any) -> Any:
    view = plain(room.view(who))
    view["survey_texts"] = sorted(one["text"] for one in view["survey_texts"].values())
    return view


def test_it_looks_the_same_whoever_said_what_beside_what_and_when() -> None:
    one, other = two_worlds()
    for audience in views.AUDIENCES:
        assert as_seen(one, audience) == as_seen(other, audience)


def test_words_stand_in_no_order_that_tells_anything() -> None:
    room, _ = two_worlds()
    keys = [one.id for one in texts(room)]
    assert keys == sorted(keys)
    published = [e for e in room.log[-1] if isinstance(e, SurveyTextPublished)]
    assert [one.survey_text for one in published] == keys
    written = msgspec.json.encode(everything(room.state)["facilitator"]).decode()
    for person in room.state.people:
        assert person not in written
    for key in room.state.evaluations[LAST].answers:
        assert key not in written


def test_the_log_keeps_answers_and_whose_they_are_apart() -> None:
    room, _ = two_worlds()
    assert codec.erasable(SurveyAnswered) == ("author", "marks", "words")
    assert codec.erasable(SurveyTextPublished) == ("text",)
    bodies = [codec.pack(e).body.decode() for e in room.log if isinstance(e[-1], SurveyAnswered)]
    for body in bodies:
        assert "hope" not in body
        assert not any(person in body for person in room.state.people)
    assert "Thing" not in b"".join(codec.pack(events).body for events in room.log).decode()


def is_whole(room: Room) -> None:
    """The log folds to the same with what was forgotten, and without it."""
    for whole in (True, False):
        assert plain(room.replayed(whole=whole)) == plain(room.state)


def is_stored(room: Room, words: str) -> bool:
    rows = [row.words for packed in room.stored() for row in packed.personal]
    return any(re.search(rf"{words}\b", row) for row in rows)


@pytest.mark.parametrize("by", ["self", "text"])
def test_what_is_erased_later_changes_no_published_figure(by: str) -> None:
    room, _ = two_worlds()
    ann = Actor("attendee", next(iter(room.state.people)))
    before = plain(room.view("board"))
    (_, text) = evaluation.subjects(room.state, ann.id)
    words = room.state.survey_texts[text].text
    assert is_stored(room, words)
    if by == "self":
        room.do(ann, c.EraseMe)
    else:
        room.do(FACILITATOR, c.ErasePerson, thing=text)
    assert ann.id not in room.state.people
    after = plain(room.view("board"))
    assert len(after["survey_texts"]) == len(before["survey_texts"]) - 1
    assert after["evaluations"] == before["evaluations"]
    assert not is_stored(room, words)
    assert evaluation.subjects(room.state, ann.id) == []
    is_whole(room)


def test_somebody_who_is_erased_before_it_is_over_is_not_counted(
    room: Room, people: list[Actor]
) -> None:
    for one in people[:6]:
        answer(room, one, hope=7, differently="Words to forget")
    answer(room, people[0])
    room.do(people[0], c.EraseMe)
    room.do(people[1], c.EraseMe)
    assert found(room).answered == 4
    assert room.refused(FACILITATOR, c.Reveal) == Code.TOO_FEW_ANSWERS
    is_whole(room)


def test_words_are_taken_away_where_they_were_published_and_where_they_were_answered() -> None:
    room, _ = two_worlds()
    text = texts(room)[0]
    room.do(FACILITATOR, c.Redact, things=[text.id])
    assert text.id not in room.view("facilitator")["survey_texts"]
    assert not is_stored(room, text.text)
    is_whole(room)


def test_with_the_links_to_authors_who_answered_what_is_forgotten() -> None:
    room, _ = two_worlds()
    before = plain(room.view("board"))
    text = texts(room)[0]
    room.do(SERVER, c.ForgetLinks)
    assert room.state.evaluations[LAST].answers == {}
    assert plain(room.view("board")) == before
    assert room.refused(FACILITATOR, c.ErasePerson, thing=text.id) == Code.AUTHOR_UNKNOWN
    assert not is_stored(room, "welcome")
    assert is_stored(room, text.text)
    is_whole(room)
    room.do(FACILITATOR, c.Redact, things=[text.id])
    is_whole(room)


def test_who_answered_after_the_links_were_forgotten_is_forgotten_too(
    room: Room, people: list[Actor]
) -> None:
    room.do(SERVER, c.ForgetLinks)
    late = room.now + 31 * 24 * privacy.HOUR
    assert not privacy.must_unlink(room.state, late)
    answer(room, people[0], differently="Too late to be alone")
    assert privacy.must_unlink(room.state, late)
    room.do(SERVER, c.ForgetLinks)
    assert not is_stored(room, people[0].id)
    assert not privacy.must_unlink(room.state, late)


def test_ones_own_answers_are_among_ones_own_data(room: Room, people: list[Actor]) -> None:
    answer(room, people[0], hope=7, differently="Start later")
    answer(room, people[1], hope=3)
    given = my_data(room.state, people[0].id).answers
    assert [(one.question, one.chosen, one.text) for one in given] == [
        ("hope", 7, None),
        ("differently", None, "Start later"),
    ]


def test_a_log_without_its_personal_words_still_folds() -> None:
    room, _ = two_worlds()
    again = Room()
    again.state = type(room.state)()
    for events in room.log:
        again.take(codec.unpack(codec.pack(events).body, []))
    assert plain(again.view("board")["evaluations"]) == plain(room.view("board")["evaluations"])
    assert not texts(again)
