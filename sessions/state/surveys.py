"""Evaluations: what was answered, and what was published of it."""

import msgspec

from sessions.wire import AnswerValue, Finding, Flag


class SurveyAnswer(msgspec.Struct, kw_only=True):
    """`author` is None once that is no longer known."""

    author: str | None
    marks: dict[str, AnswerValue]
    words: dict[str, str]
    lang: str


class Evaluation(msgspec.Struct, kw_only=True):
    """A stage's answers, by their ids. Once it is `over`, the rest stands as published."""

    answers: dict[str, SurveyAnswer] = {}
    over: bool = False
    answered: int = 0
    findings: list[Finding] = []


class SurveyText(msgspec.Struct, kw_only=True):
    """Somebody's words as published."""

    id: str
    stage: str
    question: str
    text: str
    lang: str
    shown: bool
    flags: list[Flag] = []
