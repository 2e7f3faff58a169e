"""Agendas: the stages a session goes through, and the templates they start from."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.wire import MethodName, StageKind, VoteSubject

# Dot voting's usual budget for a list of ten to forty ideas: five dots, at most three on one.
DOTS = 5
DOTS_PER_IDEA = 3


class StagePlan(msgspec.Struct, frozen=True, kw_only=True):
    """One stage as planned. `minutes` only proposes a timer; without `method`, people vote in the
    way that is usual in a stage of its kind.
    """

    id: str
    kind: StageKind
    silent: bool = False
    method: MethodName | None = None
    dots: Annotated[int, Meta(ge=1, le=100)] = DOTS
    per_idea: Annotated[int, Meta(ge=1, le=100)] = DOTS_PER_IDEA
    minutes: Annotated[int, Meta(ge=1, le=480)] | None = None
    by: VoteSubject = "ideas"


class PromptPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage puts to the room: `text` in `lang`, and in further languages."""

    id: str
    stage: str
    text: str
    lang: str
    translations: dict[str, str] = {}


class TemplateStage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of a template. `prompts` hold one text a language."""

    kind: StageKind
    silent: bool = False
    method: MethodName | None = None
    dots: int = DOTS
    per_idea: int = DOTS_PER_IDEA
    minutes: int | None = None
    by: VoteSubject = "ideas"
    prompts: list[dict[str, str]] = []


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ready agenda."""

    id: str
    stages: list[TemplateStage]

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
                silent=stage.silent,
                method=stage.method,
                dots=stage.dots,
                per_idea=stage.per_idea,
                minutes=stage.minutes,
                by=stage.by,
            )
            for number, stage in enumerate(self.stages, 1)
        ]

    def prompts(self, lang: str, languages: list[str]) -> list[PromptPlan]:
        """The prompts with the ids p1, p2, ...: in `lang`, translated to the other languages."""
        plans: list[PromptPlan] = []
        for number, stage in enumerate(self.stages, 1):
            for texts in stage.prompts:
                plans.append(
                    PromptPlan(
                        id=f"p{len(plans) + 1}",
                        stage=stage_id(number),
                        text=texts[lang],
                        lang=lang,
                        translations={x: texts[x] for x in languages if x != lang and x in texts},
                    )
                )
        return plans


def stage_id(number: int) -> str:
    """The id of the stage that is the number-th of its agenda, from 1."""
    return f"s{number}"
