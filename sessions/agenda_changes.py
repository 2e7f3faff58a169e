"""The agenda changed, before the event and during it.

What people gave is never lost by it: a stage that has begun stays, where it is and as it was asked.
"""

from typing import Any

from msgspec import UNSET

from sessions import methods, prompts, settings, surveys, text, words
from sessions.actor import Actor
from sessions.agenda import MOST_STAGES, StagePlan
from sessions.ballot import Ballot, BallotKey
from sessions.commands import (
    AddStage,
    ChangeStage,
    DuplicateStage,
    EditScript,
    MoveStage,
    RemoveStage,
)
from sessions.events import (
    Event,
    ScriptEdited,
    StageAdded,
    StageChanged,
    StageMoved,
    StageRemoved,
)
from sessions.ids import derive
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.settings import Settings
from sessions.state import SessionState, Stage, Touched


def add(state: SessionState, command: AddStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    agenda = state.in_agenda()
    _room_for_more(agenda)
    made = derive(actor.id, command.id)
    position = len(agenda) if command.position is None else min(command.position, len(agenda))
    plan = StagePlan(id=made, kind=command.kind)
    return [StageAdded(at=now, stage=made, plan=plan, position=position, prompts=[])]


def _room_for_more(agenda: list[Stage]) -> None:
    if len(agenda) >= MOST_STAGES:
        raise Refuse(Code.TOO_MANY)


def on_added(state: SessionState, event: StageAdded, touched: Touched) -> None:
    order = state.in_agenda()
    order.insert(event.position, put(state, event.plan, event.position, touched))
    _renumber(order, touched)
    for position, prompt in enumerate(event.prompts):
        prompts.put(state, prompt, position, touched)


def put(state: SessionState, plan: StagePlan, position: int, touched: Touched) -> Stage:
    """Put a planned stage into the agenda."""
    state.stages[plan.id] = stage = Stage(
        id=plan.id,
        kind=plan.kind,
        position=position,
        repeats=plan.repeats,
        script=plan.script,
        **{**settings.of(plan), "method": plan.method or methods.usual(plan.kind)},
    )
    touched.add("stages", plan.id)
    touched.add("surveys", plan.id)
    touched.add("scripts", plan.id)
    return stage


def _renumber(order: list[Stage], touched: Touched) -> None:
    for position, stage in enumerate(order):
        if stage.position != position:
            stage.position = position
            touched.add("stages", stage.id)


def duplicate(state: SessionState, command: DuplicateStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = known(state, command.stage)
    agenda = state.in_agenda()
    _room_for_more(agenda)
    made = derive(actor.id, command.id)
    plan = StagePlan(
        id=made,
        kind=stage.kind,
        repeats=stage.repeats,
        script=stage.script,
        **settings.of(stage),
    )
    # Where the agenda still goes: a copy among what is done would be passed over.
    reached = max((one.position for one in agenda if one.status != "waiting"), default=-1)
    return [
        StageAdded(
            at=now,
            stage=made,
            plan=plan,
            position=max(reached, stage.position) + 1,
            prompts=[
                prompts.planned(prompt, derive(actor.id, f"{command.id} {number}"), made)
                for number, prompt in enumerate(prompts.in_stage(state, stage.id))
            ],
        )
    ]


def known(state: SessionState, asked: str) -> Stage:
    stage = state.stages.get(asked)
    if stage is None:
        raise Refuse(Code.NO_SUCH_STAGE)
    return stage


def move(state: SessionState, command: MoveStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = known(state, command.stage)
    position = min(command.position, len(state.stages) - 1)
    if position == stage.position:
        return []
    if stage.status != "waiting":
        raise Refuse(Code.STAGE_BEGUN)
    return [StageMoved(at=now, stage=stage.id, position=position)]


def on_moved(state: SessionState, event: StageMoved, touched: Touched) -> None:
    order = state.in_agenda()
    stage = state.stages[event.stage]
    order.remove(stage)
    order.insert(event.position, stage)
    _renumber(order, touched)


def remove(state: SessionState, command: RemoveStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = known(state, command.stage)
    # One that was opened and undone may hold ideas or votes all the same.
    given = stage.ideas or _is_voted_on(state, stage) or _is_answered(state, stage)
    if stage.status != "waiting" or given:
        raise Refuse(Code.STAGE_BEGUN)
    return [StageRemoved(at=now, stage=stage.id)]


def _ballots(state: SessionState, stage: Stage) -> dict[BallotKey, Ballot]:
    return {key: ballot for key, ballot in state.ballots.items() if key.stage == stage.id}


def _is_voted_on(state: SessionState, stage: Stage) -> bool:
    people = [one for ballot in _ballots(state, stage).values() for one in ballot.people.values()]
    return any(person.cast for person in people)


def _is_answered(state: SessionState, stage: Stage) -> bool:
    found = state.evaluations.get(stage.id)
    return found is not None and (found.over or bool(found.answers))


def on_removed(state: SessionState, event: StageRemoved, touched: Touched) -> None:
    stage = state.stages.pop(event.stage)
    touched.add("stages", stage.id)
    touched.add("surveys", stage.id)
    touched.add("evaluations", stage.id)
    state.evaluations.pop(stage.id, None)
    touched.add("scripts", stage.id)
    for prompt in prompts.in_stage(state, stage.id):
        prompts.take_out(state, prompt, touched)
    for key in _ballots(state, stage):
        del state.ballots[key]
        touched.add("results", f"{key.stage}:{key.round}")
    # What it published stays in the state, so that the next tables are as safe beside it.
    touched.add("ground", stage.id)
    touched.add("voices", stage.id)
    for other in state.stages.values():
        if other.repeats == stage.id:
            other.repeats = None
            touched.add("stages", other.id)
    _renumber(state.in_agenda(), touched)


def change(state: SessionState, command: ChangeStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = known(state, command.stage)
    before = {**settings.of(stage), "repeats": stage.repeats}
    asked = {name: getattr(command, name, UNSET) for name in before}
    changed = {
        name: value for name, value in asked.items() if value is not UNSET and value != before[name]
    }
    if not changed:
        return []
    _check(state, stage, changed)
    if asked_survey := changed.get("survey"):
        changed["survey"] = surveys.checked(asked_survey)
    after = {**before, **changed}
    if "per_idea" not in changed:
        after["per_idea"] = min(after["per_idea"], after["dots"])
    if stage.kind == "vote" and after["per_idea"] > after["dots"]:
        raise Refuse(Code.BAD_SETTING)
    repeats = after.pop("repeats")
    return [StageChanged(at=now, stage=stage.id, settings=Settings(**after), repeats=repeats)]


def _check(state: SessionState, stage: Stage, changed: dict[str, Any]) -> None:
    if not all(settings.has(stage.kind, name) for name in changed):
        raise Refuse(Code.BAD_SETTING)
    if "silent" in changed and stage.ideas:
        raise Refuse(Code.STAGE_BEGUN)
    if "survey" in changed and _is_answered(state, stage):
        raise Refuse(Code.STAGE_BEGUN)
    if settings.OF_BALLOTS & changed.keys() and _is_voted_on(state, stage):
        raise Refuse(Code.STAGE_BEGUN)
    if asked := changed.get("repeats"):
        other = known(state, asked)
        if other.kind != stage.kind or other.id == stage.id:
            raise Refuse(Code.BAD_SETTING)


def on_changed(state: SessionState, event: StageChanged, touched: Touched) -> None:
    stage = state.stages[event.stage]
    for name, value in settings.of(event.settings).items():
        setattr(stage, name, value)
    stage.method = event.settings.method or methods.usual(stage.kind)
    stage.repeats = event.repeats
    touched.add("stages", stage.id)
    touched.add("surveys", stage.id)
    if not _is_voted_on(state, stage):
        _set_ballots(state, stage, touched)


def _set_ballots(state: SessionState, stage: Stage, touched: Touched) -> None:
    """Rounds that are open, or were, and hold no vote yet go by the new settings."""
    for key, ballot in _ballots(state, stage).items():
        ballot.dots, ballot.per_idea = stage.dots, stage.per_idea
        if stage.kind == "conversation" and ballot.revealed != stage.open_results:
            ballot.revealed = stage.open_results
            touched.add("results", f"{key.stage}:{key.round}")
            touched.add("ground", key.stage)
        if key == state.ballot:
            touched.add("session", "session")
            for person in state.people:
                touched.add_for(person, "me", "me")


def edit_script(state: SessionState, command: EditScript, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = known(state, command.stage)
    lang = words.session_language(state, command.lang)
    written = words.within(text.tidy(command.text), text.SCRIPT_LENGTH)
    if written == stage.script.get(lang, ""):
        return []
    return [ScriptEdited(at=now, stage=stage.id, text=written, lang=lang)]


def on_script_edited(state: SessionState, event: ScriptEdited, touched: Touched) -> None:
    stage = state.stages[event.stage]
    others = {lang: said for lang, said in stage.script.items() if lang != event.lang}
    stage.script = {**others, event.lang: event.text} if event.text else others
    touched.add("scripts", stage.id)


DECIDERS: Deciders = {
    AddStage: add,
    ChangeStage: change,
    MoveStage: move,
    DuplicateStage: duplicate,
    RemoveStage: remove,
    EditScript: edit_script,
}
EVOLVERS: Evolvers = {
    StageAdded: on_added,
    StageChanged: on_changed,
    StageMoved: on_moved,
    StageRemoved: on_removed,
    ScriptEdited: on_script_edited,
}
