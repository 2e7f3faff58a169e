"""When an event came to its end, and what the organiser says of what comes next."""

from sessions import commands as c
from sessions.refusals import Code
from sessions.wire import After, AfterText
from tests.sessions.room import FACILITATOR, Room


def test_an_event_ends_when_its_closing_stage_opens() -> None:
    room = Room()
    for _ in range(4):
        room.do(FACILITATOR, c.NextStage)
    assert room.state.ended_at is None
    room.do(FACILITATOR, c.NextStage)
    ended = room.now
    assert room.state.ended_at == ended
    room.do(FACILITATOR, c.CloseStage)
    assert room.state.ended_at == ended
    assert room.replayed().ended_at == ended


def test_opening_it_again_or_taking_a_step_back_undoes_the_end() -> None:
    room = Room()
    room.do(FACILITATOR, c.OpenStage, stage="s5")
    first = room.state.ended_at
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    assert room.state.ended_at is None
    room.do(FACILITATOR, c.Undo)
    assert room.state.ended_at == first
    room.do(FACILITATOR, c.Undo)
    assert room.state.ended_at is None


def test_without_a_closing_stage_it_ends_with_the_last() -> None:
    room = Room("quick")
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    room.do(FACILITATOR, c.CloseStage)
    assert room.state.ended_at is None
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.CloseStage)
    assert room.state.ended_at == room.now


def test_the_organiser_says_what_comes_next_to_consoles_and_plans_alone() -> None:
    room = Room()
    said = {"next_steps": " We meet.\n\n\nSoon. ", "contacts": "Elen"}
    room.do(FACILITATOR, c.SetAfter, **said, translations={"cy": c.AfterWords("Cyfarfod", "")})
    after = After("We meet.\n\nSoon.", "Elen", {"cy": AfterText("Cyfarfod")})
    assert room.state.after == after
    assert room.view("facilitator")["session"]["session"].after == after
    assert "Elen" not in str(room.view("attendee"))
    assert room.touched.shared == {("session*", "session"), ("doings", "1"), ("members", "m1")}
    refused = room.refused(FACILITATOR, c.SetAfter, translations={"pl": c.AfterWords("x", "")})
    assert refused == Code.BAD_LANGUAGE
    assert room.refused(FACILITATOR, c.SetAfter, contacts="x" * 2001) == Code.TEXT_TOO_LONG
    room.do(FACILITATOR, c.SetAfter)
    assert room.state.after is None
