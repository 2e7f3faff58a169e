"""Surveys: what is asked in an evaluation, and what is told of the answers."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sessions.wire.base import Entity
from sessions.wire.moderation import Flag

QuestionKind = Literal["agree", "thermometer", "one", "several", "text"]
# The place of an answer on a scale, an option, several options, or somebody's words.
AnswerValue = (
    Annotated[int, Meta(ge=0, le=10)]
    | Annotated[str, Meta(max_length=8000)]
    | Annotated[list[Annotated[str, Meta(max_length=40)]], Meta(max_length=50)]
)
SurveyTexts = dict[
    Annotated[str, Meta(max_length=20)],
    Annotated[str, Meta(max_length=2000)],
]
_Key = Annotated[str, Meta(max_length=40)]
_Line = Annotated[str, Meta(max_length=2000)]


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose: one text a language."""

    id: _Key = ""
    texts: SurveyTexts = {}


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question. Those of the built-in survey have no texts: the language files have them.

    `agree` is answered from 1 (strongly disagree) to 5, `thermometer` from 0 to 10, where `low` and
    `high` are the words at its ends.
    """

    kind: QuestionKind
    id: _Key = ""
    texts: SurveyTexts = {}
    low: SurveyTexts = {}
    high: SurveyTexts = {}
    options: Annotated[list[Option], Meta(max_length=50)] = []


class Survey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a stage asks, and where that comes from; `licence` says who may use it, and how."""

    questions: Annotated[list[Question], Meta(max_length=50)]
    name: SurveyTexts = {}
    source: _Line = ""
    licence: _Line = ""


class SurveyEntity(Entity, frozen=True):
    """The questions of the evaluation `id`. `over`: its results are out, and no answer is taken.

    Phones have it while its stage is open, boards once it has begun.
    """

    questions: list[Question]
    name: dict[str, str]
    source: str
    licence: str
    over: bool


class Band(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer, or several together (as places on a scale, or options' ids), and who gave them.

    `share` is in steps of 5 %. Where that would tell too much, `most` says whether more than half
    did.
    """

    keys: list[str]
    share: int | None = None
    most: bool | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is told of a question's answers; nothing but their number where they were too few.

    Answers that stand in no band, nobody gave. `middle` is the answer in the middle of all, `mean`
    their mean: of scales alone. `several` has a band for each option.
    """

    question: str
    answered: int
    bands: list[Band] = []
    middle: int | None = None
    mean: float | None = None


class EvaluationEntity(Entity, frozen=True):
    """By the id of its stage, for boards and consoles: how many have answered; the results.

    `findings` come once, when the survey is over, and never change.
    """

    answered: int
    over: bool
    findings: list[Finding]


class SurveyTextEntity(Entity, frozen=True):
    """Somebody's own words in answer to a question: no order, no time, no other answer of theirs.

    Boards get what is shown, consoles all; `flags` are what was found in it.
    """

    stage: str
    question: str
    text: str
    lang: str
    shown: bool
    flags: list[Flag]


class OwnAnswers(Entity, frozen=True):
    """What one answered oneself in the evaluation `id`, by question."""

    answers: dict[str, AnswerValue]
