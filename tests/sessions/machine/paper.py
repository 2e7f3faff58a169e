"""A scribe writes down what people without a phone say."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.machine.team import Team


class Paper(Team):
    @rule(who=NUMBERS)
    def add_seat(self, who: int) -> None:
        if self.state.on_paper < 4:
            self.ask(self.member(who), c.AddSeat)

    @rule(
        who=NUMBERS,
        seat=st.sampled_from(["m1.1", "m2.1", "m3.1", "m3.2", "m4.1", "m9.9"]),
        idea=NUMBERS,
        kind=st.sampled_from(
            [
                c.PostIdea,
                c.CastVote,
                c.PlaceRung,
                c.MakePledge,
                c.WithdrawIdea,
                c.ChoosePerspectives,
            ]
        ),
    )
    def act_for(self, who: int, seat: str, idea: int, kind: type[c.Command]) -> None:
        fields: dict[type[c.Command], dict[str, Any]] = {
            c.PostIdea: {"text": self.text("idea")},
            c.CastVote: {"idea": self.public(idea), "dots": 1},
            c.PlaceRung: {"stage": self.state.stage or "none", "rung": 1 + idea % 7},
            c.MakePledge: {"text": self.text("pledge"), "kind": "action"},
            c.WithdrawIdea: {"idea": self.idea(idea)},
            c.ChoosePerspectives: {"perspectives": ["v1"]},
        }
        does = self.room.command(kind, **fields[kind])
        self.ask(self.member(who), c.ActFor, seat=seat, does=does)
