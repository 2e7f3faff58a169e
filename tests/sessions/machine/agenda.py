"""The facilitator changes the agenda."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LANG, NUMBERS, WORDS
from tests.sessions.room import FACILITATOR

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "minutes": st.none() | st.integers(1, 480),
        "silent": st.booleans(),
        "open_results": st.booleans(),
        "dots": st.integers(1, 6),
        "per_idea": st.integers(1, 6),
        "named": st.booleans(),
    },
)


class Agenda(Asking):
    @rule(
        kind=st.sampled_from(
            ["ideas", "vote", "conversation", "talk", "pledges", "ladder", "evaluation"]
        ),
        position=st.none() | st.integers(0, 9),
    )
    def add_stage(self, kind: Any, position: int | None) -> None:
        self.ask(FACILITATOR, c.AddStage, kind=kind, position=position)

    @rule(stage=NUMBERS, settings=SETTINGS, repeats=st.none() | NUMBERS)
    def change_stage(self, stage: int, settings: dict[str, Any], repeats: int | None) -> None:
        asked = dict(settings)
        if repeats is not None:
            asked["repeats"] = self.one(self.state.stages, repeats)
        self.ask(FACILITATOR, c.ChangeStage, stage=self.one(self.state.stages, stage), **asked)

    @rule(stage=NUMBERS, position=st.integers(0, 9))
    def move_stage(self, stage: int, position: int) -> None:
        asked = self.one(self.state.stages, stage)
        self.ask(FACILITATOR, c.MoveStage, stage=asked, position=position)

    @rule(stage=NUMBERS, kind=st.sampled_from([c.DuplicateStage, c.RemoveStage]))
    def about_stage(self, stage: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, stage=self.one(self.state.stages, stage))

    @rule(stage=NUMBERS, words=WORDS, lang=LANG)
    def edit_script(self, stage: int, words: str, lang: str | None) -> None:
        asked = self.one(self.state.stages, stage)
        self.ask(FACILITATOR, c.EditScript, stage=asked, text=words, lang=lang)
