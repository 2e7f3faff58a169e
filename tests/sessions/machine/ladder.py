"""People place the work on the ladder."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking


class Ladder(Asking):
    @rule(who=st.integers(0, 4), rung=st.integers(1, 7) | st.none())
    def place(self, who: int, rung: int | None) -> None:
        self.ask(self.person(who), c.PlaceRung, rung=rung)

    @rule(rungs=st.lists(st.integers(1, 7), min_size=2, max_size=4))
    def all_place(self, rungs: list[int]) -> None:
        """A whole turn: the ladder opens, people place the work, and it is shown."""
        self.open("ladder")
        for who, rung in enumerate(rungs):
            self.ask(self.person(who), c.PlaceRung, rung=rung)
