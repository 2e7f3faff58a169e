"""Agenda files: an agenda as JSON, to keep, to pass on, to start events from.

docs/agenda-files.md explains the format. What cannot be read is refused with the place in the file
and the reason: `why` is a sentence of the language files (`agenda_problems`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from sessions import methods, settings, surveys, text
from sessions.agenda import (
    MOST_PICTURES,
    MOST_PROMPTS,
    MOST_STAGES,
    Template,
    TemplatePicture,
    TemplateStage,
    Texts,
)
from sessions.file_problems import explained
from sessions.refusals import Code, Refuse

FORMAT = "pledgewall-agenda"
VERSION = 1
MOST_PEOPLE = 100_000

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def decode(content: bytes) -> Template:
    """The agenda of a file. Raises Refuse (bad_agenda)."""
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _bad("JSON", "not_json") from None
    return read(found)


def read(found: Any) -> Template:
    """The agenda of a file that was decoded already. Raises Refuse (bad_agenda)."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _bad("format", "not_agenda")
    if found.get("version") != VERSION:
        raise _bad("version", "other_version", version=VERSION)
    try:
        agenda = msgspec.convert(found, Template)
    except msgspec.ValidationError as error:
        raise explained(str(error), _bad) from None
    return _checked(agenda)


def plain(agenda: Template, contents: Mapping[str, str] = {}) -> dict[str, Any]:
    """The agenda as what the file holds: of each stage the settings that its kind has.

    `contents` are the pictures' own, in base64, by their ids. One without is left out.
    """
    people = {"people": list(agenda.people)} if agenda.people else {}
    about = {name: getattr(agenda, name) for name in ("name", "about", "source")}
    return {
        "format": FORMAT,
        "version": VERSION,
        **({"id": agenda.id} if agenda.id else {}),
        **{name: texts for name, texts in about.items() if texts},
        **people,
        **({"at_tables": True} if agenda.at_tables else {}),
        "stages": [_plain_stage(stage, contents) for stage in agenda.stages],
    }


def _plain_stage(stage: TemplateStage, contents: Mapping[str, str]) -> dict[str, Any]:
    own = {name: value for name, value in settings.of(stage).items() if _says(stage, name, value)}
    repeats = {"repeats": stage.repeats} if stage.repeats else {}
    script = {"script": stage.script} if stage.script else {}
    found = [_plain_picture(one, contents) for one in stage.pictures]
    pictures = {"pictures": shown} if (shown := [one for one in found if one]) else {}
    return {"kind": stage.kind, **own, **repeats, "prompts": stage.prompts, **pictures, **script}


def _plain_picture(one: TemplatePicture, contents: Mapping[str, str]) -> dict[str, Any] | None:
    content = one.content or contents.get(one.id)
    credit = {"credit": one.credit} if one.credit else {}
    return {"prompt": one.prompt, "alt": one.alt, **credit, "content": content} if content else None


def _says(stage: TemplateStage, name: str, value: Any) -> bool:
    return settings.has(stage.kind, name) and value is not None


def encode(agenda: Template, contents: Mapping[str, str] = {}) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plain(agenda, contents)), indent=2) + b"\n"


def _bad(where: str, why: str, **values: int | str) -> Refuse:
    return Refuse(Code.BAD_AGENDA, where=where, why=why, **values)


def _checked(agenda: Template) -> Template:
    """The agenda with its texts tidied, once all that is no matter of form is right."""
    if not agenda.stages:
        raise _bad("stages", "no_stages")
    if len(agenda.stages) > MOST_STAGES:
        raise _bad("stages", "too_many", limit=MOST_STAGES)
    if sum(len(stage.pictures) for stage in agenda.stages) > MOST_PICTURES:
        raise _bad("pictures", "too_many", limit=MOST_PICTURES)
    if agenda.people and not 1 <= agenda.people[0] <= agenda.people[1] <= MOST_PEOPLE:
        raise _bad("people", "bad_people")
    return msgspec.structs.replace(
        agenda,
        id=text.tidy_line(agenda.id)[: text.NAME_LENGTH],
        name=_texts("name", agenda.name, text.TITLE_LENGTH),
        about=_texts("about", agenda.about, text.ABOUT_LENGTH),
        source=_texts("source", agenda.source, text.ABOUT_LENGTH),
        stages=[_stage(agenda, number) for number in range(1, len(agenda.stages) + 1)],
    )


def _stage(agenda: Template, number: int) -> TemplateStage:
    stage, here = agenda.stages[number - 1], f"stages[{number}]"
    for name in _foreign(stage):
        raise _bad(f"{here}.{name}", "not_of_kind", name=name, kind=stage.kind)
    if stage.method and not methods.fits(stage.kind, stage.method):
        raise _bad(f"{here}.method", "unknown_value", name=stage.method)
    if stage.kind == "vote" and stage.per_idea > stage.dots:
        raise _bad(f"{here}.per_idea", "too_large", limit=stage.dots)
    if stage.repeats is not None:
        alike = [n for n, other in enumerate(agenda.stages, 1) if other.kind == stage.kind]
        if stage.repeats == number or stage.repeats not in alike:
            raise _bad(f"{here}.repeats", f"no_such_{stage.kind}", name=stage.repeats)
    if len(stage.prompts) > MOST_PROMPTS:
        raise _bad(f"{here}.prompts", "too_many", limit=MOST_PROMPTS)
    prompts = {
        n: _texts(f"{here}.prompts[{n}]", texts, text.PROMPT_LENGTH, text.tidy_verse)
        for n, texts in enumerate(stage.prompts, 1)
    }
    said = [n for n, texts in prompts.items() if texts]
    survey = stage.survey and surveys.checked(stage.survey, _bad, f"{here}.survey.")
    return msgspec.structs.replace(
        stage,
        survey=survey,
        prompts=[prompts[n] for n in said],
        pictures=_pictures(f"{here}.pictures", stage, {n: at for at, n in enumerate(said, 1)}),
        script=_texts(f"{here}.script", stage.script, text.SCRIPT_LENGTH),
    )


def _pictures(where: str, stage: TemplateStage, places: Mapping[int, int]) -> list[TemplatePicture]:
    """The pictures, each with its prompt's place among those that are left."""
    if len(stage.pictures) > len(stage.prompts):
        raise _bad(where, "too_many", limit=len(stage.prompts))
    found: dict[int, TemplatePicture] = {}
    for n, one in enumerate(stage.pictures, 1):
        here = f"{where}[{n}]"
        if not 1 <= one.prompt <= len(stage.prompts):
            raise _bad(f"{here}.prompt", "too_large", limit=len(stage.prompts))
        alt = _texts(f"{here}.alt", one.alt, text.ALT_LENGTH, text.tidy_line)
        if not alt:
            raise _bad(f"{here}.alt", "no_alt")
        credit = text.tidy_line(one.credit)
        if len(credit) > text.FIELD_LENGTH:
            raise _bad(f"{here}.credit", "text_too_long", limit=text.FIELD_LENGTH)
        if not one.content:
            raise _bad(f"{here}.content", "bad_picture")
        if place := places.get(one.prompt):
            # Only the server says under which id it keeps a picture.
            found[place] = TemplatePicture(
                prompt=place, alt=alt, credit=credit, content=one.content
            )
    return list(found.values())


def _foreign(stage: TemplateStage) -> Iterator[str]:
    """Settings that say something, and that stages of this kind do not have."""
    usual = TemplateStage(kind=stage.kind)
    for name in (*settings.Settings.__struct_fields__, "repeats"):
        if getattr(stage, name) != getattr(usual, name) and not settings.has(stage.kind, name):
            yield name


def _texts(
    where: str, texts: Texts, limit: int, tidied_by: Callable[[str], str] = text.tidy
) -> Texts:
    """Each language's text, tidied; those that say nothing left out."""
    found: Texts = {}
    for lang, written in texts.items():
        if not _LANGUAGE.fullmatch(lang):
            raise _bad(where, "bad_language", name=lang[:20])
        tidied = tidied_by(written)
        if len(tidied) > limit:
            raise _bad(f"{where}.{lang}", "text_too_long", limit=limit)
        if not text.is_blank(tidied):
            found[lang] = tidied
    return found
