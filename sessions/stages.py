"""The agenda under way: stages, the timer, reveal and rounds, and the undoing of steps."""

from msgspec import UNSET

from sessions import after, board, survey_publication, votes
from sessions.actor import Actor
from sessions.ballot import BallotKey
from sessions.commands import (
    CloseStage,
    ExtendTimer,
    NewRound,
    NextStage,
    OpenStage,
    Reveal,
    ShowIdeas,
    StartTimer,
    StopTimer,
    Undo,
)
from sessions.events import (
    Event,
    IdeasShown,
    Revealed,
    RoundOpened,
    StageClosed,
    StageOpened,
    StepUndone,
    TimerExtended,
    TimerStarted,
    TimerStopped,
)
from sessions.ideas import show_stage, undo_merge
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Progress, SessionState, Stage, Step, Touched
from sessions.tables import undo_round
from sessions.themes import undo_grouping
from sessions.wire import StepKind, Timer

LONGEST_TIMER = 24 * 3600 * 1000


def open_stage(state: SessionState, command: OpenStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = _known(state, command.stage)
    if stage.id == state.stage:
        return []
    if _moved_on(state, command):
        raise Refuse(Code.MOVED_ON)
    return [StageOpened(at=now, stage=stage.id)]


def _moved_on(state: SessionState, command: OpenStage | CloseStage | NextStage) -> bool:
    """Whether somebody else was faster: the stage it was pressed in is not the open one."""
    return command.from_ is not UNSET and command.from_ != state.stage


def _known(state: SessionState, asked: str) -> Stage:
    stage = state.stages.get(asked)
    if stage is None:
        raise Refuse(Code.NO_SUCH_STAGE)
    return stage


def next_stage(state: SessionState, command: NextStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if _moved_on(state, command):
        return []
    agenda = state.in_agenda()
    done = [stage.position for stage in agenda if stage.status != "waiting"]
    reached = state.open_stage.position if state.open_stage else max(done, default=-1)
    later = [stage for stage in agenda if stage.position > reached]
    if not later:
        raise Refuse(Code.NO_NEXT_STAGE)
    return [StageOpened(at=now, stage=later[0].id)]


def on_opened(state: SessionState, event: StageOpened, touched: Touched) -> None:
    _step(state, "open", touched)
    _close(state, touched)
    stage = state.stages[event.stage]
    stage.status = "open"
    state.stage = stage.id
    after.opened(state, stage, event.at)
    board.show_stage(state, touched)
    touched.add("stages", stage.id)
    touched.add("surveys", stage.id)
    if stage.is_ballot:
        if stage.round:
            votes.switch(state, BallotKey(stage.id, stage.round), touched)
        else:
            votes.open_round(state, stage, touched)


def _step(state: SessionState, kind: StepKind, touched: Touched) -> None:
    state.remember(Step(kind, before=state.progress()), touched)


def _close(state: SessionState, touched: Touched) -> None:
    if stage := state.open_stage:
        stage.status = "done"
        touched.add("stages", stage.id)
        touched.add("surveys", stage.id)
    state.stage = None
    state.timer = None
    touched.add("session", "session")


def close_stage(state: SessionState, command: CloseStage, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if _moved_on(state, command):
        if state.stage is None:
            return []
        raise Refuse(Code.MOVED_ON)
    if state.stage is None:
        raise Refuse(Code.NOT_OPEN)
    return [StageClosed(at=now, stage=state.stage)]


def on_closed(state: SessionState, event: StageClosed, touched: Touched) -> None:
    _step(state, "close", touched)
    after.closed(state, state.stages[event.stage], event.at)
    _close(state, touched)


def show_ideas(state: SessionState, command: ShowIdeas, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    asked = command.stage or state.stage
    if asked is None:
        raise Refuse(Code.NOT_OPEN)
    stage = _known(state, asked)
    return [IdeasShown(at=now, stage=stage.id)] if stage.is_quiet else []


def on_shown(state: SessionState, event: IdeasShown, touched: Touched) -> None:
    _step(state, "show", touched)
    stage = state.stages[event.stage]
    stage.shown = True
    _show(state, stage, touched)


def _show(state: SessionState, stage: Stage, touched: Touched) -> None:
    touched.add("stages", stage.id)
    show_stage(state, stage, touched)


def reveal(state: SessionState, command: Reveal, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if state.open_stage and state.open_stage.kind == "evaluation":
        return survey_publication.reveal(state, state.open_stage, now)
    if state.current_ballot is None:
        raise Refuse(Code.NOTHING_TO_REVEAL)
    return [] if state.current_ballot.revealed else [Revealed(at=now)]


def on_revealed(state: SessionState, event: Revealed, touched: Touched) -> None:
    _step(state, "reveal", touched)
    assert state.ballot is not None
    _set_revealed(state, state.ballot, True, touched)
    # A vote that asks another again shows what became different.
    before = state.stages.get(state.stages[state.ballot.stage].repeats or "")
    if before and BallotKey(before.id, before.round) in state.ballots:
        _set_revealed(state, BallotKey(before.id, before.round), True, touched)


def _set_revealed(state: SessionState, key: BallotKey, revealed: bool, touched: Touched) -> None:
    ballot = state.ballots[key]
    ballot.revealed = revealed
    votes.touch_tallies(ballot, touched)
    touched.add("stages", key.stage)
    touched.add("session", "session")
    touched.add("results", f"{key.stage}:{key.round}")
    touched.add("ground", key.stage)


def new_round(state: SessionState, command: NewRound, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    stage = state.open_stage
    if stage is None or not stage.is_ballot:
        raise Refuse(Code.NOT_OPEN)
    if command.after is not None and command.after < stage.round:
        return []
    return [RoundOpened(at=now)]


def on_round_opened(state: SessionState, event: RoundOpened, touched: Touched) -> None:
    _step(state, "round", touched)
    stage = state.open_stage
    assert stage is not None
    state.timer = None
    touched.add("stages", stage.id)
    votes.open_round(state, stage, touched)


def undo(state: SessionState, command: Undo, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.step is not None and all(step.n != command.step for step in state.steps):
        return []  # Somebody else took it back.
    if not state.steps:
        raise Refuse(Code.NOTHING_TO_UNDO)
    if command.step not in (None, state.steps[-1].n):
        raise Refuse(Code.MOVED_ON)
    return [StepUndone(at=now)]


def on_undone(state: SessionState, event: StepUndone, touched: Touched) -> None:
    step = state.steps.pop()
    touched.add("session", "session")
    if step.before:
        _go_back(state, step.before, touched)
    elif step.kind == "tables":
        undo_round(state, touched)
    elif step.kind == "merge":
        undo_merge(state, step, touched)
    else:
        undo_grouping(state, step, touched)


def _go_back(state: SessionState, before: Progress, touched: Touched) -> None:
    for key, (status, shown, number, revealed) in before.stages.items():
        stage = state.stages.get(key)
        if stage is None:  # removed since, and never begun
            continue
        touched.add("stages", key)
        touched.add("surveys", key)
        stage.status = status
        stage.round = number
        touched.add("ground", key)
        if stage.shown != shown:
            stage.shown = shown
            _show(state, stage, touched)
        ballot = BallotKey(key, number)
        if ballot in state.ballots and state.ballots[ballot].revealed != revealed:
            _set_revealed(state, ballot, revealed, touched)
    state.stage = before.stage
    state.ended_at = before.ended_at
    state.timer = None
    votes.switch(state, before.ballot, touched)


def start_timer(state: SessionState, command: StartTimer, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if state.stage is None:
        raise Refuse(Code.NOT_OPEN)
    return [TimerStarted(at=now, ends_at=now + command.seconds * 1000)]


def on_timer_started(state: SessionState, event: TimerStarted, touched: Touched) -> None:
    state.timer = Timer(started_at=event.at, ends_at=event.ends_at)
    touched.add("session", "session")


def extend_timer(state: SessionState, command: ExtendTimer, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if state.timer is None:
        raise Refuse(Code.NO_TIMER)
    # Once it has run out, more time counts from now.
    ends_at = max(state.timer.ends_at, now) + command.seconds * 1000
    if ends_at - now > LONGEST_TIMER:
        raise Refuse(Code.BAD_TIME)
    return [TimerExtended(at=now, ends_at=ends_at)]


def on_timer_extended(state: SessionState, event: TimerExtended, touched: Touched) -> None:
    started_at = state.timer.started_at if state.timer else event.at
    state.timer = Timer(started_at=started_at, ends_at=event.ends_at)
    touched.add("session", "session")


def stop_timer(state: SessionState, command: StopTimer, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    return [TimerStopped(at=now)] if state.timer else []


def on_timer_stopped(state: SessionState, event: TimerStopped, touched: Touched) -> None:
    state.timer = None
    touched.add("session", "session")


DECIDERS: Deciders = {
    OpenStage: open_stage,
    CloseStage: close_stage,
    NextStage: next_stage,
    Undo: undo,
    ShowIdeas: show_ideas,
    Reveal: reveal,
    NewRound: new_round,
    StartTimer: start_timer,
    ExtendTimer: extend_timer,
    StopTimer: stop_timer,
}
EVOLVERS: Evolvers = {
    StageOpened: on_opened,
    StageClosed: on_closed,
    StepUndone: on_undone,
    TimerStarted: on_timer_started,
    TimerExtended: on_timer_extended,
    TimerStopped: on_timer_stopped,
    IdeasShown: on_shown,
    Revealed: on_revealed,
    RoundOpened: on_round_opened,
}
