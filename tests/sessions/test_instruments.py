"""Surveys brought along as files, good and bad."""

from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.words import languages, words
from sessions import instruments
from sessions.refusals import Code, Refuse
from sessions.surveys import BUILT_IN
from sessions.wire import Option, Question, Survey

QUESTION = {
    "id": "ease",
    "kind": "agree",
    "texts": {"en": "I was at ease.", "cy": "Roeddwn i'n gyfforddus."},
}
FILE: dict[str, Any] = {
    "format": "pledgewall-instrument",
    "version": 1,
    "name": {"en": "Ours"},
    "source": "Written by us",
    "licence": "Free to use",
    "questions": [QUESTION, {"id": "hope", "kind": "thermometer"}],
}
TABLE = """id,kind,text_en,text_cy,low_en,high_en,options_en,options_cy
,name,Our own,Ein holiadur,,,,
,licence,Free to use,,,,,
ease,agree, I was at ease. ,Roeddwn i'n gyfforddus.,,,,
warm,thermometer,How warm?,,Cold,Warm,,
where,one,Where?,Ble?,,,Here | There,Yma|Acw
why,text,"Why, then?",,,,,
"""


def read(found: Any) -> Survey:
    return instruments.decode(msgspec.json.encode(found))


def refusal(content: bytes) -> dict[str, Any]:
    with pytest.raises(Refuse) as refused:
        instruments.decode(content)
    found = refused.value.refusal
    assert found.code == Code.BAD_INSTRUMENT
    for language in languages():
        words(language).say(f"refusals.{found.code}", **found.values)
        words(language).say(f"agenda_problems.{found.values['why']}", **found.values)
    return found.values


def test_a_file_is_read_and_written_again() -> None:
    survey = read(FILE)
    assert (survey.name, survey.source, survey.licence) == (
        {"en": "Ours"},
        "Written by us",
        "Free to use",
    )
    assert [one.id for one in survey.questions] == ["ease", "hope"]
    assert instruments.plain(survey) == FILE
    assert read(instruments.plain(BUILT_IN)) == BUILT_IN


def test_a_table_is_read() -> None:
    survey = instruments.decode(b"\xef\xbb\xbf" + TABLE.encode())
    assert survey.name == {"en": "Our own", "cy": "Ein holiadur"}
    assert survey.licence == "Free to use"
    ease, warm, where, why = survey.questions
    assert ease.texts == {"en": "I was at ease.", "cy": "Roeddwn i'n gyfforddus."}
    assert warm == Question(
        id="warm",
        kind="thermometer",
        texts={"en": "How warm?"},
        low={"en": "Cold"},
        high={"en": "Warm"},
    )
    assert where.options == [
        Option(id="o1", texts={"en": "Here", "cy": "Yma"}),
        Option(id="o2", texts={"en": "There", "cy": "Acw"}),
    ]
    assert (why.kind, why.texts) == ("text", {"en": "Why, then?"})


ONE: dict[str, Any] = {"kind": "one", "texts": {"en": "Which?"}}
FEW = [{"texts": {"en": "A"}}, {"texts": {"en": "B"}}]


@pytest.mark.parametrize(
    ("changed", "where", "why"),
    [
        ({"format": "pledgewall-agenda"}, "format", "not_instrument"),
        ({"version": 2}, "version", "other_version"),
        ({"extra": 1}, "extra", "unknown_field"),
        ({"questions": []}, "questions", "no_questions"),
        ({"questions": [QUESTION] * 2}, "questions[2].id", "same_id"),
        ({"questions": [{**QUESTION, "id": f"q{n}"} for n in range(13)]}, "questions", "too_many"),
        ({"questions": [{**QUESTION, "kind": "stars"}]}, "questions[1].kind", "unknown_value"),
        ({"questions": [{**QUESTION, "id": "a b"}]}, "questions[1].id", "bad_id"),
        ({"questions": [{"kind": "agree"}]}, "questions[1].texts", "no_text"),
        ({"questions": [{"id": "hope", "kind": "agree"}]}, "questions[1].id", "unknown_value"),
        ({"questions": [{**QUESTION, "texts": {"EN": "x"}}]}, "questions[1].texts", "bad_language"),
        (
            {"questions": [{**QUESTION, "texts": {"en": "x" * 301}}]},
            "questions[1].texts.en",
            "text_too_long",
        ),
        ({"questions": [{**QUESTION, "options": FEW}]}, "questions[1].options", "no_options_here"),
        ({"questions": [{**QUESTION, "low": {"en": "x"}}]}, "questions[1].low", "only_thermometer"),
        ({"questions": [ONE]}, "questions[1].options", "too_few_options"),
        ({"questions": [{**ONE, "options": FEW * 6}]}, "questions[1].options", "too_many"),
        (
            {"questions": [{**ONE, "options": [*FEW, {}]}]},
            "questions[1].options[3].texts",
            "no_text",
        ),
        (
            {"questions": [{**ONE, "options": [{**FEW[0], "id": "a"}] * 2}]},
            "questions[1].options[2].id",
            "same_id",
        ),
        ({"source": "x" * 1001}, "source", "text_too_long"),
        ({"licence": 4}, "licence", "wrong_type"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    changed: dict[str, Any], where: str, why: str
) -> None:
    values = refusal(msgspec.json.encode({**FILE, **changed}))
    assert (values["where"], values["why"]) == (where, why)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe", "not_text"),
        (b"", "not_instrument"),
        (b"a,b\n1,2\n", "not_instrument"),
        (b"id,kind,text_en\nx,agree\n", "no_text"),
        (b"id,kind,text_en\nx,stars,How?\n", "unknown_value"),
        (b"id,kind,text_en\n" + b"x,agree,How?\n" * 70, "too_many"),
    ],
)
def test_what_is_no_instrument_is_refused(content: bytes, why: str) -> None:
    assert refusal(content)["why"] == why


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_breaks_it(content: bytes) -> None:
    for begun in (content, b"{" + content, b"id,kind,text_en,options_en\n" + content):
        with suppress(Refuse):
            instruments.decode(begun)
