"""Agendas: the stages a session goes through, and the templates they start from."""

from typing import Literal

import msgspec

from sessions import settings
from sessions.settings import Settings
from sessions.wire import StageKind

MOST_STAGES = 50
MOST_PROMPTS = 20
# One text a language.
Texts = dict[str, str]


class StagePlan(Settings, frozen=True, kw_only=True):
    """One stage as planned. `repeats` is the id of the vote that it asks again."""

    id: str
    kind: StageKind
    repeats: str | None = None
    script: Texts = {}


class PromptPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage puts to the room: `text` in `lang`, and in further languages."""

    id: str
    stage: str
    text: str
    lang: str
    translations: Texts = {}


class TemplateStage(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of a template. `repeats` is the number of another stage, from 1."""

    kind: StageKind
    repeats: int | None = None
    prompts: list[Texts] = []
    script: Texts = {}


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ready agenda; docs/agenda-files.md explains every field."""

    format: Literal["pledgewall-agenda"] = "pledgewall-agenda"
    version: int = 1
    id: str = ""
    name: Texts = {}
    about: Texts = {}
    source: Texts = {}
    people: tuple[int, int] | None = None
    stages: list[TemplateStage]

    @property
    def minutes(self) -> int:
        """How long its stages take together, as far as they say."""
        return sum(stage.minutes or 0 for stage in self.stages)

    def languages(self) -> list[str]:
        """The languages that every prompt of it stands in."""
        texts = [prompt for stage in self.stages for prompt in stage.prompts]
        return [lang for lang in texts[0] if all(lang in text for text in texts)] if texts else []

    def plan(self) -> list[StagePlan]:
        """The stages, with the ids s1, s2, ... in their order."""
        return [
            StagePlan(
                id=stage_id(number),
                kind=stage.kind,
                repeats=stage_id(stage.repeats) if stage.repeats else None,
                script=stage.script,
                **settings.of(stage),
            )
            for number, stage in enumerate(self.stages, 1)
        ]

    def prompts(self, lang: str, languages: list[str]) -> list[PromptPlan]:
        """The prompts with the ids p1, p2, ...: in `lang`, translated to the other languages.

        One that does not stand in `lang` keeps the first language it stands in.
        """
        plans: list[PromptPlan] = []
        for number, stage in enumerate(self.stages, 1):
            for texts in stage.prompts:
                first = lang if lang in texts else next(iter(texts), lang)
                plans.append(
                    PromptPlan(
                        id=f"p{len(plans) + 1}",
                        stage=stage_id(number),
                        text=texts.get(first, ""),
                        lang=first,
                        translations={x: texts[x] for x in languages if x != first and x in texts},
                    )
                )
        return plans


def stage_id(number: int) -> str:
    """The id of the stage that is the number-th of its agenda, from 1."""
    return f"s{number}"
