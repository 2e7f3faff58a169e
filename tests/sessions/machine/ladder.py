"""People place the work on the ladder."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import NUMBERS


class Ladder(Asking):
    @rule(who=st.integers(0, 4), rung=st.integers(1, 7) | st.none())
    def place(self, who: int, rung: int | None) -> None:
        self.ask(self.person(who), c.PlaceRung, stage=self.state.stage or "none", rung=rung)

    @rule(who=st.integers(0, 4), stage=NUMBERS)
    def place_anywhere(self, who: int, stage: int) -> None:
        asked = self.one(self.state.stages, stage)
        self.ask(self.person(who), c.PlaceRung, stage=asked, rung=4)

    @rule(rungs=st.lists(st.integers(1, 7), min_size=2, max_size=4))
    def all_place(self, rungs: list[int]) -> None:
        """A whole turn: the ladder opens, people place the work, and it is shown."""
        self.open("ladder")
        for who, rung in enumerate(rungs):
            asked = self.state.stage or "none"
            self.ask(self.person(who), c.PlaceRung, stage=asked, rung=rung)
