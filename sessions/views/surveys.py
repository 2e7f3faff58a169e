"""Evaluations: their questions for everybody in time, what was answered for boards and consoles."""

from sessions import wire as w
from sessions.evaluation import survey_of
from sessions.state import Evaluation, SessionState
from sessions.views.audience import Audience, Sight


def _survey(state: SessionState, audience: Audience, key: str) -> w.SurveyEntity | None:
    stage = state.stages.get(key)
    if stage is None or stage.kind != "evaluation":
        return None
    open_to: dict[Audience, tuple[str, ...]] = {"attendee": ("open",), "board": ("open", "done")}
    if audience != "facilitator" and stage.status not in open_to[audience]:
        return None
    survey = survey_of(stage)
    found = state.evaluations.get(key)
    return w.SurveyEntity(
        id=key,
        questions=survey.questions,
        name=survey.name,
        source=survey.source,
        licence=survey.licence,
        over=found is not None and found.over,
    )


def _evaluation(state: SessionState, audience: Audience, key: str) -> w.EvaluationEntity | None:
    found = state.evaluations.get(key)
    if found is None or audience == "attendee":
        return None
    return w.EvaluationEntity(
        id=key, answered=_answered(found), over=found.over, findings=found.findings
    )


def _answered(found: Evaluation) -> int:
    return found.answered if found.over else len(found.answers)


def _text(state: SessionState, audience: Audience, key: str) -> w.SurveyTextEntity | None:
    found = state.survey_texts.get(key)
    if found is None or audience == "attendee" or not found.text:
        return None
    if audience != "facilitator" and not found.shown:
        return None
    return w.SurveyTextEntity(
        id=key,
        stage=found.stage,
        question=found.question,
        text=found.text,
        lang=found.lang,
        shown=found.shown,
        flags=found.flags if audience == "facilitator" else [],
    )


ENTITIES: dict[str, Sight] = {
    "surveys": _survey,
    "evaluations": _evaluation,
    "survey_texts": _text,
}
