"""A copy of an event to try things on: what its organiser wrote, and nothing of anybody else."""

from collections.abc import Mapping

import msgspec

from sessions import text
from sessions.agenda import Template, TemplateStage, stage_id
from sessions.creation import NewSession, PromptText
from sessions.seats import open_tables
from sessions.state import SessionState


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
        prompts=_prompts(state),
        tables=[table.name or "" for table in open_tables(state)],
        table_labels=state.table_labels,
    )
    stages = [
        TemplateStage(
            kind=stage.kind,
            silent=stage.silent,
            method=stage.method if stage.is_ballot else None,
            dots=stage.dots,
            per_idea=stage.per_idea,
            minutes=stage.minutes,
            by=stage.by,
        )
        for stage in state.in_agenda()
    ]
    return asked, Template(id=state.template, stages=stages)


def _prompts(state: SessionState) -> dict[str, list[PromptText]]:
    found: dict[str, list[PromptText]] = {}
    for number, stage in enumerate(state.in_agenda(), 1):
        own = [prompt for prompt in state.prompts.values() if prompt.stage == stage.id]
        own.sort(key=lambda prompt: prompt.position)
        found[stage_id(number)] = [PromptText(one.text, one.translations) for one in own]
    return found
