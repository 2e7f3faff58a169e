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
    """A stage's answers, by their ids; `of` are their ids, by whose they are.

    Once it is `over`, the rest stands as published.
    """

    answers: dict[str, SurveyAnswer] = {}
    of: dict[str, str] = {}
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
