"""Addresses that people leave, and private links to their plans."""

from typing import Any

import msgspec
import pytest

from sessions import codec, views
from sessions import commands as c
from sessions.actor import Actor
from sessions.contact import MOST_LINKS
from sessions.events import ContactLeft, PlanLinked
from sessions.ids import token_hash
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, SERVER, Room

SECRET = "a-plan-secret-0123456789-0123456789"


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def ann(room: Room) -> Actor:
    return room.join()


def linked(room: Room, who: Actor, secret: str = SECRET) -> None:
    room.do(SERVER, c.LinkPlan, participant=who.id, link=token_hash(secret))


def contact(room: Room, who: Actor) -> Any:
    return room.me(who)["me"]["me"].contact


def test_an_address_is_told_to_its_owner_alone(room: Room, ann: Actor) -> None:
    ben = room.join()
    linked(room, ann)
    room.do(ann, c.LeaveContact, email=" Ann@EXAMPLE.org ", lang="cy", secret=SECRET)
    own = contact(room, ann)
    assert (own.email, own.lang, own.at) == ("Ann@example.org", "cy", room.now)
    assert contact(room, ben) is msgspec.UNSET
    for audience in views.AUDIENCES:
        assert b"example.org" not in msgspec.json.encode(room.view(audience))
    assert room.touched.shared == set()
    assert room.state.people[ann.id].plan_secret == SECRET


@pytest.mark.parametrize("email", ["", "ann", "ann@", "a b@example.org", "ann@example"])
def test_what_is_no_address_is_refused(room: Room, ann: Actor, email: str) -> None:
    assert room.refused(ann, c.LeaveContact, email=email) == Code.BAD_EMAIL


def test_mails_link_to_ones_own_plan_only(room: Room, ann: Actor) -> None:
    linked(room, room.join())
    asked = {"email": "ann@example.org", "secret": SECRET}
    assert room.refused(ann, c.LeaveContact, **asked) == Code.BAD_TOKEN


def test_mails_pause_stop_and_go_on(room: Room, ann: Actor) -> None:
    assert room.refused(ann, c.StopReminders) == Code.NO_CONTACT
    room.do(ann, c.LeaveContact, email="ann@example.org")
    assert room.refused(ann, c.PauseReminders, until=room.now) == Code.BAD_DATE
    assert room.refused(ann, c.PauseReminders, until=room.now * 2) == Code.BAD_DATE
    until = room.now + 10**9
    room.do(ann, c.PauseReminders, until=until)
    room.do(ann, c.StopReminders)
    own = contact(room, ann)
    assert (own.paused_until, own.stopped) == (until, True)
    room.do(ann, c.ResumeReminders)
    own = contact(room, ann)
    assert (own.paused_until, own.stopped) == (None, False)
    assert room.ask(ann, room.command(c.ResumeReminders)) == []


def test_an_address_taken_back_takes_the_secret_along(room: Room, ann: Actor) -> None:
    linked(room, ann)
    room.do(ann, c.LeaveContact, email="ann@example.org", secret=SECRET)
    room.do(ann, c.WithdrawContact)
    assert contact(room, ann) is msgspec.UNSET
    assert room.state.people[ann.id].plan_secret is None
    assert room.state.plan_links == {token_hash(SECRET): ann.id}
    assert room.ask(ann, room.command(c.WithdrawContact)) == []


def test_the_oldest_links_stop_working_but_not_that_of_mails(room: Room, ann: Actor) -> None:
    linked(room, ann)
    room.do(ann, c.LeaveContact, email="ann@example.org", secret=SECRET)
    for n in range(MOST_LINKS + 2):
        linked(room, ann, f"another-secret-{n:032}")
    assert len(room.state.plan_links) == MOST_LINKS + 1
    assert token_hash(SECRET) in room.state.plan_links
    assert token_hash(f"another-secret-{0:032}") not in room.state.plan_links


def test_only_the_server_makes_links(room: Room, ann: Actor) -> None:
    asked = {"participant": ann.id, "link": token_hash(SECRET)}
    for who in (ann, FACILITATOR):
        assert room.refused(who, c.LinkPlan, **asked) in (Code.NOT_ALLOWED, Code.NOT_YOUR_ROLE)


def test_the_log_forgets_addresses_and_links(room: Room, ann: Actor) -> None:
    left = ContactLeft(at=1, person=ann.id, email="ann@example.org", lang="en", secret=SECRET)
    link = PlanLinked(at=1, participant=ann.id, link=token_hash(SECRET))
    packed = codec.pack([left, link])
    assert b"example" not in packed.body
    assert token_hash(SECRET).encode() not in packed.body
    room.take(codec.unpack(packed.body, []))
    person = room.state.people[ann.id]
    assert (person.contact, person.plan_secret, room.state.plan_links) == (None, None, {})


def test_somebody_removed_can_still_end_the_mails(room: Room, ann: Actor) -> None:
    room.do(ann, c.LeaveContact, email="ann@example.org")
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    pledge = room.do(ann, c.MakePledge, text="Shout", kind="action")
    room.do(FACILITATOR, c.RemoveAuthor, pledge=pledge)
    assert room.refused(ann, c.CheckIn, pledge=pledge, status="kept") == Code.REMOVED
    room.do(ann, c.StopReminders)
    room.do(ann, c.WithdrawContact)


def test_a_console_learns_no_address_of_those_on_paper(room: Room) -> None:
    room.do(FACILITATOR, c.InviteMember, role="scribe", name="", secret="link-scribe")
    scribe = Actor("facilitator", "link-scribe")
    seat = room.do(scribe, c.AddSeat)
    does = room.command(c.LeaveContact, email="ann@example.org")
    room.do(scribe, c.ActFor, seat=seat, does=does)
    [person] = room.state.people.values()
    assert person.contact is not None
    assert contact(room, Actor("attendee", person.id)) is msgspec.UNSET
