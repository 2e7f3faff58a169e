"""The remote control of the board."""

import pytest

from sessions import commands as c
from sessions.refusals import Code
from tests.sessions.room import BOARD, FACILITATOR, Room


def test_the_board_obeys_the_last_word_and_keeps_the_rest() -> None:
    room = Room()
    room.do(FACILITATOR, c.DirectBoard, frozen=True)
    room.do(FACILITATOR, c.DirectBoard, large=True)
    room.do(FACILITATOR, c.DirectBoard, turn=1)
    room.do(FACILITATOR, c.DirectBoard, turn=1, frozen=False)
    room.do(FACILITATOR, c.DirectBoard, turn=-1)
    board = room.state.board
    assert (board.frozen, board.large, board.paused, board.turned) == (False, True, False, 1)


def test_what_holds_already_makes_no_event() -> None:
    room = Room()
    room.do(FACILITATOR, c.DirectBoard, paused=True)
    before = len(room.log)
    room.do(FACILITATOR, c.DirectBoard, paused=True)
    room.do(FACILITATOR, c.DirectBoard)
    assert not [event for commit in room.log[before:] for event in commit]


def test_the_way_in_stays_until_a_stage_opens_and_a_freeze_beyond() -> None:
    room = Room()
    room.do(FACILITATOR, c.DirectBoard, joining=True, frozen=True)
    assert room.view("board")["board"]["board"].joining
    room.do(FACILITATOR, c.NextStage)
    shown = room.view("board")["board"]["board"]
    assert (shown.joining, shown.frozen) == (False, True)


def test_phones_hear_nothing_of_it() -> None:
    room = Room()
    room.do(FACILITATOR, c.DirectBoard, frozen=True)
    assert room.view("attendee")["board"] == {}
    assert room.view("facilitator")["board"]["board"].frozen


@pytest.mark.parametrize("who", ["board", "attendee"])
def test_only_facilitators_direct_it(who: str) -> None:
    room = Room()
    actor = BOARD if who == "board" else room.join()
    assert room.refused(actor, c.DirectBoard, frozen=True) == Code.NOT_ALLOWED
