"""The evaluations as a table: what was published of their answers, in the same rounded figures."""

from collections.abc import Iterator

import msgspec

from server.export.sayings import BETWEEN, Sayings
from server.export.sheet import Cell, Column, Row, Sheet
from sessions.evaluation import Results, results
from sessions.state import SessionState, Stage
from sessions.wire import Band, Finding, Question

COLUMNS = (
    Column("export.stage", "number", 9),
    Column("export.question", width=44),
    Column("export.answered", "number", 12),
    Column("export.answer", width=36),
    Column("export.share", width=18),
    Column("export.middle", width=24),
    Column("export.answers_mean", "number", 12),
    Column("export.answers_shift", "number", 16),
    Column("export.own_words", width=60),
    Column("export.language", width=10),
)
_SCALES = ("agree", "thermometer")


class _Asked(msgspec.Struct, frozen=True):
    """One question of one evaluation, and what came of it."""

    stage: Stage
    found: Results
    question: Question


def sheet(state: SessionState, say: Sayings) -> Sheet:
    """Each question of those that are over: a row an answer, or several together; then texts."""
    rows = [row for asked in _asked(state) for row in _rows(asked, say)]
    return Sheet(name="export.sheet_evaluation", columns=COLUMNS, size=len(rows), rows=iter(rows))


def _asked(state: SessionState) -> Iterator[_Asked]:
    for stage in state.in_agenda():
        if found := results(state, stage):
            for question in found.survey.questions:
                yield _Asked(stage, found, question)


def _rows(asked: _Asked, say: Sayings) -> Iterator[Row]:
    question = asked.question
    findings = {one.question: one for one in asked.found.findings}
    finding = findings.get(question.id) or Finding(question=question.id, answered=0)
    begin: list[Cell] = [
        asked.stage.position + 1,
        _words(question.texts, f"survey.{question.id}", say),
        finding.answered,
    ]
    texts = asked.found.texts.get(question.id, [])
    # What is said of all answers together stands once: with the first of them, if any is told.
    whole = _whole(asked, finding, say)
    told = [[_answers(question, band, say), _share(band, say)] for band in finding.bands]
    if not told and (any(whole) or not texts):
        told = [[None, None]]
    for cells in told:
        yield [*begin, *cells, *whole, None, None]
        whole = [None] * len(whole)
    for text in texts:
        yield [*begin, *[None] * 5, text.text, text.lang]


def _whole(asked: _Asked, finding: Finding, say: Sayings) -> list[Cell]:
    middle = None if finding.middle is None else _place(asked.question, finding.middle, say)
    return [middle, finding.mean, asked.found.shift.get(asked.question.id)]


def _answers(question: Question, band: Band, say: Sayings) -> str:
    """The answer of a band; of several on a scale, the first and the last."""
    if question.kind in _SCALES:
        ends = dict.fromkeys((band.keys[0], band.keys[-1]))
        return " \u2013 ".join(_place(question, int(key), say) for key in ends)
    texts = {option.id: option.texts for option in question.options}
    return ", ".join(_words(texts[key], f"survey.{question.id}_{key}", say) for key in band.keys)


def _place(question: Question, place: int, say: Sayings) -> str:
    return say.key(f"survey.agree_{place}") if question.kind == "agree" else str(place)


def _share(band: Band, say: Sayings) -> str | None:
    if band.share is None:
        return None if band.most is None else say("most" if band.most else "not_most")
    if band.share >= 95:
        return say.key("ground.nearly_all")
    return say.key("ground.nearly_none") if band.share <= 5 else f"{band.share} %"


def _words(texts: dict[str, str], key: str, say: Sayings) -> str:
    """An organiser's own words, or those of the built-in survey."""
    return say.texts(texts) if texts else say.key(key, BETWEEN)
