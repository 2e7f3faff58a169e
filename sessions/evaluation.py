"""Evaluations: what people answer, and what is told of it once it is published.

While the stage is open, everybody may change their answer. Publishing
(`sessions/survey_publication.py`) ends that.
"""

import msgspec

from sessions import surveys, text, words
from sessions.actor import Actor
from sessions.commands import AnswerSurvey
from sessions.events import (
    Event,
    SurveyAnswered,
)
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Evaluation, SessionState, Stage, SurveyAnswer, SurveyText, Touched
from sessions.wire import AnswerValue, Finding, Survey

_marks = msgspec.json.Decoder(dict[str, AnswerValue]).decode
_words = msgspec.json.Decoder(dict[str, str]).decode


class Results(msgspec.Struct, frozen=True):
    """What was published of a stage: `texts` are what everybody may read, by question.

    `shift` says by how much each thermometer rose since the evaluation that this one repeats.
    """

    survey: Survey
    answered: int
    findings: list[Finding]
    texts: dict[str, list[SurveyText]]
    shift: dict[str, float]


def survey_of(stage: Stage) -> Survey:
    """What an evaluation asks."""
    return stage.survey or surveys.BUILT_IN


def answer_of(state: SessionState, person: str, stage: str) -> SurveyAnswer | None:
    """What somebody answered in a stage."""
    found = state.evaluations.get(stage)
    return found.answers.get(found.of.get(person, "")) if found else None


def results(state: SessionState, stage: Stage) -> Results | None:
    """What may be told of an evaluation, for screens and files alike; None before it is over."""
    found = state.evaluations.get(stage.id)
    if found is None or not found.over:
        return None
    survey = survey_of(stage)
    texts: dict[str, list[SurveyText]] = {}
    for key in sorted(state.survey_texts):
        one = state.survey_texts[key]
        if one.stage == stage.id and one.shown and one.text:
            texts.setdefault(one.question, []).append(one)
    return Results(survey, found.answered, found.findings, texts, _shift(state, stage, found))


def _shift(state: SessionState, stage: Stage, found: Evaluation) -> dict[str, float]:
    """By mean where both have one; else by the answers in the middle."""
    before = state.evaluations.get(stage.repeats or "")
    if before is None:
        return {}
    then = {one.question: one for one in before.findings}
    shift: dict[str, float] = {}
    for now in found.findings:
        old = then.get(now.question)
        if old is None or old.middle is None or now.middle is None:
            continue
        if old.mean is not None and now.mean is not None:
            shift[now.question] = round(now.mean - old.mean, 1)
        else:
            shift[now.question] = now.middle - old.middle
    return shift


# What somebody gave


def subjects(state: SessionState, person: str) -> list[str]:
    """Under which names the log keeps what somebody answered: answers, and words as published."""
    return [
        subject
        for stage, found in state.evaluations.items()
        if (key := found.of.get(person))
        for subject in (key, *_published_of(state, stage, key))
    ]


def _published_of(state: SessionState, stage: str, answer: str) -> list[str]:
    asked = survey_of(state.stages[stage]).questions
    keys = (text_id(answer, question.id) for question in asked if question.kind == "text")
    return [key for key in keys if key in state.survey_texts]


def text_id(answer: str, question: str) -> str:
    """Under which id somebody's words are published: it leads back to nothing."""
    return derive(answer, f"text {question}")


def answer_to(state: SessionState, survey_text: str) -> tuple[str, str | None]:
    """The answer that published words are from, and whose it is as far as that is known.

    Without the links to authors, no answer: an empty id.
    """
    found = state.evaluations[state.survey_texts[survey_text].stage]
    question = state.survey_texts[survey_text].question
    for key, given in found.answers.items():
        if text_id(key, question) == survey_text:
            return key, given.author
    return "", None


def erase(state: SessionState, subject: str, touched: Touched) -> None:
    """Forget an answer, or words as published. Published figures stay as they are."""
    if state.survey_texts.pop(subject, None):
        touched.add("survey_texts", subject)
    for stage, found in state.evaluations.items():
        if subject in found.answers:
            _drop(found, stage, subject, touched)


def _drop(found: Evaluation, stage: str, answer: str, touched: Touched) -> None:
    gone = found.answers.pop(answer)
    found.of.pop(gone.author or "", None)
    touched.add("evaluations", stage)
    touched.add_for(gone.author, "answers", stage)


def blank(state: SessionState, subject: str, touched: Touched) -> None:
    """Forget the words of one published text, or of an answer."""
    if text := state.survey_texts.get(subject):
        text.text, text.flags = "", []
        touched.add("survey_texts", subject)
    for stage, found in state.evaluations.items():
        if given := found.answers.get(subject):
            given.words = {}
            touched.add_for(given.author, "answers", stage)
            if not given.marks:
                _drop(found, stage, subject, touched)


def forget_answers(state: SessionState, touched: Touched) -> None:
    """Forget who answered what: what was published stands."""
    for stage, found in state.evaluations.items():
        for answer in list(found.answers):
            _drop(found, stage, answer, touched)


# Answering


def answer(state: SessionState, command: AnswerSurvey, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    stage = state.stages.get(command.stage)
    if stage is None or stage.kind != "evaluation":
        raise Refuse(Code.NO_SUCH_STAGE)
    if state.stage != stage.id:
        raise Refuse(Code.STAGE_CLOSED)
    found = state.evaluations.get(stage.id)
    if found and found.over:
        raise Refuse(Code.SURVEY_OVER)
    marks, written = _taken(survey_of(stage), command)
    # Not of the stage: who knows who takes part could reckon out whose it is for ever.
    key = (found.of.get(actor.id) if found else None) or derive(actor.id, command.id)
    kept = answer_of(state, actor.id, stage.id)
    lang = words.language(state, command.lang)
    if (
        (kept.marks, kept.words, kept.lang) == (marks, written, lang)
        if kept
        else not (marks or written)
    ):
        return []
    return [
        SurveyAnswered(
            at=now,
            answer=key,
            author=actor.id,
            stage=stage.id,
            marks=msgspec.json.encode(marks).decode(),
            words=msgspec.json.encode(written).decode(),
            lang=lang,
        )
    ]


def _taken(survey: Survey, command: AnswerSurvey) -> tuple[dict[str, AnswerValue], dict[str, str]]:
    """What was chosen and what was written, in the order of the questions."""
    known = {question.id: question for question in survey.questions}
    if not command.answers.keys() <= known.keys():
        raise Refuse(Code.BAD_ANSWER)
    marks: dict[str, AnswerValue] = {}
    written: dict[str, str] = {}
    for key, question in known.items():
        given = command.answers.get(key)
        if given is None:
            continue
        if question.kind != "text":
            marks[key] = surveys.mark(question, given)
        elif not isinstance(given, str):
            raise Refuse(Code.BAD_ANSWER)
        elif not text.is_blank(said := words.within(text.tidy(given), surveys.ANSWER_LENGTH)):
            written[key] = said
    return marks, written


def on_answered(state: SessionState, event: SurveyAnswered, touched: Touched) -> None:
    found = state.evaluations.setdefault(event.stage, Evaluation())
    given = SurveyAnswer(
        author=event.author,
        marks=_marks(event.marks or "{}"),
        words=_words(event.words or "{}"),
        lang=event.lang,
    )
    found.answers.pop(event.answer, None)
    found.of.pop(event.author or "", None)
    if given.marks or given.words:
        found.answers[event.answer] = given
        if event.author:
            found.of[event.author] = event.answer
    touched.add("evaluations", event.stage)
    touched.add_for(event.author, "answers", event.stage)


DECIDERS: Deciders = {
    AnswerSurvey: answer,
}
EVOLVERS: Evolvers = {
    SurveyAnswered: on_answered,
}
