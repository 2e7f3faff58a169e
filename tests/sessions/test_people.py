from sessions import commands as c
from sessions.actor import Actor
from sessions.refusals import Code
from tests.sessions.room import BOARD, FACILITATOR, SERVER, Room


def test_a_name_is_ones_own(room_of_two: tuple[Room, Actor, Actor]) -> None:
    room, ann, bob = room_of_two
    room.do(ann, c.SetName, name=" Ann ")
    assert room.me(ann)["me"]["me"].name == "Ann"
    assert room.me(bob)["me"]["me"].name is None
    room.do(ann, c.SetName, name="")
    assert room.me(ann)["me"]["me"].name is None
    assert room.refused(ann, c.SetName, name="x" * 61) == Code.TEXT_TOO_LONG


def test_only_the_server_seats_people(room_of_two: tuple[Room, Actor, Actor]) -> None:
    room, ann, _ = room_of_two
    for actor in (ann, BOARD, FACILITATOR):
        fields = {"participant": "p", "seat": "s", "lang": "en"}
        assert room.refused(actor, c.Join, **fields) == Code.NOT_ALLOWED


def test_strangers_do_nothing(room_of_two: tuple[Room, Actor, Actor]) -> None:
    room, _, _ = room_of_two
    assert room.refused(Actor("attendee", "x"), c.SetName, name="X") == Code.BAD_TOKEN
    assert room.refused(Actor("facilitator", "x"), c.NextStage) == Code.BAD_TOKEN


def test_a_new_link_can_end_the_others(room_of_two: tuple[Room, Actor, Actor]) -> None:
    room, ann, _ = room_of_two
    room.do(SERVER, c.IssueFacilitatorLink, facilitator="second")
    room.do(Actor("facilitator", "second"), c.NextStage)
    room.do(SERVER, c.IssueFacilitatorLink, facilitator="third", revoke_others=True)
    assert room.refused(FACILITATOR, c.NextStage) == Code.BAD_TOKEN
    assert room.refused(ann, c.IssueFacilitatorLink, facilitator="x") == Code.NOT_ALLOWED
