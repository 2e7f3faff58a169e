"""Who takes part by a seat that a scribe holds: as one person each, and as nobody in particular."""

from typing import Any

import msgspec
import pytest

from sessions import commands as c
from sessions import held_seats
from sessions.actor import Actor
from sessions.commands import Command
from sessions.refusals import Code
from sessions.views import AUDIENCES
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room

TOM = Actor("facilitator", "secret-tom")
MAIR = Actor("facilitator", "secret-mair")


class Paper(Room):
    """A room with two scribes, Tom and Mair."""

    def __init__(self) -> None:
        super().__init__("quick")
        for name, actor in (("Tom", TOM), ("Mair", MAIR)):
            self.do(FACILITATOR, c.InviteMember, role="scribe", name=name, secret=actor.id)
        self.do(FACILITATOR, c.NextStage)

    def seat(self, actor: Actor = TOM) -> str:
        return self.do(actor, c.AddSeat)

    def write(self, seat: str, kind: type[Command], /, actor: Actor = TOM, **fields: Any) -> str:
        return self.do(actor, c.ActFor, seat=seat, does=self.command(kind, **fields))

    def own(self, seat: str, actor: Actor = TOM) -> Any:
        return held_seats.seat_views(self.state, actor.id)[seat]


@pytest.fixture
def room() -> Paper:
    return Paper()


def test_a_seat_is_one_person(room: Paper) -> None:
    one, two = room.seat(), room.seat()
    assert (one, two) == ("m2.1", "m2.2")
    assert len(room.state.people) == room.state.on_paper == 2
    idea = room.write(one, c.PostIdea, text="Soup")
    room.do(FACILITATOR, c.NextStage)
    for seat in (one, two):
        room.write(seat, c.CastVote, idea=idea, dots=2)
    assert room.state.current_ballot is not None
    assert room.state.current_ballot.voters == 2
    does = room.command(c.CastVote, idea=idea, dots=3)
    assert room.refused(TOM, c.ActFor, seat=one, does=does) == Code.TOO_MANY_ON_ONE
    assert room.own(one)["me"]["me"].dots_left == 2
    assert room.own(one)["votes"][idea].dots == 2


def test_a_scribe_has_only_the_seats_that_are_theirs(room: Paper) -> None:
    seat = room.seat()
    does = room.command(c.PostIdea, text="Soup")
    assert room.refused(MAIR, c.ActFor, seat=seat, does=does) == Code.NO_SUCH_SEAT
    assert room.refused(FACILITATOR, c.ActFor, seat=seat, does=does) == Code.NO_SUCH_SEAT
    assert room.refused(TOM, c.ActFor, seat="m2.2", does=does) == Code.NO_SUCH_SEAT
    assert room.refused(room.join(), c.ActFor, seat=seat, does=does) == Code.NO_SUCH_SEAT
    assert held_seats.seat_views(room.state, MAIR.id) == {}


def test_one_seat_does_not_touch_what_another_wrote(room: Paper) -> None:
    one, two = room.seat(), room.seat()
    idea = room.write(one, c.PostIdea, text="Soup")
    does = room.command(c.WithdrawIdea, idea=idea)
    assert room.refused(TOM, c.ActFor, seat=two, does=does) == Code.NOT_YOURS
    room.write(one, c.WithdrawIdea, idea=idea)
    assert room.state.ideas == {}


def test_what_came_on_paper_is_marked_for_facilitators_alone(room: Paper) -> None:
    seat, *_ = (room.seat() for _ in range(3))
    written = room.write(seat, c.PostIdea, text="Soup")
    typed = room.do(room.join(), c.PostIdea, text="Tea")
    console = room.view("facilitator")["ideas"]
    assert (console[written].paper, console[typed].paper) == (True, False)
    for audience in ("attendee", "board"):
        assert b"paper" not in msgspec.json.encode(room.view(audience)["ideas"])


def test_of_one_or_two_on_paper_nothing_tells_what_is_theirs(room: Paper) -> None:
    one, other = room.seat(), room.seat(MAIR)
    watch = Watch(room.state)

    def told() -> list[bool]:
        watch.gather(room.touched)
        watch.tick()
        console = room.view("facilitator")
        return [thing.paper for kind in ("ideas", "pledges") for thing in console[kind].values()]

    room.write(one, c.PostIdea, text="Soup")
    assert told() == [False]
    # Not even that a scribe did something just then.
    touched = {collection for collection, _ in room.touched.shared}
    assert not touched & {"doings", "members"}
    room.do(FACILITATOR, c.AddStage, kind="pledges")
    told()
    room.do(FACILITATOR, c.OpenStage, stage=room.state.in_agenda()[-1].id)
    told()
    room.write(other, c.MakePledge, actor=MAIR, text="I cook", kind="action")
    assert told() == [False, False]
    room.seat()
    assert told() == [True, True]


def test_nobody_learns_which_seat_an_idea_came_from(room: Paper) -> None:
    one, two, _ = room.seat(), room.seat(), room.seat()
    ideas = [room.write(seat, c.PostIdea, text="Soup") for seat in (one, two, one)]
    seen = {audience: msgspec.json.encode(room.view(audience)) for audience in AUDIENCES}
    for view in seen.values():
        for secret in (one, two, *room.state.people):
            assert f'"{secret}"'.encode() not in view
    doings = msgspec.json.encode(room.view("facilitator")["doings"])
    assert not any(idea.encode() in doings for idea in ideas)
    kinds = [doing.kind for doing in room.view("facilitator")["doings"].values()]
    assert kinds[-1:] == ["act_for"]
    assert kinds.count("act_for") == 1


def test_a_repeated_card_is_one_idea(room: Paper) -> None:
    seat = room.seat()
    command = room.command(c.ActFor, seat=seat, does=room.command(c.PostIdea, text="Soup"))
    room.ask(TOM, command)
    assert room.ask(TOM, command) == []
    assert len(room.state.ideas) == 1


def test_a_scribe_who_left_leaves_the_people_where_they_are(room: Paper) -> None:
    seat = room.seat()
    room.write(seat, c.PostIdea, text="Soup")
    room.do(FACILITATOR, c.RevokeMember, member="m2")
    does = room.command(c.PostIdea, text="Tea")
    assert room.refused(TOM, c.ActFor, seat=seat, does=does) == Code.BAD_TOKEN
    assert room.state.on_paper == 1
    assert len(room.view("board")["ideas"]) == 1


def test_a_facilitator_may_write_for_somebody_too(room: Paper) -> None:
    seat, *_ = (room.seat(FACILITATOR) for _ in range(3))
    idea = room.write(seat, c.PostIdea, actor=FACILITATOR, text="Soup")
    assert room.view("facilitator")["ideas"][idea].paper is True
    assert room.view("facilitator")["members"]["m1"].seats == 3


def test_there_is_an_end_to_seats(room: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_seats, "MOST_WITH_A_MEMBER", 1)
    room.seat()
    assert room.refused(TOM, c.AddSeat) == Code.TOO_MANY


def test_who_was_taken_out_keeps_nobody_else_from_a_scribe(room: Paper) -> None:
    one = room.seat()
    idea = room.write(one, c.PostIdea, text="Soup")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    does = room.command(c.PostIdea, text="Tea")
    assert room.refused(TOM, c.ActFor, seat=one, does=does) == Code.REMOVED
    two = room.seat()
    room.write(two, c.PostIdea, text="The next one is heard")
