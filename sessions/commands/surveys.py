"""Evaluations: what people answer, and which of their words everybody sees."""

from typing import Annotated

from msgspec import Meta

from sessions.commands.base import Command, Id, Language
from sessions.wire.surveys import AnswerValue

Answers = Annotated[dict[Id, AnswerValue], Meta(max_length=50)]


class AnswerSurvey(Command, frozen=True):
    """Somebody's whole answer to the survey of a stage, in place of an earlier one.

    Without answers, it takes back. No question has to be answered.
    """

    stage: Id
    answers: Answers
    lang: Language | None = None


class ShowSurveyText(Command, frozen=True):
    """Whether everybody sees somebody's words of a survey that is over."""

    survey_text: Id
    show: bool


SurveyAttendeeCommand = AnswerSurvey
SurveyFacilitatorCommand = ShowSurveyText
