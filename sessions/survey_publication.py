"""What is published of an evaluation: once, when its results are shown or its stage closes.

From then on no answer is taken any more, so that there are never two looks to compare. Whatever is
published stands in the log; what is erased later changes none of it.
"""

from collections.abc import Iterator

from sessions import findings
from sessions.actor import Actor
from sessions.commands import ShowSurveyText
from sessions.evaluation import survey_of, text_id
from sessions.events import (
    Event,
    StageClosed,
    StageOpened,
    SurveyPublished,
    SurveyTextPublished,
    SurveyTextShown,
)
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Evaluation, SessionState, Stage, SurveyAnswer, SurveyText, Touched
from sessions.wire import Finding, Question


def published(state: SessionState, events: list[Event], now: int) -> list[Event]:
    """What a step publishes of the evaluation that it closes."""
    stage = state.open_stage
    closes = any(isinstance(event, StageOpened | StageClosed) for event in events)
    if not closes or stage is None or stage.kind != "evaluation":
        return []
    return list(_publication(state, stage, now))


def reveal(state: SessionState, stage: Stage, now: int) -> list[Event]:
    """Show the results while the stage is open: from then on, no answer is taken."""
    found = state.evaluations.get(stage.id)
    if found and found.over:
        return []
    events = list(_publication(state, stage, now))
    if not events:
        raise Refuse(Code.TOO_FEW_ANSWERS)
    return events


def _publication(state: SessionState, stage: Stage, now: int) -> Iterator[Event]:
    """Nothing while there are too few: then the survey is not over, should the stage open again."""
    found = state.evaluations.get(stage.id)
    if found is None or found.over or not _enough(state, found, found.answers):
        return
    survey = survey_of(stage)
    yield SurveyPublished(
        at=now,
        stage=stage.id,
        answered=len(found.answers),
        findings=[_finding(state, found, question) for question in survey.questions],
    )
    # In the order of their ids, which says nothing of when or by whom.
    asked = [question.id for question in survey.questions if question.kind == "text"]
    said = [
        SurveyTextPublished(
            at=now,
            survey_text=text_id(key, question),
            stage=stage.id,
            question=question,
            text=given.words[question],
            lang=given.lang,
        )
        for key, given in found.answers.items()
        for question in asked
        if question in given.words
    ]
    yield from sorted(said, key=lambda one: one.survey_text)


def _enough(state: SessionState, found: Evaluation, answers: dict[str, SurveyAnswer]) -> bool:
    phones = state.phones(_people(found, answers))
    return bool(phones) and findings.enough(answers, list(phones.values()))


def _people(found: Evaluation, answers: dict[str, SurveyAnswer]) -> list[str]:
    """Whose these answers are; one whose author is not known any more stands for a phone."""
    return [given.author or key for key, given in answers.items()]


def _finding(state: SessionState, found: Evaluation, question: Question) -> Finding:
    of = "words" if question.kind == "text" else "marks"
    answers = {key: one for key, one in found.answers.items() if question.id in getattr(one, of)}
    given = {one.author or key: getattr(one, of)[question.id] for key, one in answers.items()}
    told = _enough(state, found, answers)
    return findings.finding(question, given, state.apart, told=told)


def on_published(state: SessionState, event: SurveyPublished, touched: Touched) -> None:
    found = state.evaluations.setdefault(event.stage, Evaluation())
    found.over = True
    found.answered = event.answered
    found.findings = event.findings
    touched.add("evaluations", event.stage)
    touched.add("surveys", event.stage)


def on_text_published(state: SessionState, event: SurveyTextPublished, touched: Touched) -> None:
    state.survey_texts[event.survey_text] = SurveyText(
        id=event.survey_text,
        stage=event.stage,
        question=event.question,
        text=event.text or "",
        lang=event.lang,
        shown=not event.held,
        flags=event.flags,
    )
    touched.add("survey_texts", event.survey_text)


def show_text(state: SessionState, command: ShowSurveyText, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    found = state.survey_texts.get(command.survey_text)
    if found is None:
        raise Refuse(Code.NO_SUCH_WORD)
    if found.shown == command.show:
        return []
    return [SurveyTextShown(at=now, survey_text=found.id, show=command.show)]


def on_text_shown(state: SessionState, event: SurveyTextShown, touched: Touched) -> None:
    state.survey_texts[event.survey_text].shown = event.show
    touched.add("survey_texts", event.survey_text)


DECIDERS: Deciders = {
    ShowSurveyText: show_text,
}
EVOLVERS: Evolvers = {
    SurveyPublished: on_published,
    SurveyTextPublished: on_text_published,
    SurveyTextShown: on_text_shown,
}
