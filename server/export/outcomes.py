"""What came of a session, as its JSON file has it: pledges, evaluations, steps of moderation."""

from collections.abc import Iterator

from server.export.minutes import minute, moment
from server.export.session_format import (
    ExportedEvaluation,
    ExportedPledge,
    ExportedStep,
    ExportedStory,
    ExportedSuggestion,
    ExportedText,
)
from sessions import evaluation
from sessions.state import CheckIn, Pledge, SessionState, Suggestion
from sessions.views.moderation import status
from sessions.wire import LogEntity


def pledge(state: SessionState, pledge: Pledge) -> ExportedPledge:
    return ExportedPledge(
        id=pledge.id,
        n=pledge.n,
        text=pledge.text,
        lang=pledge.lang,
        kind=pledge.kind,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        support=pledge.support,
        ideas=[idea.id for idea in state.origins(pledge)],
        joiners=len(pledge.joiners),
        status=status(pledge),
        made_at=minute(pledge.at),
        due=pledge.due,
        follow_up=pledge.follow_up,
        help=pledge.help,
        stories=[story(one) for one in pledge.stories],
    )


def evaluations(state: SessionState) -> Iterator[ExportedEvaluation]:
    for stage in state.in_agenda():
        if found := evaluation.results(state, stage):
            yield ExportedEvaluation(
                stage=stage.id,
                name=found.survey.name,
                source=found.survey.source,
                licence=found.survey.licence,
                questions=found.survey.questions,
                answered=found.answered,
                findings=found.findings,
                shift=found.shift,
                texts={
                    question: [ExportedText(text=one.text, lang=one.lang) for one in texts]
                    for question, texts in found.texts.items()
                },
            )


def story(one: CheckIn) -> ExportedStory:
    return ExportedStory(
        by=one.by,
        follow_up=one.status,
        text=one.story,
        lang=one.lang,
        # To the day: who told of two pledges in one minute is not to be seen.
        told_at=moment(one.at).date().isoformat(),
    )


def step(entry: LogEntity) -> ExportedStep:
    return ExportedStep(
        at=minute(entry.at),
        by=entry.by,
        step=entry.step,
        thing=entry.thing,
        n=entry.n,
        flags=entry.flags,
        holding=entry.holding,
        list=entry.list,
    )


def suggestion(one: Suggestion) -> ExportedSuggestion:
    return ExportedSuggestion(
        kind=one.kind,
        ideas=one.ideas,
        status=one.status,
        confirmed=one.confirmed,
        offered_at=minute(one.at),
    )
