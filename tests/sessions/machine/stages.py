"""The facilitator goes through the agenda, and back."""

import copy

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions import views as views_module
from sessions.events import StepUndone
from sessions.evolve import evolve
from sessions.state import SessionState, Touched
from tests.sessions.law import Watch
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.room import FACILITATOR, but_for_doings, everything


class Stages(Asking):
    @rule(stage=NUMBERS)
    def open_stage(self, stage: int) -> None:
        self.ask(FACILITATOR, c.OpenStage, stage=self.one(self.state.stages, stage))

    @rule(
        kind=st.sampled_from(
            [
                c.NextStage,
                c.NextStage,
                c.CloseStage,
                c.Undo,
                c.Undo,
                c.Reveal,
                c.NewRound,
                c.StopTimer,
                c.ShowIdeas,
            ]
        )
    )
    def step(self, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind)

    @rule(stage=NUMBERS)
    def show_ideas_of(self, stage: int) -> None:
        self.ask(FACILITATOR, c.ShowIdeas, stage=self.one(self.state.stages, stage))

    @rule(kind=st.sampled_from([c.StartTimer, c.ExtendTimer]), seconds=st.integers(1, 86_400))
    def timer(self, kind: type[c.Command], seconds: int) -> None:
        self.ask(FACILITATOR, kind, seconds=seconds)

    def check_undo(self, before: SessionState) -> None:
        undone, touched = copy.deepcopy(self.state), Touched()
        watch = Watch(undone)
        evolve(undone, StepUndone(at=self.room.now), touched)
        watch.gather(touched)
        watch.tick()
        was, now = but_for_doings(everything(before)), but_for_doings(everything(undone))
        for views in (was, now):
            for audience in views_module.AUDIENCES:
                # What was published stays: a second table could be subtracted from it.
                for name in ("ground", "voices", "evaluations", "survey_texts"):
                    views[audience][name] = {}
                views[audience]["surveys"] = {
                    key: msgspec.structs.replace(one, over=False)
                    for key, one in views[audience]["surveys"].items()
                }
                session = views[audience]["session"]["session"]
                views[audience]["session"]["session"] = msgspec.structs.replace(session, timer=None)
                # A stage that opened took the way in off the board; it does not come back.
                views[audience].pop("board")
        assert now == was
