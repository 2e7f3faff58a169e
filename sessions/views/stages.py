"""Stages, their questions and their scripts."""

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _stage(state: SessionState, audience: Audience, key: str) -> w.StageEntity | None:
    stage = state.stages.get(key)
    if stage is None:
        return None
    return w.StageEntity(
        id=key,
        kind=stage.kind,
        position=stage.position,
        status=stage.status,
        silent=stage.silent,
        shown=stage.shown,
        method=stage.method if stage.is_vote else None,
        dots=stage.dots,
        per_idea=stage.per_idea,
        round=stage.round,
        revealed=state.is_revealed(stage),
        minutes=stage.minutes,
        ideas=stage.ideas,
        open_results=stage.open_results,
        named=stage.named,
        repeats=stage.repeats,
        by=stage.by,
    )


def _script(state: SessionState, audience: Audience, key: str) -> w.ScriptEntity | None:
    stage = state.stages.get(key)
    if audience != "facilitator" or stage is None or not stage.script:
        return None
    return w.ScriptEntity(id=key, texts=stage.script)


def _prompt(state: SessionState, audience: Audience, key: str) -> w.PromptEntity | None:
    prompt = state.prompts.get(key)
    if prompt is None:
        return None
    return w.PromptEntity(
        id=key,
        stage=prompt.stage,
        position=prompt.position,
        text=prompt.text,
        lang=prompt.lang,
        translations=prompt.translations,
        picture=prompt.picture,
    )


ENTITIES: dict[str, Sight] = {"stages": _stage, "prompts": _prompt, "scripts": _script}
