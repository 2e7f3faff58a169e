"""People say how they are involved; votes are published by it."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.chance import LINE, NUMBERS, SOME
from tests.sessions.machine.votes import Votes
from tests.sessions.room import FACILITATOR


class Perspectives(Votes):
    @rule(usual=st.booleans(), keep=st.booleans(), name=LINE)
    def set_perspectives(self, usual: bool, keep: bool, name: str | None) -> None:
        asked: dict[str, Any] = {}
        if not usual:
            old = [c.PerspectiveText(names=p.names, id=p.id) for p in self.state.perspectives[1:]]
            new = c.PerspectiveText(names={"en": name or "", "cy": "Gofalwr"}, id="v1", expected=9)
            asked = {"perspectives": [*(old if keep else ()), new]}
        self.ask(FACILITATOR, c.SetPerspectives, **asked)

    @rule(who=NUMBERS, chosen=SOME)
    def choose_perspectives(self, who: int, chosen: list[int]) -> None:
        known = {one.id: one for one in self.state.perspectives}
        asked = [self.one(known, number) for number in chosen]
        self.ask(self.person(who), c.ChoosePerspectives, perspectives=asked)

    @rule(stage=st.none() | NUMBERS)
    def show_ground(self, stage: int | None) -> None:
        asked = None if stage is None else self.one(self.state.ground, stage)
        self.ask(FACILITATOR, c.ShowGround, stage=asked)

    @rule(first=st.integers(0, 4), value=st.integers(1, 3), show=st.booleans())
    def find_ground(self, first: int, value: int, show: bool) -> None:
        """A vote by perspective, revealed and closed: two people are enough in this small room."""
        self.ask(FACILITATOR, c.SetPerspectives)
        for number, one in enumerate(self.state.perspectives[:2]):
            person = self.person(first + number)
            self.ask(person, c.ChoosePerspectives, perspectives=[one.id])
        self.open("vote")
        for number in range(4):
            self.vote(first + number, number % 2, value)
        self.ask(FACILITATOR, c.Reveal)
        self.ask(FACILITATOR, c.CloseStage)
        if show:
            self.show_ground(0)
