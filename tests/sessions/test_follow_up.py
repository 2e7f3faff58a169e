"""What became of pledges: told by owners and joiners, looked at by facilitators."""

from typing import Any

import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.decide import decide
from sessions.flags import Lists
from sessions.follow_up import MOST_A_PERSON
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, SERVER, Room

PICTURE = "c" * 32
DAY = 24 * 3600 * 1000


@pytest.fixture
def room() -> Room:
    room = Room()
    room.people(3)
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    return room


@pytest.fixture
def owner(room: Room) -> Actor:
    return Actor("attendee", "secret-person-1")


@pytest.fixture
def joiner(room: Room, pledge: str) -> Actor:
    joiner = Actor("attendee", "secret-person-2")
    room.do(joiner, c.JoinPledge, pledge=pledge)
    return joiner


@pytest.fixture
def pledge(room: Room, owner: Actor) -> str:
    return room.do(owner, c.MakePledge, text="Ring Mrs Jones", kind="action", due="2027-03-01")


def shown(room: Room, pledge: str) -> Any:
    return room.view("attendee")["pledges"][pledge]


def waiting(room: Room) -> list[Any]:
    return [one for one in room.view("facilitator")["check_ins"].values() if one.state == "held"]


def test_a_pledge_has_a_date(room: Room, owner: Actor, pledge: str) -> None:
    assert shown(room, pledge).due == "2027-03-01"
    room.do(owner, c.EditPledge, pledge=pledge, text="Ring her")
    assert shown(room, pledge).due == "2027-03-01"
    room.do(owner, c.EditPledge, pledge=pledge, due=None)
    assert shown(room, pledge).due is None


@pytest.mark.parametrize("due", ["2027-02-29", "2027-13-01", "soon", "1999-01-01", "2027-3-1"])
def test_what_is_no_day_is_refused(room: Room, owner: Actor, pledge: str, due: str) -> None:
    assert room.refused(owner, c.EditPledge, pledge=pledge, due=due) == Code.BAD_DATE


def test_an_owner_says_how_it_stands(room: Room, owner: Actor, pledge: str) -> None:
    assert shown(room, pledge).follow_up == "not_started"
    room.do(owner, c.CheckIn, pledge=pledge, status="under_way", help=" A car \n please ")
    seen = shown(room, pledge)
    assert (seen.follow_up, seen.help) == ("under_way", "A car\nplease")
    room.do(owner, c.CheckIn, pledge=pledge, status="kept", story="She laughed", lang="cy")
    seen = shown(room, pledge)
    assert (seen.follow_up, seen.help) == ("kept", None)
    first, second = seen.stories
    assert (first.story, first.help) == (None, "A car\nplease")
    assert (second.story, second.by, second.status, second.lang) == (
        "She laughed",
        "owner",
        "kept",
        "cy",
    )
    assert second.at % DAY == 0


def test_who_joined_tells_too_but_does_not_decide(
    room: Room, owner: Actor, joiner: Actor, pledge: str
) -> None:
    room.do(joiner, c.CheckIn, pledge=pledge, story="We went together", help="A second car")
    seen = shown(room, pledge)
    assert (seen.follow_up, seen.help) == ("not_started", None)
    [story] = seen.stories
    assert (story.by, story.status, story.help) == ("joiner", None, "A second car")
    refused = room.refused(joiner, c.CheckIn, pledge=pledge, status="kept")
    assert refused == Code.NOT_YOURS
    stranger = Actor("attendee", "secret-person-3")
    assert room.refused(stranger, c.CheckIn, pledge=pledge, story="Me too") == Code.NOT_YOURS
    room.do(joiner, c.LeavePledge, pledge=pledge)
    assert room.refused(joiner, c.CheckIn, pledge=pledge, story="Still me") == Code.NOT_YOURS


def test_a_pledge_that_is_changed_when_all_is_over_waits_as_well(
    room: Room, owner: Actor, pledge: str
) -> None:
    said = "Ring 07700 900123"
    room.do(owner, c.EditPledge, pledge=pledge, text=said)
    assert shown(room, pledge).text == said
    room.do(FACILITATOR, c.OpenStage, stage=room.state.in_agenda()[-1].id)
    assert room.state.ended_at
    room.do(owner, c.EditPledge, pledge=pledge, text="Harmless")
    assert shown(room, pledge).text == "Harmless"
    room.do(owner, c.EditPledge, pledge=pledge, text=said)
    assert pledge not in room.view("board")["pledges"]
    room.do(FACILITATOR, c.ApprovePledge, pledge=pledge)
    assert shown(room, pledge).text == said


def test_found_words_and_pictures_wait(room: Room, owner: Actor, pledge: str) -> None:
    room.do(owner, c.CheckIn, pledge=pledge, status="kept", story="Ring 07700 900123")
    room.do(SERVER, c.KeepPicture, picture=PICTURE, width=9, height=9, participant=owner.id)
    room.do(owner, c.CheckIn, pledge=pledge, picture=PICTURE)
    assert shown(room, pledge).follow_up == "kept"
    assert shown(room, pledge).stories == []
    one, two = waiting(room)
    assert (one.flags, two.flags, two.picture) == (["phone"], [], PICTURE)
    room.do(FACILITATOR, c.ApproveCheckIn, check_in=two.id)
    [story] = shown(room, pledge).stories
    assert story.picture == PICTURE
    room.do(FACILITATOR, c.HideCheckIn, check_in=two.id)
    assert shown(room, pledge).stories == []
    room.do(FACILITATOR, c.RestoreCheckIn, check_in=two.id)
    assert shown(room, pledge).stories == [story]
    log = room.view("facilitator")["log"].values()
    assert [one.at % DAY == 0 for one in log] == [True, True, False, False, False]
    steps = [(one.step, one.thing, one.n) for one in log]
    assert steps == [
        (step, "check_in", 1) for step in ("held", "held", "approved", "hidden", "restored")
    ]


def test_help_that_waits_leaves_what_was_said_before(room: Room, owner: Actor, pledge: str) -> None:
    room.do(owner, c.CheckIn, pledge=pledge, help="A car")
    room.do(owner, c.CheckIn, pledge=pledge, help="Ring 07700 900123")
    assert shown(room, pledge).help == "A car"
    [held] = waiting(room)
    room.do(FACILITATOR, c.ApproveCheckIn, check_in=held.id)
    assert shown(room, pledge).help == "Ring 07700 900123"
    room.do(owner, c.CheckIn, pledge=pledge, status="under_way")
    assert shown(room, pledge).help is None


def test_the_servers_lists_look_through_stories(room: Room, owner: Actor, pledge: str) -> None:
    command = room.command(c.CheckIn, pledge=pledge, story="Dr Smith helped")
    decided = decide(room.state, command, owner, room.now, Lists.of(names="Smith"))
    assert isinstance(decided, list)
    room.take(decided)
    [held] = waiting(room)
    assert held.flags == ["name"]


def test_all_wait_where_all_pledges_do(room: Room, owner: Actor, pledge: str) -> None:
    room.do(FACILITATOR, c.SetHold, pledges="all")
    room.do(owner, c.CheckIn, pledge=pledge, status="under_way")
    room.do(owner, c.CheckIn, pledge=pledge, story="It began")
    [held] = waiting(room)
    assert held.story == "It began"


def test_nothing_is_told_of_nothing(room: Room, owner: Actor, pledge: str) -> None:
    assert room.refused(owner, c.CheckIn, pledge=pledge, story=" \n") == Code.TEXT_EMPTY
    assert room.refused(owner, c.CheckIn, pledge="no-such", status="kept") == Code.NO_SUCH_PLEDGE
    refused = room.refused(owner, c.CheckIn, pledge=pledge, picture="d" * 32)
    assert refused == Code.NO_SUCH_PICTURE
    refused = room.refused(owner, c.CheckIn, pledge=pledge, story="x" * 1001)
    assert refused == Code.TEXT_TOO_LONG
    refused = room.refused(FACILITATOR, c.ApproveCheckIn, check_in="no-such")
    assert refused == Code.NO_SUCH_CHECK_IN
    assert room.refused(owner, c.HideCheckIn, check_in="no-such") == Code.NOT_ALLOWED


def test_a_repeat_tells_once_and_one_person_only_so_often(
    room: Room, owner: Actor, pledge: str
) -> None:
    command = room.command(c.CheckIn, pledge=pledge, story="Once")
    room.ask(owner, command)
    assert room.ask(owner, command) == []
    for _ in range(MOST_A_PERSON - 1):
        room.do(owner, c.CheckIn, pledge=pledge, status="under_way")
    assert room.refused(owner, c.CheckIn, pledge=pledge, status="kept") == Code.TOO_MANY


def test_paused_posting_holds_words_back_until_the_event_is_over(
    room: Room, owner: Actor, pledge: str
) -> None:
    room.do(FACILITATOR, c.PausePosting, paused=True)
    assert room.refused(owner, c.CheckIn, pledge=pledge, story="Done") == Code.POSTING_PAUSED
    room.do(owner, c.CheckIn, pledge=pledge, status="kept")
    room.do(FACILITATOR, c.OpenStage, stage="s5")
    room.do(owner, c.CheckIn, pledge=pledge, story="Done")


def test_what_was_told_goes_with_the_pledge(
    room: Room, owner: Actor, joiner: Actor, pledge: str
) -> None:
    told = room.do(joiner, c.CheckIn, pledge=pledge, story="We went together")
    room.do(owner, c.WithdrawPledge, pledge=pledge)
    assert not room.view("facilitator")["check_ins"]
    assert room.refused(FACILITATOR, c.HideCheckIn, check_in=told) == Code.NO_SUCH_CHECK_IN


def test_moderators_may_and_scribes_may_not(room: Room, owner: Actor, pledge: str) -> None:
    told = room.do(owner, c.CheckIn, pledge=pledge, story="Done")
    for role in ("moderator", "scribe"):
        room.do(FACILITATOR, c.InviteMember, role=role, name="", secret=f"link-{role}")
    scribe, moderator = (Actor("facilitator", f"link-{x}") for x in ("scribe", "moderator"))
    assert room.refused(scribe, c.HideCheckIn, check_in=told) == Code.NOT_YOUR_ROLE
    room.do(moderator, c.HideCheckIn, check_in=told)
    assert room.refused(moderator, c.SetAfter, next_steps="Rest") == Code.NOT_YOUR_ROLE


def test_a_persons_pictures_leave_the_organisers_room(room: Room, owner: Actor) -> None:
    for n in range(40):
        picture = {"picture": f"{n:032}", "width": 9, "height": 9}
        room.do(SERVER, c.KeepPicture, participant=owner.id, **picture)
    more = {"picture": PICTURE, "width": 9, "height": 9}
    assert room.refused(SERVER, c.KeepPicture, participant=owner.id, **more) == Code.TOO_MANY
    room.do(SERVER, c.KeepPicture, **more)
