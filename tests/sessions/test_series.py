"""A series: events that belong together, by a name that only their organisers see."""

import pytest

from sessions import commands as c
from sessions.refusals import Code
from sessions.state.touched import FOR_CONSOLES
from tests.sessions.room import FACILITATOR, Room


def test_it_is_given_at_creation_or_later_and_taken_away() -> None:
    room = Room(series="  Better   visits ")
    assert room.state.series == "Better visits"
    room.do(FACILITATOR, c.SetSeries, series="Talkback")
    assert room.view("facilitator")["session"]["session"].series == "Talkback"
    room.do(FACILITATOR, c.SetSeries, series=" ")
    assert room.state.series is None
    assert Room().state.series is None


def test_what_holds_already_makes_no_event() -> None:
    room = Room(series="Talkback")
    room.do(FACILITATOR, c.SetSeries, series="Talkback ")
    assert room.log[-1] == []


@pytest.mark.parametrize("audience", ["attendee", "board"])
def test_it_is_no_affair_of_the_room(audience: str) -> None:
    room = Room(series="Talkback")
    assert not room.view(audience)["session"]["session"].series
    room.do(FACILITATOR, c.SetSeries, series="Another")
    assert ("session" + FOR_CONSOLES, "session") in room.touched.shared
    assert ("session", "session") not in room.touched.shared


def test_others_do_not_set_it_and_it_stays_short() -> None:
    room = Room()
    assert room.refused(room.join(), c.SetSeries, series="Mine") == Code.NOT_ALLOWED
    assert room.refused(FACILITATOR, c.SetSeries, series="x" * 121) == Code.TEXT_TOO_LONG
