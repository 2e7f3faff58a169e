"""What an event leaves for another: its agenda, and a copy of it to try things on.

Both hold what its organiser wrote, and nothing of anybody else.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from sessions import settings, text
from sessions.agenda import Template, TemplatePicture, TemplateStage, Texts
from sessions.creation import NewSession
from sessions.prompts import in_stage
from sessions.seating import open_tables
from sessions.state import Prompt, SessionState, Stage


def agenda_of(state: SessionState) -> Template:
    """The event's agenda as it stands, to start others from."""
    agenda = state.in_agenda()
    numbers = {stage.id: number for number, stage in enumerate(agenda, 1)}
    titles = {lang: about.title for lang, about in state.translations.items() if about.title}
    return Template(
        id=state.template,
        name={state.lang: state.title, **titles},
        at_tables=bool(open_tables(state)),
        stages=[
            TemplateStage(
                kind=stage.kind,
                repeats=numbers.get(stage.repeats or ""),
                prompts=[_texts(prompt) for prompt in in_stage(state, stage.id)],
                pictures=_pictures(in_stage(state, stage.id)),
                script=stage.script,
                **_settings(stage),
            )
            for stage in agenda
        ],
    )


def _settings(stage: Stage) -> dict[str, Any]:
    """Its settings as files take them."""
    found = settings.of(stage)
    found["method"] = stage.method if stage.is_vote else None
    found["per_idea"] = min(stage.per_idea, stage.dots)
    return found


def _texts(prompt: Prompt) -> Texts:
    return {prompt.lang: prompt.text, **prompt.translations}


def _pictures(prompts: list[Prompt]) -> list[TemplatePicture]:
    return [
        TemplatePicture(
            prompt=number,
            alt=picture.alt,
            credit=picture.credit or "",
            id=picture.id,
            width=picture.width,
            height=picture.height,
        )
        for number, prompt in enumerate(prompts, 1)
        if (picture := prompt.picture)
    ]


def copy_of(state: SessionState, marks: Mapping[str, str]) -> tuple[NewSession, Template]:
    """What creates the copy. `marks` stand after its title, by language (English for others)."""

    def marked(title: str, lang: str) -> str:
        mark = f" ({marks.get(lang, marks['en'])})"
        return title[: text.TITLE_LENGTH - len(mark)].rstrip() + mark

    asked = NewSession(
        title=marked(state.title, state.lang),
        template=state.template,
        purpose=state.purpose,
        influence=state.influence,
        languages=state.languages,
        lang=state.lang,
        translations={
            lang: msgspec.structs.replace(about, title=marked(about.title or state.title, lang))
            for lang, about in state.translations.items()
        },
        tables=[table.name or "" for table in open_tables(state)],
        table_labels=state.table_labels,
        time_zone=state.time_zone,
    )
    return asked, agenda_of(state)
