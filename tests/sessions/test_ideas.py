import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.refusals import Code
from sessions.wire import Original
from tests.sessions.room import FACILITATOR, Room


@pytest.fixture
def room() -> Room:
    room = Room("quick")
    room.do(FACILITATOR, c.NextStage)
    return room


@pytest.fixture
def ann(room: Room) -> Actor:
    return room.join()


@pytest.fixture
def bob(room: Room) -> Actor:
    return room.join()


def shown(room: Room) -> list[str]:
    return [idea.text for idea in room.view("board")["ideas"].values()]


def test_an_idea_shows_tidied(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="  more \t time\n\n\nto talk ")
    assert room.view("attendee")["ideas"][idea].text == "more time\nto talk"
    assert room.me(ann)["ideas"][idea].status == "shown"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n\u202e ", Code.TEXT_EMPTY),
        ("\u200b\u3164", Code.TEXT_EMPTY),
        ("x" * 501, Code.TEXT_TOO_LONG),
    ],
)
def test_an_idea_says_something_short(room: Room, ann: Actor, text: str, code: Code) -> None:
    assert room.refused(ann, c.PostIdea, text=text) == code


def test_five_hundred_characters_fit(room: Room, ann: Actor) -> None:
    room.do(ann, c.PostIdea, text="ŵ" * 500)


def test_a_repeated_command_posts_nothing_more(room: Room, ann: Actor) -> None:
    command = room.command(c.PostIdea, text="once")
    room.ask(ann, command)
    assert room.ask(ann, command) == []
    assert shown(room) == ["once"]


def test_ideas_wait_for_an_open_stage(ann: Actor, room: Room) -> None:
    idea = room.do(ann, c.PostIdea, text="one")
    room.do(FACILITATOR, c.CloseStage)
    assert room.refused(ann, c.PostIdea, text="two") == Code.STAGE_CLOSED
    assert room.refused(ann, c.EditIdea, idea=idea, text="two") == Code.STAGE_CLOSED


def test_an_idea_answers_a_prompt_of_its_stage() -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    first = room.do(ann, c.PostIdea, text="a")
    second = room.do(ann, c.PostIdea, text="b", prompt="p3")
    assert [room.state.ideas[idea].prompt for idea in (first, second)] == ["p2", "p3"]
    assert room.refused(ann, c.PostIdea, text="c", prompt="p1") == Code.NO_SUCH_PROMPT


def test_only_its_author_edits_and_withdraws(room: Room, ann: Actor, bob: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="one")
    assert room.refused(bob, c.EditIdea, idea=idea, text="two") == Code.NOT_YOURS
    assert room.refused(bob, c.WithdrawIdea, idea=idea) == Code.NOT_YOURS
    room.do(ann, c.EditIdea, idea=idea, text="two")
    assert room.view("board")["ideas"][idea].edited
    room.do(ann, c.WithdrawIdea, idea=idea)
    assert shown(room) == []
    assert room.refused(ann, c.WithdrawIdea, idea=idea) == Code.NO_SUCH_IDEA


def test_silent_ideas_show_to_their_author_and_the_facilitator_until_all_are_shown() -> None:
    room = Room("pledge-event")
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="quiet")
    assert not room.view("attendee")["ideas"]
    assert not room.view("board")["ideas"]
    assert room.view("board")["stages"]["s2"].ideas == 1
    assert idea in room.view("facilitator")["ideas"]
    assert idea in room.me(ann)["ideas"]
    assert not room.me(bob)["ideas"]
    room.do(FACILITATOR, c.ShowIdeas)
    assert shown(room) == ["quiet"]


def test_held_ideas_wait_for_approval(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    idea = room.do(ann, c.PostIdea, text="wait")
    assert shown(room) == []
    assert room.view("facilitator")["session"]["session"].counts.held == 1
    assert room.view("board")["session"]["session"].counts.held == 0
    room.do(FACILITATOR, c.ApproveIdea, idea=idea)
    assert shown(room) == ["wait"]
    room.do(ann, c.EditIdea, idea=idea, text="changed")
    assert shown(room) == []


def test_hiding_a_held_idea_takes_it_out_of_the_queue(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    idea = room.do(ann, c.PostIdea, text="wait")
    room.do(FACILITATOR, c.HideIdea, idea=idea)
    assert room.view("facilitator")["session"]["session"].counts.held == 0
    assert room.view("facilitator")["ideas"][idea].status == "hidden"
    room.do(FACILITATOR, c.RestoreIdea, idea=idea)
    assert room.view("facilitator")["session"]["session"].counts.held == 1


def test_hidden_ideas_are_gone_until_restored(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="harm")
    room.do(FACILITATOR, c.HideIdea, idea=idea)
    assert shown(room) == []
    assert room.me(ann)["ideas"][idea].status == "hidden"
    room.do(FACILITATOR, c.RestoreIdea, idea=idea)
    assert shown(room) == ["harm"]


def test_merged_originals_stay_readable(room: Room, ann: Actor, bob: Actor) -> None:
    one, two, three = (
        room.do(who, c.PostIdea, text=t) for who, t in ((ann, "one"), (bob, "two"), (bob, "three"))
    )
    room.do(FACILITATOR, c.MergeIdeas, into=two, from_=[three])
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    assert shown(room) == ["one"]
    assert room.view("attendee")["ideas"][one].merged == [
        Original(two, "two", "en", "shown"),
        Original(three, "three", "en", "shown"),
    ]
    assert room.me(bob)["ideas"][three].merged_into == one
    assert room.refused(bob, c.EditIdea, idea=two, text="2") == Code.IDEA_MERGED
    room.do(FACILITATOR, c.UnmergeIdea, idea=two)
    assert sorted(shown(room)) == ["one", "two"]


def test_a_hidden_original_is_seen_by_facilitators_only(room: Room, ann: Actor) -> None:
    one, two = (room.do(ann, c.PostIdea, text=text) for text in ("one", "two"))
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    room.do(FACILITATOR, c.HideIdea, idea=two)
    assert room.view("attendee")["ideas"][one].merged == []
    assert room.view("board")["ideas"][one].merged == []
    [seen] = room.view("facilitator")["ideas"][one].merged
    assert seen == Original(two, "two", "en", "hidden")
    room.do(FACILITATOR, c.RestoreIdea, idea=two)
    assert room.view("attendee")["ideas"][one].merged == [Original(two, "two", "en", "shown")]


def test_merges_that_make_no_sense(room: Room, ann: Actor) -> None:
    one, two, three = (room.do(ann, c.PostIdea, text=t) for t in ("one", "two", "three"))
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    for into, others in ((one, []), (one, [one]), (one, [two]), (two, [three])):
        assert room.refused(FACILITATOR, c.MergeIdeas, into=into, from_=others) == Code.BAD_MERGE
    room.do(FACILITATOR, c.HideIdea, idea=three)
    assert room.refused(FACILITATOR, c.MergeIdeas, into=one, from_=[three]) == Code.BAD_MERGE
    code = room.refused(FACILITATOR, c.MergeIdeas, into=one, from_=["no-such"])
    assert code == Code.NO_SUCH_IDEA


def test_a_silent_original_is_not_shown_by_its_merge() -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    one, two = (room.do(ann, c.PostIdea, text=t) for t in ("one", "two"))
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    assert not room.view("board")["ideas"]
    room.do(FACILITATOR, c.ShowIdeas)
    assert [o.text for o in room.view("board")["ideas"][one].merged] == ["two"]


def test_when_a_merged_idea_is_withdrawn_an_original_stands_for_the_rest(
    room: Room, ann: Actor, bob: Actor
) -> None:
    one, two, three = (
        room.do(who, c.PostIdea, text=t) for who, t in ((ann, "one"), (bob, "two"), (bob, "three"))
    )
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two, three])
    room.do(FACILITATOR, c.HideIdea, idea=two)
    room.do(FACILITATOR, c.NextStage)
    room.do(bob, c.CastVote, idea=one, dots=2)
    room.do(ann, c.WithdrawIdea, idea=one)
    # Not the one that the facilitator hid.
    assert shown(room) == ["three"]
    assert room.view("facilitator")["tallies"][three].dots == 2


def test_the_heir_of_a_hidden_idea_is_hidden(room: Room, ann: Actor, bob: Actor) -> None:
    one, two = (room.do(who, c.PostIdea, text="x") for who in (ann, bob))
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    room.do(FACILITATOR, c.HideIdea, idea=one)
    room.do(ann, c.WithdrawIdea, idea=one)
    assert shown(room) == []
    room.do(FACILITATOR, c.RestoreIdea, idea=two)
    assert shown(room) == ["x"]


def test_a_person_posts_two_hundred_ideas_at_most(room: Room, ann: Actor, bob: Actor) -> None:
    for number in range(200):
        room.do(ann, c.PostIdea, text=f"idea {number}")
    assert room.refused(ann, c.PostIdea, text="one more") == Code.TOO_MANY
    room.do(bob, c.PostIdea, text="another's")
    assert len(room.view("attendee")["ideas"]) == 200
    assert len(room.view("board")["ideas"]) == 201
