"""Evaluations as a table: a row for each answer that is told of, and for each text that shows.

Only what was published of them: no person, no whole answer, nothing of fewer than five.
"""

from collections.abc import Iterator

from server.export.sayings import Sayings
from server.export.sheet import Column, Row, Sheet
from server.export.survey_words import band_text, middle_text, question_text, said_of
from sessions.evaluation import Results, results
from sessions.state import SessionState, Stage
from sessions.wire import Band, Finding, Question

COLUMNS = (
    Column("ladder.step", "number", 9),
    Column("ladder.question", width=40),
    Column("survey.people", "number", 12),
    Column("survey.answer", width=50),
    Column("survey.share_of", "number", 14),
    Column("survey.in_words", width=24),
    Column("survey.middle_of", width=24),
    Column("survey.mean_of", "number", 14),
    Column("survey.shift", "number", 16),
)


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """The evaluations that are over, in the agenda's order, question by question."""
    over = [(stage, found) for stage in state.in_agenda() if (found := results(state, stage))]
    rows = [row for stage, found in over for row in _rows(stage, found, say)]
    return Sheet(name="export.sheet_evaluation", columns=COLUMNS, size=len(rows), rows=iter(rows))


def _rows(stage: Stage, found: Results, say: Sayings) -> Iterator[Row]:
    questions = {question.id: question for question in found.survey.questions}
    for finding in found.findings:
        question = questions[finding.question]
        shift = found.shift.get(question.id)
        bands = finding.bands[::-1] if _is_scale(question) else finding.bands
        told: list[Band | None] = [*bands] or [None]
        for band in told:
            yield _row(stage, question, finding, band, shift, say)
        for text in found.texts.get(question.id, []):
            asked = question_text(question, say)
            yield [stage.position + 1, asked, finding.answered, text.text, *[None] * 5]


def _is_scale(question: Question) -> bool:
    return question.kind in ("agree", "thermometer")


def _row(
    stage: Stage,
    question: Question,
    finding: Finding,
    band: Band | None,
    shift: float | None,
    say: Sayings,
) -> Row:
    few = question.kind != "text" and finding.middle is None and not finding.bands
    return [
        stage.position + 1,
        question_text(question, say),
        finding.answered,
        band_text(question, band.keys, say) if band else None,
        band.share if band else None,
        said_of(band, say) if band else say.key("survey.untold") if few else None,
        middle_text(question, finding.middle, say),
        finding.mean,
        shift,
    ]
