"""The facilitator directs the board, and says where people join, and to what the event belongs."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE
from tests.sessions.room import FACILITATOR


class Board(Asking):
    @rule(
        what=st.sampled_from(["frozen", "paused", "large", "joining"]),
        on=st.booleans(),
        turn=st.sampled_from([-1, 1, None]),
    )
    def direct_board(self, what: str, on: bool, turn: Any) -> None:
        self.ask(FACILITATOR, c.DirectBoard, **{what: on, "turn": turn})

    @rule(address=LINE | st.just("http://hall.local:8000"))
    def choose_address(self, address: str | None) -> None:
        self.ask(FACILITATOR, c.ChooseAddress, address=address)

    @rule(series=LINE)
    def set_series(self, series: str | None) -> None:
        self.ask(FACILITATOR, c.SetSeries, series=series)
