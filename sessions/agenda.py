"""Agendas: the stages a session goes through, and the templates they start from."""

from typing import Literal

import msgspec

from sessions import settings
from sessions.settings import Settings
from sessions.wire import Picture, StageKind

MOST_STAGES = 50
MOST_PROMPTS = 20
MOST_PICTURES = 60
# One text a language.
Texts = dict[str, str]


class StagePlan(Settings, frozen=True, kw_only=True):
    """One stage as planned. `repeats` is the id of the vote or ladder that it asks again."""

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
    picture: Picture | None = None


class TemplatePicture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The picture beside the prompt with this number, from 1.

    In a file it is whole (`content`, in base64). Once the server has kept it, it has an `id`.
    """

    prompt: int
    alt: Texts
    credit: str = ""
    content: str = ""
    id: str = ""
    width: int = 0
    height: int = 0

    def kept(self, lang: str, languages: list[str]) -> Picture | None:
        """The picture for an event in these languages, the first of them first."""
        if not self.id:
            return None
        own = {x: self.alt[x] for x in (lang, *languages) if x in self.alt}
        return Picture(
            id=self.id,
            width=self.width,
            height=self.height,
            alt=own or self.alt,
            credit=self.credit or None,
        )


class TemplateStage(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of a template. `repeats` is the number of another stage, from 1."""

    kind: StageKind
    repeats: int | None = None
    prompts: list[Texts] = []
    pictures: list[TemplatePicture] = []
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
    at_tables: bool = False
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
            pictures = {one.prompt: one for one in stage.pictures}
            for n, texts in enumerate(stage.prompts, 1):
                first = lang if lang in texts else next(iter(texts), lang)
                plans.append(
                    PromptPlan(
                        id=f"p{len(plans) + 1}",
                        stage=stage_id(number),
                        text=texts.get(first, ""),
                        lang=first,
                        translations={x: texts[x] for x in languages if x != first and x in texts},
                        picture=pictures[n].kept(lang, languages) if n in pictures else None,
                    )
                )
        return plans


def stage_id(number: int) -> str:
    """The id of the stage that is the number-th of its agenda, from 1."""
    return f"s{number}"
