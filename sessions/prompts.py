"""Prompts: what stages put to the room, added, edited, moved and removed."""

from sessions import text, words
from sessions.actor import Actor
from sessions.agenda import MOST_PROMPTS, PromptPlan
from sessions.commands import AddPrompt, EditPrompt, MovePrompt, RemovePrompt
from sessions.events import Event, PromptAdded, PromptEdited, PromptMoved, PromptRemoved
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Prompt, SessionState, Touched


def in_stage(state: SessionState, stage: str) -> list[Prompt]:
    """A stage's prompts in their order."""
    own = [prompt for prompt in state.prompts.values() if prompt.stage == stage]
    return sorted(own, key=lambda prompt: prompt.position)


def add(state: SessionState, command: AddPrompt, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.stage not in state.stages:
        raise Refuse(Code.NO_SUCH_STAGE)
    own = in_stage(state, command.stage)
    if len(own) >= MOST_PROMPTS:
        raise Refuse(Code.TOO_MANY)
    lang = words.session_language(state, command.lang)
    plan = PromptPlan(
        id=derive(actor.id, command.id),
        stage=command.stage,
        text=words.prompt(command.text),
        lang=lang,
        translations={
            words.session_language(state, key): words.prompt(given)
            for key, given in command.translations.items()
            if key != lang
        },
    )
    position = len(own) if command.position is None else min(command.position, len(own))
    return [PromptAdded(at=now, prompt=plan.id, plan=plan, position=position)]


def on_added(state: SessionState, event: PromptAdded, touched: Touched) -> None:
    order = in_stage(state, event.plan.stage)
    order.insert(event.position, put(state, event.plan, event.position, touched))
    _renumber(order, touched)


def put(state: SessionState, plan: PromptPlan, position: int, touched: Touched) -> Prompt:
    """Put a planned prompt into its stage."""
    state.prompts[plan.id] = prompt = Prompt(
        id=plan.id,
        stage=plan.stage,
        position=position,
        text=plan.text,
        lang=plan.lang,
        translations=plan.translations,
        picture=plan.picture,
    )
    if plan.picture:
        state.pictures[plan.picture.id] = (plan.picture.width, plan.picture.height)
    touched.add("prompts", plan.id)
    return prompt


def planned(prompt: Prompt, id_: str, stage: str) -> PromptPlan:
    """The same prompt for another stage."""
    return PromptPlan(
        id=id_,
        stage=stage,
        text=prompt.text,
        lang=prompt.lang,
        translations=prompt.translations,
        picture=prompt.picture,
    )


def _renumber(order: list[Prompt], touched: Touched) -> None:
    for position, prompt in enumerate(order):
        if prompt.position != position:
            prompt.position = position
            touched.add("prompts", prompt.id)


def edit(state: SessionState, command: EditPrompt, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    prompt = known(state, command.prompt)
    lang = words.session_language(state, command.lang)
    gone = lang != prompt.lang and text.is_blank(text.tidy(command.text))
    written = "" if gone else words.prompt(command.text)
    return [PromptEdited(at=now, prompt=prompt.id, text=written, lang=lang)]


def known(state: SessionState, asked: str) -> Prompt:
    prompt = state.prompts.get(asked)
    if prompt is None:
        raise Refuse(Code.NO_SUCH_PROMPT)
    return prompt


def on_edited(state: SessionState, event: PromptEdited, touched: Touched) -> None:
    prompt = state.prompts[event.prompt]
    if event.lang == prompt.lang:
        prompt.text = event.text
    else:
        others = {key: said for key, said in prompt.translations.items() if key != event.lang}
        prompt.translations = {**others, event.lang: event.text} if event.text else others
    touched.add("prompts", prompt.id)


def move(state: SessionState, command: MovePrompt, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    prompt = known(state, command.prompt)
    order = in_stage(state, prompt.stage)
    position = min(command.position, len(order) - 1)
    if order.index(prompt) == position:
        return []
    return [PromptMoved(at=now, prompt=prompt.id, position=position)]


def on_moved(state: SessionState, event: PromptMoved, touched: Touched) -> None:
    prompt = state.prompts[event.prompt]
    order = in_stage(state, prompt.stage)
    order.remove(prompt)
    order.insert(event.position, prompt)
    _renumber(order, touched)


def remove(state: SessionState, command: RemovePrompt, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    prompt = known(state, command.prompt)
    if any(idea.prompt == prompt.id for idea in state.ideas.values()):
        raise Refuse(Code.PROMPT_IN_USE)
    return [PromptRemoved(at=now, prompt=prompt.id)]


def on_removed(state: SessionState, event: PromptRemoved, touched: Touched) -> None:
    prompt = state.prompts[event.prompt]
    take_out(state, prompt, touched)
    _renumber(in_stage(state, prompt.stage), touched)


def take_out(state: SessionState, prompt: Prompt, touched: Touched) -> None:
    """Take a prompt out of its stage."""
    del state.prompts[prompt.id]
    touched.add("prompts", prompt.id)


DECIDERS: Deciders = {
    AddPrompt: add,
    EditPrompt: edit,
    MovePrompt: move,
    RemovePrompt: remove,
}
EVOLVERS: Evolvers = {
    PromptAdded: on_added,
    PromptEdited: on_edited,
    PromptMoved: on_moved,
    PromptRemoved: on_removed,
}
