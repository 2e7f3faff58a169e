"""Surveys: the one that is built in, and what every survey and every answer has to be."""

import re
from collections.abc import Iterable

import msgspec

from sessions import text
from sessions.file_problems import Fail
from sessions.refusals import Code, Refuse
from sessions.wire import AnswerValue, Option, Question, Survey, SurveyTexts

MOST_QUESTIONS = 12
MOST_OPTIONS = 10
QUESTION_LENGTH = 300
OPTION_LENGTH = 120
ANSWER_LENGTH = text.IDEA_LENGTH
AGREE = range(1, 6)
THERMOMETER = range(11)

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

# Its words stand in the language files (`evaluation.built_in`). What a question means never
# changes: another one gets another id.
BUILT_IN = Survey(
    questions=[
        Question(id="hope", kind="thermometer"),
        Question(id="welcome", kind="agree"),
        Question(id="say", kind="agree"),
        Question(
            id="changed",
            kind="several",
            options=[Option(id=key) for key in ("others", "next", "people", "alone", "nothing")],
        ),
        Question(id="differently", kind="text"),
    ]
)
_BUILT_IN = {question.id: question for question in BUILT_IN.questions}


def bad(where: str, why: str, **values: int | str) -> Refuse:
    return Refuse(Code.BAD_SURVEY, where=where, why=why, **values)


def checked(survey: Survey, fail: Fail = bad, at: str = "") -> Survey:
    """The survey with its texts tidied and every id given. Raises what `fail` makes.

    `at` stands before the places in it, questions and options counted from 1.
    """
    asked = survey.questions
    if not asked:
        raise fail(f"{at}questions", "no_questions")
    if len(asked) > MOST_QUESTIONS:
        raise fail(f"{at}questions", "too_many", limit=MOST_QUESTIONS)
    found = [_question(one, n, fail, f"{at}questions[{n}]") for n, one in enumerate(asked, 1)]
    _unlike(found, fail, f"{at}questions")
    return Survey(
        questions=found,
        name=_texts(survey.name, text.TITLE_LENGTH, fail, f"{at}name"),
        source=_line(survey.source, fail, f"{at}source"),
        licence=_line(survey.licence, fail, f"{at}licence"),
    )


def _question(one: Question, n: int, fail: Fail, at: str) -> Question:
    if not one.texts and one.id in _BUILT_IN:
        own = _BUILT_IN[one.id]
        if msgspec.structs.replace(one, options=own.options) != own:
            raise fail(f"{at}.id", "unknown_value", name=one.id)
        return own
    texts = _texts(one.texts, QUESTION_LENGTH, fail, f"{at}.texts")
    if not texts:
        raise fail(f"{at}.texts", "no_text")
    if one.kind != "thermometer" and (one.low or one.high):
        raise fail(f"{at}.low", "only_thermometer")
    return Question(
        id=_id(one.id, f"q{n}", fail, at),
        kind=one.kind,
        texts=texts,
        low=_texts(one.low, OPTION_LENGTH, fail, f"{at}.low"),
        high=_texts(one.high, OPTION_LENGTH, fail, f"{at}.high"),
        options=_options(one, fail, f"{at}.options"),
    )


def _options(one: Question, fail: Fail, at: str) -> list[Option]:
    if one.kind not in ("one", "several"):
        if one.options:
            raise fail(at, "no_options_here")
        return []
    if len(one.options) < 2:
        raise fail(at, "too_few_options")
    if len(one.options) > MOST_OPTIONS:
        raise fail(at, "too_many", limit=MOST_OPTIONS)
    found = [_option(each, n, fail, f"{at}[{n}]") for n, each in enumerate(one.options, 1)]
    _unlike(found, fail, at)
    return found


def _option(one: Option, n: int, fail: Fail, at: str) -> Option:
    texts = _texts(one.texts, OPTION_LENGTH, fail, f"{at}.texts")
    if not texts:
        raise fail(f"{at}.texts", "no_text")
    return Option(id=_id(one.id, f"o{n}", fail, at), texts=texts)


def _unlike(things: Iterable[Question | Option], fail: Fail, at: str) -> None:
    seen: set[str] = set()
    for n, one in enumerate(things, 1):
        if one.id in seen:
            raise fail(f"{at}[{n}].id", "same_id", name=one.id)
        seen.add(one.id)


def _id(asked: str, usual: str, fail: Fail, at: str) -> str:
    found = asked or usual
    if not _ID.fullmatch(found):
        raise fail(f"{at}.id", "bad_id", name=found[:40])
    return found


def _texts(texts: SurveyTexts, limit: int, fail: Fail, at: str) -> SurveyTexts:
    """Each language's text, tidied; those that say nothing left out."""
    found: SurveyTexts = {}
    for lang, written in texts.items():
        if not _LANGUAGE.fullmatch(lang):
            raise fail(at, "bad_language", name=lang)
        tidied = text.tidy_line(written)
        if len(tidied) > limit:
            raise fail(f"{at}.{lang}", "text_too_long", limit=limit)
        if not text.is_blank(tidied):
            found[lang] = tidied
    return found


def _line(written: str, fail: Fail, at: str) -> str:
    tidied = text.tidy_line(written)
    if len(tidied) > text.ABOUT_LENGTH:
        raise fail(at, "text_too_long", limit=text.ABOUT_LENGTH)
    return tidied


# Answers


def places(question: Question) -> list[str]:
    """All that a question can be answered with, in order; nothing where people write."""
    match question.kind:
        case "agree":
            return [str(place) for place in AGREE]
        case "thermometer":
            return [str(place) for place in THERMOMETER]
    return [option.id for option in question.options]


def mark(question: Question, given: AnswerValue) -> AnswerValue:
    """What somebody chose, as it is kept. Raises Refuse (bad_answer)."""
    match given:
        case int() if question.kind in ("agree", "thermometer") and str(given) in places(question):
            return given
        case str() if question.kind == "one" and given in places(question):
            return given
        case list() if question.kind == "several" and set(given) <= set(places(question)):
            return [place for place in places(question) if place in given]
    raise Refuse(Code.BAD_ANSWER)
