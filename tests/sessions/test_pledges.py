import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.delta import changes
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, Room


@pytest.fixture
def room() -> Room:
    return Room("pledge-event")


@pytest.fixture
def ann(room: Room) -> Actor:
    return room.join()


@pytest.fixture
def idea(room: Room, ann: Actor) -> str:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="idea")
    room.do(FACILITATOR, c.ShowIdeas)
    return idea


@pytest.fixture
def pledge(room: Room, ann: Actor, idea: str) -> str:
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    return room.do(
        ann,
        c.MakePledge,
        text="I will ring",
        kind="action",
        who="Ann",
        group="carers",
        by_when="June",
        support="a phone",
        ideas=[idea, idea],
        lang="cy",
    )


def test_a_pledge_stands_on_the_wall(room: Room, pledge: str, idea: str) -> None:
    shown = room.view("board")["pledges"][pledge]
    assert (shown.text, shown.kind, shown.who, shown.group) == (
        "I will ring",
        "action",
        "Ann",
        "carers",
    )
    assert (shown.by_when, shown.support, shown.ideas, shown.lang) == (
        "June",
        "a phone",
        [idea],
        "cy",
    )
    assert room.view("board")["session"]["session"].counts.pledges == 1


def test_a_repeated_command_pledges_nothing_more(room: Room, ann: Actor, pledge: str) -> None:
    command = room.command(c.MakePledge, text="again", kind="culture")
    room.ask(ann, command)
    assert room.ask(ann, command) == []
    assert len(room.me(ann)["pledges"]) == 2


def test_pledges_are_made_in_their_stage(room: Room, ann: Actor) -> None:
    assert room.refused(ann, c.MakePledge, text="I", kind="action") == Code.STAGE_CLOSED
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    assert room.refused(ann, c.MakePledge, text=" ", kind="action") == Code.TEXT_EMPTY
    asked = {"text": "I", "kind": "action", "ideas": ["no-such"]}
    assert room.refused(ann, c.MakePledge, **asked) == Code.NO_SUCH_IDEA


def test_an_edit_changes_what_it_names(room: Room, ann: Actor, pledge: str) -> None:
    room.do(ann, c.EditPledge, pledge=pledge, text="I will call", who=None, group="")
    shown = room.view("board")["pledges"][pledge]
    assert (shown.text, shown.who, shown.group) == ("I will call", None, None)
    assert (shown.by_when, shown.support, shown.lang) == ("June", "a phone", "cy")
    assert room.refused(room.join(), c.EditPledge, pledge=pledge, text="x") == Code.NOT_YOURS


def test_joining_and_leaving(room: Room, ann: Actor, pledge: str) -> None:
    bob = room.join()
    for _ in range(2):
        room.do(bob, c.JoinPledge, pledge=pledge)
    assert room.view("board")["pledges"][pledge].joiners == 1
    assert list(room.me(bob)["joined"]) == [pledge]
    assert room.refused(ann, c.JoinPledge, pledge=pledge) == Code.OWN_PLEDGE
    for _ in range(2):
        room.do(bob, c.LeavePledge, pledge=pledge)
    assert room.view("board")["pledges"][pledge].joiners == 0
    assert room.refused(bob, c.JoinPledge, pledge="no-such") == Code.NO_SUCH_PLEDGE


def test_a_withdrawn_pledge_leaves_its_joiners(room: Room, ann: Actor, pledge: str) -> None:
    bob = room.join()
    room.do(bob, c.JoinPledge, pledge=pledge)
    room.do(ann, c.WithdrawPledge, pledge=pledge)
    assert not room.me(bob)["joined"]
    assert not room.view("facilitator")["pledges"]
    assert room.view("board")["session"]["session"].counts.pledges == 0


def test_a_hidden_pledge(room: Room, ann: Actor, pledge: str) -> None:
    room.do(FACILITATOR, c.HidePledge, pledge=pledge)
    assert not room.view("board")["pledges"]
    assert room.view("facilitator")["pledges"][pledge].status == "hidden"
    assert room.me(ann)["pledges"][pledge].status == "hidden"
    assert room.refused(room.join(), c.JoinPledge, pledge=pledge) == Code.NO_SUCH_PLEDGE
    room.do(FACILITATOR, c.RestorePledge, pledge=pledge)
    assert room.view("board")["pledges"][pledge].status == "shown"


def test_the_origin_follows_merges_and_hiding(
    room: Room, ann: Actor, pledge: str, idea: str
) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    other = room.do(room.join(), c.PostIdea, text="other")
    room.do(FACILITATOR, c.MergeIdeas, into=other, from_=[idea])
    assert room.view("board")["pledges"][pledge].ideas == [other]
    room.do(FACILITATOR, c.HideIdea, idea=other)
    assert room.view("board")["pledges"][pledge].ideas == []
    assert room.view("facilitator")["pledges"][pledge].ideas == [other]


def test_the_origin_outlives_a_withdrawn_root(
    room: Room, ann: Actor, pledge: str, idea: str
) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    other = room.do(room.join(), c.PostIdea, text="other")
    room.do(FACILITATOR, c.MergeIdeas, into=idea, from_=[other])
    room.do(ann, c.WithdrawIdea, idea=idea)
    assert room.view("board")["pledges"][pledge].ideas == [other]


def test_of_a_held_pledge_the_others_are_sent_nothing() -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    room.do(FACILITATOR, c.SetHold, pledges="all")
    held = room.do(ann, c.MakePledge, text="I will", kind="action")
    for _ in range(2):
        for audience in ("attendee", "board"):
            assert not changes(room.state, audience, room.touched.shared).set
        told = changes(room.state, "facilitator", room.touched.shared).set
        assert told["session"]["session"].counts.held_pledges == 1
        room.do(ann, c.EditPledge, pledge=held, text="I shall")
