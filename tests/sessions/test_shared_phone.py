"""Several people with one phone, and people for whom somebody acts: each is one person."""

from typing import Any

import msgspec
import pytest

from sessions import codec, held_seats
from sessions import commands as c
from sessions.actor import Actor
from sessions.commands import Command
from sessions.events import AgreementChanged, SeatAdded
from sessions.refusals import Code
from sessions.views import AUDIENCES
from tests.sessions.room import FACILITATOR, SERVER, Room


class Shared(Room):
    """A room in which Ann and Bob have phones, and Ann lends hers."""

    def __init__(self) -> None:
        super().__init__("quick")
        self.ann, self.bob = self.people(2)
        self.do(FACILITATOR, c.NextStage)

    def seat(self, holder: Actor | None = None, **fields: Any) -> str:
        return self.do(holder or self.ann, c.AddSeat, **fields)

    def write(self, seat: str, kind: type[Command], /, **fields: Any) -> str:
        return self.do(self.ann, c.ActFor, seat=seat, does=self.command(kind, **fields))

    def stopped(self, seat: str, kind: type[Command], /, **fields: Any) -> Code:
        does = self.command(kind, **fields)
        return self.refused(self.ann, c.ActFor, seat=seat, does=does)

    def own(self, seat: str) -> Any:
        return held_seats.seat_views(self.state, self.ann.id)[seat]


@pytest.fixture
def room() -> Shared:
    return Shared()


def test_each_on_a_phone_is_one_person(room: Shared) -> None:
    mum, dad = room.seat(), room.seat()
    ideas = [
        room.do(room.ann, c.PostIdea, text="Soup"),
        room.write(mum, c.PostIdea, text="Tea"),
        room.write(dad, c.PostIdea, text="Cake"),
    ]
    room.do(FACILITATOR, c.NextStage)
    room.do(room.ann, c.CastVote, idea=ideas[1], dots=2)
    room.write(mum, c.CastVote, idea=ideas[0], dots=2)
    room.write(mum, c.CastVote, idea=ideas[2], dots=2)
    assert room.state.current_ballot is not None
    assert room.state.current_ballot.voters == 2
    assert [room.own(seat)["me"]["me"].dots_left for seat in (mum, dad)] == [0, 4]
    assert [list(room.own(seat)["ideas"]) for seat in (mum, dad)] == [[ideas[1]], [ideas[2]]]
    assert room.stopped(dad, c.WithdrawIdea, idea=ideas[1]) == Code.NOT_YOURS


def test_each_supports_pledges_and_describes_themselves(room: Shared) -> None:
    mum = room.seat()
    room.do(FACILITATOR, c.SetPerspectives)
    room.write(mum, c.ChoosePerspectives, perspectives=["v2"])
    idea = room.do(room.ann, c.PostIdea, text="Soup")
    room.write(mum, c.SupportIdea, idea=idea)
    room.write(mum, c.SetName, name="Mair")
    own = room.own(mum)
    assert list(own["supported"]) == [idea]
    assert (own["me"]["me"].name, own["me"]["me"].perspectives) == ("Mair", ["v2"])
    assert room.state.people[room.ann.id].perspectives == []


def test_a_phone_knows_what_its_new_seat_is_called(room: Shared) -> None:
    command = room.command(c.AddSeat)
    room.ask(room.ann, command)
    assert list(room.state.people[room.ann.id].seats) == [command.id]
    assert room.ask(room.ann, command) == []
    assert len(room.state.people) == 3


def test_nobody_uses_a_seat_on_another_s_phone(room: Shared) -> None:
    mum = room.seat()
    does = room.command(c.PostIdea, text="Soup")
    for actor in (room.bob, FACILITATOR):
        assert room.refused(actor, c.ActFor, seat=mum, does=does) == Code.NO_SUCH_SEAT
        asked = {"seat": mum, "agreed": False}
        assert room.refused(actor, c.ChangeAgreement, **asked) == Code.NO_SUCH_SEAT
    asked = {"seat": mum, "aside": True}
    assert room.refused(room.bob, c.SetSeatAside, **asked) == Code.NO_SUCH_SEAT
    assert room.refused(FACILITATOR, c.SetSeatAside, **asked) == Code.NOT_ALLOWED
    person = Actor("attendee", room.state.people[room.ann.id].seats[mum])
    assert room.refused(person, c.ActFor, seat=mum, does=does) == Code.NO_SUCH_SEAT
    assert held_seats.seat_views(room.state, room.bob.id) == {}


def test_seats_hold_no_seats(room: Shared) -> None:
    does = {"type": "add_seat", "id": "12345678"}
    asked = {"type": "act_for", "id": "87654321", "seat": room.seat(), "does": does}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(asked, c.ActFor)


def test_a_phone_has_eight_seats_at_most_also_when_some_are_put_aside(room: Shared) -> None:
    seats = [room.seat() for _ in range(8)]
    assert room.refused(room.ann, c.AddSeat) == Code.TOO_MANY
    room.do(room.ann, c.SetSeatAside, seat=seats[0], aside=True)
    assert room.refused(room.ann, c.AddSeat) == Code.TOO_MANY


def test_acting_for_somebody_needs_their_agreement(room: Shared) -> None:
    assert room.refused(room.ann, c.AddSeat, acting=True) == Code.NO_AGREEMENT
    helped = room.seat(acting=True, agreed=True)
    added = room.log[-1][0]
    assert isinstance(added, SeatAdded)
    assert (added.agreed, added.at) == (True, room.now)
    assert room.own(helped)["me"]["me"].agreed is True
    alone = room.seat()
    assert room.own(alone)["me"]["me"].agreed is msgspec.UNSET
    asked = {"seat": alone, "agreed": False}
    assert room.refused(room.ann, c.ChangeAgreement, **asked) == Code.NO_SUCH_SEAT


def test_without_it_what_was_given_can_only_be_taken_back(room: Shared) -> None:
    helped = room.seat(acting=True, agreed=True)
    idea, other = (room.write(helped, c.PostIdea, text=text) for text in ("Soup", "Tea"))
    room.do(FACILITATOR, c.NextStage)
    room.write(helped, c.CastVote, idea=idea, dots=2)
    room.do(room.ann, c.ChangeAgreement, seat=helped, agreed=False)
    changed = room.log[-1][0]
    assert isinstance(changed, AgreementChanged)
    assert changed.at == room.now
    assert room.own(helped)["me"]["me"].agreed is False
    assert room.stopped(helped, c.CastVote, idea=idea, dots=1) == Code.NO_AGREEMENT
    assert room.stopped(helped, c.EditIdea, idea=idea, text="Broth") == Code.NO_AGREEMENT
    assert set(room.view("board")["ideas"]) == {idea, other}
    room.write(helped, c.CastVote, idea=idea, dots=0)
    room.write(helped, c.WithdrawIdea, idea=other)
    assert set(room.view("board")["ideas"]) == {idea}
    room.do(room.ann, c.ChangeAgreement, seat=helped, agreed=True)
    room.write(helped, c.CastVote, idea=idea, dots=1)


def test_how_many_are_acted_for_is_told_to_facilitators_from_three(room: Shared) -> None:
    def told() -> list[Any]:
        return [room.view(one)["session"]["session"].acted_for for one in AUDIENCES]

    seats = [room.seat(room.bob if n else room.ann, acting=True, agreed=True) for n in range(2)]
    room.seat()
    assert told() == [msgspec.UNSET] * 3
    assert ("session*", "session") not in room.touched.shared
    seats.append(room.seat(acting=True, agreed=True))
    assert told() == [msgspec.UNSET, msgspec.UNSET, 3]
    room.do(room.ann, c.ChangeAgreement, seat=seats[0], agreed=False)
    assert told() == [msgspec.UNSET] * 3


def test_once_nobody_knows_whose_phone_it_was_the_number_stays(room: Shared) -> None:
    """Links that are deleted later must not make a number known that was none."""
    seats = [room.seat(acting=True, agreed=True) for _ in range(4)]
    for seat in seats[:2]:
        room.do(room.ann, c.ChangeAgreement, seat=seat, agreed=False)
    room.do(room.ann, c.SetSeatAside, seat=seats[3], aside=True)
    later = Room()
    later.state = type(room.state)()
    for events in room.log:
        later.take(codec.unpack(codec.pack(events).body, []))
    assert later.state.acted_for == room.state.acted_for == 1
    assert room.view("facilitator")["session"] == later.view("facilitator")["session"]
    assert held_seats.seat_views(later.state, room.ann.id) == {}


def test_who_is_put_aside_leaves_what_they_gave(room: Shared) -> None:
    mum = room.seat()
    idea = room.write(mum, c.PostIdea, text="Soup")
    room.do(room.ann, c.SetSeatAside, seat=mum, aside=True)
    assert room.stopped(mum, c.PostIdea, text="Tea") == Code.NO_SUCH_SEAT
    assert room.own(mum)["me"]["me"].aside is True
    assert list(room.view("board")["ideas"]) == [idea]
    room.do(room.ann, c.SetSeatAside, seat=mum, aside=False)
    room.write(mum, c.WithdrawIdea, idea=idea)


def test_what_comes_from_a_phone_is_never_marked(room: Shared) -> None:
    seats = [room.seat(acting=True, agreed=True) for _ in range(4)]
    for seat in seats:
        room.write(seat, c.PostIdea, text="Soup")
    assert not any(idea.paper for idea in room.view("facilitator")["ideas"].values())
    assert room.state.on_paper == 0


def test_nothing_tells_what_came_from_one_phone(room: Shared) -> None:
    """Ideas by one phone's people look as those of people with phones of their own do."""

    def bodies(by: list[Actor | str]) -> dict[str, list[bytes]]:
        for number, one in enumerate(by):
            if isinstance(one, str):
                room.write(one, c.PostIdea, text=f"Soup {number}")
            else:
                room.do(one, c.PostIdea, text=f"Soup {number}")
        seen: dict[str, list[bytes]] = {}
        for audience in AUDIENCES:
            ideas = sorted(room.view(audience)["ideas"].values(), key=lambda idea: idea.n)
            plain = [msgspec.to_builtins(idea) for idea in ideas]
            seen[audience] = [
                msgspec.json.encode({**one, "id": "", "posted_at": 0, "at": 0}) for one in plain
            ]
        return seen

    shared = bodies([room.ann, room.seat(), room.seat()])
    room = Shared()
    assert bodies([room.ann, room.bob, *room.people(1)]) == shared


def test_whoever_was_taken_out_does_not_come_back_by_another_seat(room: Shared) -> None:
    mum = room.seat()
    idea = room.write(mum, c.PostIdea, text="Soup")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    assert room.stopped(mum, c.PostIdea, text="Tea") == Code.REMOVED
    assert room.refused(room.ann, c.AddSeat) == Code.REMOVED
    room.do(room.ann, c.PostIdea, text="The others go on")
    own = room.do(room.bob, c.PostIdea, text="Cake")
    helped = room.seat(room.bob, acting=True, agreed=True)
    room.do(FACILITATOR, c.RemoveAuthor, idea=own)
    assert room.refused(room.bob, c.AddSeat) == Code.REMOVED
    # Somebody's agreement can always be taken back.
    room.do(room.bob, c.ChangeAgreement, seat=helped, agreed=False)


def test_each_places_the_work_on_the_ladder(room: Shared) -> None:
    mum, helped = room.seat(), room.seat(acting=True, agreed=True)
    room.do(FACILITATOR, c.AddStage, kind="ladder")
    stage = room.state.in_agenda()[-1].id
    room.do(FACILITATOR, c.OpenStage, stage=stage)
    for seat, rung in ((mum, 2), (helped, 6)):
        room.write(seat, c.PlaceRung, stage=stage, rung=rung)
    room.do(room.ann, c.ChangeAgreement, seat=helped, agreed=False)
    assert room.stopped(helped, c.PlaceRung, stage=stage, rung=7) == Code.NO_AGREEMENT
    assert [room.own(seat)["votes"][stage].rung for seat in (mum, helped)] == [2, 6]
    room.write(helped, c.PlaceRung, stage=stage, rung=None)
    assert room.own(helped)["votes"] == {}


# At tables


def places(room: Shared) -> list[str | None]:
    people = [room.state.people[room.ann.id]]
    people += [room.state.people[one] for one in people[0].seats.values()]
    return [one.tables.get(room.state.table_round) for one in people]


def test_who_shares_a_phone_sits_where_it_is(room: Shared) -> None:
    room.do(FACILITATOR, c.SetTables, names=["", "", ""])
    room.do(room.ann, c.TakeTable, table="t2")
    mum, _ = room.seat(), room.seat()
    assert places(room) == ["t2", "t2", "t2"]
    assert room.state.tables["t2"].people == 3
    room.do(room.ann, c.TakeTable, table="t1")
    assert places(room) == ["t1", "t1", "t1"]
    room.do(room.ann, c.SetSeatAside, seat=mum, aside=True)
    assert places(room) == ["t1", None, "t1"]
    room.do(room.ann, c.SetSeatAside, seat=mum, aside=False)
    assert room.state.tables["t1"].people == 3


def test_they_are_dealt_out_and_move_on_together(room: Shared) -> None:
    room.do(FACILITATOR, c.SetTables, names=["", "", ""])
    room.people(4)
    for _ in range(3):
        room.seat()
    room.do(FACILITATOR, c.AssignTables, on=True)
    first = places(room)
    room.do(FACILITATOR, c.NextTableRound)
    room.seat()
    second = places(room)
    assert [len(set(one)) for one in (first, second)] == [1, 1]
    assert None not in {*first, *second}
    room.do(FACILITATOR, c.Undo)
    assert places(room) == [first[0]] * 5
    people = room.state.people.values()
    for table in room.state.tables.values():
        assert table.people == sum(one.tables.get(1) == table.id for one in people)


def test_people_dealt_out_anew_leave_no_seats_behind_that_would_fill_a_table() -> None:
    room = Shared()
    room.do(FACILITATOR, c.SetTables, names=["", ""])
    for _ in range(6):
        room.seat()
    room.do(room.ann, c.TakeTable, table="t1")
    room.people(5)
    room.do(FACILITATOR, c.AssignTables, on=True, everybody=True)
    assert sorted(table.phones for table in room.state.tables.values()) == [3, 4]


def test_a_phone_that_comes_late_brings_its_people(room: Shared) -> None:
    room.do(FACILITATOR, c.SetTables, names=["", ""])
    room.do(FACILITATOR, c.AssignTables, on=True)
    late = room.do(SERVER, c.Join, participant="late", seat="hash", lang="en")
    assert late == "late"
    actor = Actor("attendee", "late")
    room.seat(actor)
    person = room.state.people["late"]
    (held,) = (room.state.people[one] for one in person.seats.values())
    assert held.tables[1] == person.tables[1]


def test_at_a_table_one_phone_hides_nobody(room: Shared) -> None:
    room.do(FACILITATOR, c.SetTables, names=[""])
    for one in (room.ann, room.bob):
        room.do(one, c.TakeTable, table="t1")
    for _ in range(3):
        room.seat()
    # Ann knows what came from her phone: whatever else comes from this table is Bob's.
    idea = room.do(room.bob, c.PostIdea, text="Soup")
    assert room.state.tables["t1"].people == 5
    assert room.view("facilitator")["ideas"][idea].table is None
    (carol,) = room.people(1)
    room.do(carol, c.TakeTable, table="t1")
    later = room.do(room.bob, c.PostIdea, text="Tea")
    assert room.view("facilitator")["ideas"][later].table == "t1"
