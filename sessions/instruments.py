"""Instrument files: a survey to bring along, as JSON or as a table (CSV).

docs/evaluation.md explains both. What cannot be read is refused with the place in the file and the
reason, as of agenda files.
"""

import csv
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from sessions import surveys
from sessions.file_problems import explained
from sessions.refusals import Code, Refuse
from sessions.wire import Option, Question, Survey

FORMAT = "pledgewall-instrument"
VERSION = 1
MOST_ROWS = 60

_ABOUT = ("name", "source", "licence")
_COLUMN = re.compile(r"(text|low|high|options)_([A-Za-z-]{2,20})")


class Instrument(Survey, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A survey as a file holds it."""

    format: Literal["pledgewall-instrument"]
    version: int = VERSION


def decode(content: bytes) -> Survey:
    """The survey of a file, JSON or CSV. Raises Refuse (bad_instrument)."""
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bad("UTF-8", "not_text") from None
    survey = _of_json(written) if written.lstrip().startswith("{") else _of_table(written)
    return surveys.checked(survey, _bad)


def _bad(where: str, why: str, **values: int | str) -> Refuse:
    return Refuse(Code.BAD_INSTRUMENT, where=where, why=why, **values)


def _of_json(written: str) -> Survey:
    try:
        found = msgspec.json.decode(written)
    except (msgspec.DecodeError, RecursionError):
        raise _bad("JSON", "not_json") from None
    if found.get("format") != FORMAT:
        raise _bad("format", "not_instrument")
    if found.get("version", VERSION) != VERSION:
        raise _bad("version", "other_version", version=VERSION)
    try:
        one = msgspec.convert(found, Instrument)
    except msgspec.ValidationError as error:
        raise explained(str(error), _bad) from None
    return Survey(questions=one.questions, name=one.name, source=one.source, licence=one.licence)


def _of_table(written: str) -> Survey:
    """A row a question; rows of kind name, source and licence say what their text says."""
    rows = csv.DictReader(written.splitlines(), restval="", restkey="")
    if not {"id", "kind"} <= set(rows.fieldnames or ()):
        raise _bad("1", "not_instrument")
    about: dict[str, dict[str, str]] = {}
    questions: list[dict[str, Any]] = []
    try:
        for number, row in enumerate(rows, 2):
            if number > MOST_ROWS:
                raise _bad(str(number), "too_many", limit=MOST_ROWS)
            kind = row["kind"].strip()
            if kind in _ABOUT:
                about[kind] = _texts(row, "text")
            elif kind:
                questions.append(_row(row, kind))
    except csv.Error:
        raise _bad("CSV", "not_instrument") from None
    plain = {
        "questions": questions,
        "name": about.get("name", {}),
        **{key: next(iter(about.get(key, {}).values()), "") for key in ("source", "licence")},
    }
    try:
        return msgspec.convert(plain, Survey)
    except msgspec.ValidationError as error:
        raise explained(str(error), _bad) from None


def _row(row: dict[str, str], kind: str) -> dict[str, Any]:
    options = [{"id": f"o{n}", "texts": texts} for n, texts in enumerate(_options(row), 1) if texts]
    named = {"options": options} if options else {}
    return {
        "id": row["id"].strip(),
        "kind": kind,
        **{name: _texts(row, column) for name, column in _COLUMNS.items()},
        **named,
    }


_COLUMNS = {"texts": "text", "low": "low", "high": "high"}


def _texts(row: dict[str, str], name: str) -> dict[str, str]:
    return {lang: said for lang, said in _by_language(row, name) if said}


def _by_language(row: dict[str, str], name: str) -> Iterator[tuple[str, str]]:
    for column, said in row.items():
        found = _COLUMN.fullmatch(column)
        if found and found[1] == name:
            yield found[2], said.strip()


def _options(row: dict[str, str]) -> list[dict[str, str]]:
    """One text a language for each option: in a cell, they stand between bars."""
    found: list[dict[str, str]] = []
    for lang, said in _by_language(row, "options"):
        for n, text in enumerate(said.split("|") if said else ()):
            while len(found) <= n:
                found.append({})
            if text.strip():
                found[n][lang] = text.strip()
    return found


def plain(survey: Survey) -> dict[str, Any]:
    """The survey as what a file of it holds."""
    about = {name: getattr(survey, name) for name in _ABOUT}
    return {
        "format": FORMAT,
        "version": VERSION,
        **{name: said for name, said in about.items() if said},
        "questions": [_plain_question(question) for question in survey.questions],
    }


def _plain_question(question: Question) -> dict[str, Any]:
    texts = {name: getattr(question, name) for name in _COLUMNS}
    options = [_plain_option(option) for option in question.options]
    return {
        "id": question.id,
        "kind": question.kind,
        **{name: said for name, said in texts.items() if said},
        **({"options": options} if options else {}),
    }


def _plain_option(option: Option) -> dict[str, Any]:
    return {"id": option.id, **({"texts": option.texts} if option.texts else {})}
