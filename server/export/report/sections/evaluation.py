"""What people thought of the event: what was published of their answers, and no more."""

from collections.abc import Iterator, Sequence

from server.export.report.model import (
    AnyBlock,
    Bar,
    Bullets,
    Chart,
    Heading,
    Item,
    Paragraph,
    Series,
    Table,
    Text,
    own,
)
from server.export.report.sections.source import Source
from sessions import evaluation
from sessions.evaluation import Results
from sessions.wire import Band, Finding, Question

_SCALES = ("agree", "thermometer")


def section(source: Source) -> Iterator[AnyBlock]:
    stages = [one for one in source.state.in_agenda() if one.kind == "evaluation"]
    found = [results for one in stages if (results := evaluation.results(source.state, one))]
    if not found:
        return
    say = source.say
    yield Heading(1, say("evaluation"))
    yield Paragraph(say.key("survey.rounded"), "small")
    for results in found:
        yield from _survey(source, results)


def _survey(source: Source, results: Results) -> Iterator[AnyBlock]:
    say, survey = source.say, results.survey
    yield Paragraph(say("answered", n=results.answered))
    findings = {one.question: one for one in results.findings}
    for question in survey.questions:
        yield Heading(2, _asked(source, question))
        if question.kind == "text":
            yield from _words(source, results, question)
        elif question.id in findings:
            yield from _finding(source, question, findings[question.id], results.shift)
    for told in (survey.source, survey.licence):
        if told:
            yield Paragraph(say.told(source.state.lang, told, {}), "small")


def _asked(source: Source, question: Question) -> Text:
    if question.texts:
        return source.say.names(question.texts)
    return source.say.key(f"survey.{question.id}")


def _words(source: Source, results: Results, question: Question) -> Iterator[AnyBlock]:
    """What everybody may read, in no order of anybody's."""
    told = results.texts.get(question.id, [])
    if told:
        yield Bullets([Item(own(one.text, one.lang)) for one in told])
    else:
        yield Paragraph(source.say.key("survey.no_texts"))


def _finding(
    source: Source, question: Question, finding: Finding, shift: dict[str, float]
) -> Iterator[AnyBlock]:
    say = source.say
    gist = list(_gist(source, question, finding, shift))
    if not finding.bands and not gist:
        yield Paragraph(say.key("survey.few"))
        return
    if finding.bands:
        yield _bands(source, question, finding)
    for one in gist:
        yield Paragraph(one)


def _gist(
    source: Source, question: Question, finding: Finding, shift: dict[str, float]
) -> Iterator[Text]:
    say = source.say
    if finding.mean is not None:
        yield say.key("survey.mean", mean=f"{finding.mean:g}")
    elif finding.middle is not None:
        yield say.key("survey.middle", answer=_answer(source, question, str(finding.middle)))
    if by := shift.get(question.id):
        yield say.key("survey.rose" if by > 0 else "survey.fell", by=f"{abs(by):g}")
    elif question.id in shift:
        yield say.key("survey.same")


def _bands(source: Source, question: Question, finding: Finding) -> AnyBlock:
    """Bars where there are shares of all; else in words, as little as can be told."""
    say = source.say
    caption = say.key("survey.answers", n=finding.answered)
    labels = [_label(source, question, band.keys) for band in finding.bands]
    shares = [band.share for band in finding.bands]
    if None in shares:
        rows = [
            [label, _most(source, one)] for label, one in zip(labels, finding.bands, strict=True)
        ]
        return Table(caption, [say("answer"), say("share")], rows)
    bars = [Bar(label, [share]) for label, share in zip(labels, shares, strict=True)]
    series = [Series(say("share"), "glow")]
    return Chart(caption, say("answers_alt"), series, bars, say("answer"), unit=" %", most=100)


def _most(source: Source, band: Band) -> Text | None:
    if band.share is not None:
        return source.say.key("survey.share", n=band.share)
    if band.most is None:
        return None
    return source.say.key("survey.most" if band.most else "survey.less")


def _label(source: Source, question: Question, keys: Sequence[str]) -> Text:
    """One answer, or several that stand together, from the first to the last."""
    first, last = (_answer(source, question, key) for key in (keys[0], keys[-1]))
    if len(keys) == 1:
        return first
    if question.kind in _SCALES:
        return source.say.key("survey.band", **{"from": first, "to": last})
    names = [_answer(source, question, key) for key in keys]
    return Text(
        {lang: ", ".join(one.said.get(lang, one.first) for one in names) for lang in first.said}
    )


def _answer(source: Source, question: Question, key: str) -> Text:
    say = source.say
    if question.kind == "agree":
        return say.key(f"survey.agree_{key}")
    if question.kind == "thermometer":
        return Text(dict.fromkeys(say.languages, key))
    texts = next((one.texts for one in question.options if one.id == key), {})
    return say.names(texts) if texts else say.key(f"survey.{question.id}_{key}")
