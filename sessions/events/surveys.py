"""What was answered in evaluations, and what was published of it."""

from sessions.events.base import Erasable, Event, ModerationEvent
from sessions.wire import Finding, Flag


class SurveyAnswered(Event, frozen=True):
    """Somebody's whole answer, in place of an earlier one.

    `marks` and `words` are JSON objects by question: what was chosen, what was written.
    """

    subject = "answer"

    answer: str
    author: Erasable
    stage: str
    marks: Erasable
    words: Erasable
    lang: str


class SurveyPublished(Event, frozen=True):
    """The survey is over: all that anybody will ever get of its figures."""

    stage: str
    answered: int
    findings: list[Finding]


class SurveyTextPublished(Event, frozen=True):
    """Somebody's words, apart from all else that they answered. `held`: until they are shown."""

    subject = "survey_text"

    survey_text: str
    stage: str
    question: str
    text: Erasable
    lang: str
    held: bool = False
    flags: list[Flag] = []


class SurveyTextShown(ModerationEvent, frozen=True, kw_only=True):
    """A facilitator shows somebody's words to everybody, or not any more."""

    survey_text: str
    show: bool
