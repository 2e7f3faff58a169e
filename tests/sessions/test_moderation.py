"""Nothing stands on the board before it is decided; every step stands in the log."""

from typing import Any

import msgspec
import pytest

from sessions import commands as c
from sessions import moderation_log
from sessions.actor import Actor
from sessions.decide import decide
from sessions.events import IdeaPosted
from sessions.flags import Lists
from sessions.refusals import Code, Refusal
from sessions.wire import Before
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, SERVER, Room

NUMBER = "Ring me: 07700 900123"


@pytest.fixture
def room() -> Room:
    room = Room("quick")
    room.do(FACILITATOR, c.NextStage)
    return room


@pytest.fixture
def wall() -> Room:
    room = Room("pledge-event")
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    return room


@pytest.fixture
def ann(room: Room) -> Actor:
    return room.join()


def texts(room: Room, collection: str = "ideas") -> list[str]:
    board, phone = (room.view(one)[collection] for one in ("board", "attendee"))
    assert board == phone
    return [one.text for one in board.values()]


def log(room: Room) -> list[Any]:
    return list(room.view("facilitator")["log"].values())


def steps(room: Room) -> list[str]:
    return [entry.step for entry in log(room)]


def test_only_what_has_a_flag_waits(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="flagged")
    room.do(ann, c.PostIdea, text="Soup at noon")
    held = room.do(ann, c.PostIdea, text=NUMBER)
    assert texts(room) == ["Soup at noon"]
    assert room.me(ann)["ideas"][held].status == "held"
    assert room.view("facilitator")["moderation"][held].flags == ["phone"]
    entry = log(room)[-1]
    assert (entry.step, entry.flags, entry.n, entry.by) == ("held", ["phone"], 2, None)
    room.do(FACILITATOR, c.ApproveIdea, idea=held)
    assert texts(room) == ["Soup at noon", NUMBER] or texts(room) == [NUMBER, "Soup at noon"]
    assert (log(room)[-1].step, log(room)[-1].by) == ("approved", 1)


def test_without_holding_a_flag_only_tells_the_facilitator(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text=NUMBER)
    assert texts(room) == [NUMBER]
    assert room.view("facilitator")["moderation"][idea].flags == ["phone"]
    assert steps(room) == []


def test_an_approved_idea_that_is_edited_is_looked_at_anew(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="flagged")
    idea = room.do(ann, c.PostIdea, text=NUMBER)
    room.do(FACILITATOR, c.ApproveIdea, idea=idea)
    room.do(ann, c.EditIdea, idea=idea, text="Or 07700 900456")
    assert texts(room) == []
    assert steps(room) == ["hold_set", "held", "approved", "held"]
    # Without the number it still waits: somebody has to say that it may go.
    room.do(ann, c.EditIdea, idea=idea, text="Never mind")
    assert texts(room) == []
    assert idea not in room.view("facilitator")["moderation"]


def test_the_lists_of_the_session_and_of_the_server_flag(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="flagged")
    room.do(FACILITATOR, c.SetList, list="names", entries=" Dilys Puw \n\nDilys Puw\n")
    assert room.view("facilitator")["lists"]["names"].entries == "Dilys Puw"
    room.do(ann, c.PostIdea, text="Dilys Puw is never there")
    assert texts(room) == []
    command = room.command(c.PostIdea, text="What an oaf")
    [event] = decide(room.state, command, ann, 1, Lists.of("oaf"))  # type: ignore[misc]
    assert isinstance(event, IdeaPosted)
    assert (event.held, event.flags) == (True, ["word"])
    room.do(FACILITATOR, c.SetList, list="names", entries="")
    assert room.view("facilitator")["lists"] == {}
    assert steps(room) == ["hold_set", "list_set", "held", "list_set"]


def test_hold_ideas_is_for_ideas_alone(wall: Room) -> None:
    ann = wall.join()
    wall.do(FACILITATOR, c.HoldIdeas, hold=True)
    wall.do(ann, c.MakePledge, text="I will ring", kind="action")
    assert texts(wall, "pledges") == ["I will ring"]
    assert wall.view("board")["session"]["session"].hold is True


def test_pledges_wait_too(wall: Room) -> None:
    ann, bob = wall.people(2)
    wall.do(FACILITATOR, c.SetHold, pledges="flagged")
    asked = {"text": "I will ring", "kind": "action", "support": "a phone: 07700 900123"}
    pledge = wall.do(ann, c.MakePledge, **asked)
    assert texts(wall, "pledges") == []
    assert wall.me(ann)["pledges"][pledge].status == "held"
    assert wall.refused(bob, c.JoinPledge, pledge=pledge) == Code.NO_SUCH_PLEDGE
    counts = wall.view("facilitator")["session"]["session"].counts
    assert (counts.pledges, counts.held_pledges) == (0, 1)
    wall.do(FACILITATOR, c.ApprovePledge, pledge=pledge)
    wall.do(bob, c.JoinPledge, pledge=pledge)
    wall.do(ann, c.EditPledge, pledge=pledge, group="ann@example.org")
    assert texts(wall, "pledges") == []
    wall.do(ann, c.WithdrawPledge, pledge=pledge)
    assert wall.view("facilitator")["session"]["session"].counts.held_pledges == 0


def test_a_rewritten_idea_keeps_its_original_for_facilitator_and_author(
    room: Room, ann: Actor
) -> None:
    bob = room.join()
    room.do(FACILITATOR, c.SetHold, ideas="flagged")
    idea = room.do(ann, c.PostIdea, text=NUMBER)
    room.do(FACILITATOR, c.RewriteIdea, idea=idea, text="Ring us", approve=True)
    room.do(FACILITATOR, c.RewriteIdea, idea=idea, text="Ring us.")
    assert texts(room) == ["Ring us."]
    before = Before(text=NUMBER)
    assert room.view("facilitator")["moderation"][idea].before == before
    assert room.view("facilitator")["moderation"][idea].flags == []
    assert room.me(ann)["before"][idea].before == before
    assert room.me(bob)["before"] == {}
    assert "07700" not in msgspec.json.encode([room.view("board"), room.view("attendee")]).decode()
    assert steps(room) == ["hold_set", "held", "rewritten", "approved", "rewritten"]


def test_undoing_what_a_facilitator_changed_waits(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="Dilys is late")
    room.do(FACILITATOR, c.RewriteIdea, idea=idea, text="Somebody is late")
    room.do(ann, c.EditIdea, idea=idea, text="Dilys is late")
    assert texts(room) == []
    assert room.me(ann)["before"] == {}


def test_a_rewritten_pledge(wall: Room) -> None:
    ann = wall.join()
    fields = {"who": "Ann", "support": "07700 900123"}
    pledge = wall.do(ann, c.MakePledge, text="I will ring", kind="action", **fields)
    wall.do(FACILITATOR, c.RewritePledge, pledge=pledge, support=None)
    [shown] = wall.view("board")["pledges"].values()
    assert (shown.text, shown.who, shown.support) == ("I will ring", "Ann", None)
    before = wall.me(ann)["before"][pledge].before
    assert before == Before(text="I will ring", who="Ann", support="07700 900123")
    assert wall.refused(FACILITATOR, c.RewritePledge, pledge=pledge, text=" ") == Code.TEXT_EMPTY
    wall.do(ann, c.EditPledge, pledge=pledge, text="I will call")
    assert texts(wall, "pledges") == []


def test_a_safeguarding_flag_is_for_facilitators_alone(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="I am not safe at home")
    room.do(FACILITATOR, c.FlagIdea, idea=idea, note="Told the lead at 10")
    assert room.view("facilitator")["moderation"][idea].safeguarding == "Told the lead at 10"
    others = [room.view("board"), room.view("attendee"), room.me(ann)]
    assert "lead" not in msgspec.json.encode(others).decode()
    # It hides nothing by itself, and the log does not repeat the note.
    assert texts(room) == ["I am not safe at home"]
    assert "lead" not in msgspec.json.encode(log(room)).decode()
    room.do(FACILITATOR, c.UnflagIdea, idea=idea)
    assert room.view("facilitator")["moderation"] == {}
    assert steps(room) == ["flagged", "unflagged"]


def test_while_posting_is_paused_nothing_new_comes_and_votes_do(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="Soup")
    room.do(FACILITATOR, c.PausePosting, paused=True)
    assert room.view("board")["session"]["session"].paused
    assert room.refused(ann, c.PostIdea, text="More") == Code.POSTING_PAUSED
    assert room.refused(ann, c.EditIdea, idea=idea, text="Stew") == Code.POSTING_PAUSED
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=idea, dots=1)
    room.do(ann, c.WithdrawIdea, idea=idea)
    room.do(FACILITATOR, c.PausePosting, paused=False)
    assert steps(room) == ["paused", "resumed"]


def test_pledges_pause_too(wall: Room) -> None:
    ann = wall.join()
    pledge = wall.do(ann, c.MakePledge, text="I will", kind="action")
    wall.do(FACILITATOR, c.PausePosting, paused=True)
    asked = {"text": "More", "kind": "action"}
    assert wall.refused(ann, c.MakePledge, **asked) == Code.POSTING_PAUSED
    assert wall.refused(ann, c.EditPledge, pledge=pledge, text="No") == Code.POSTING_PAUSED


def test_whoever_is_removed_can_take_back_and_nothing_else(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="harm")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    assert room.me(ann)["me"]["me"].removed
    for kind, fields in (
        (c.PostIdea, {"text": "more"}),
        (c.EditIdea, {"idea": idea, "text": "more"}),
        (c.CastVote, {"idea": idea, "dots": 1}),
        (c.SupportIdea, {"idea": idea}),
        (c.MakePledge, {"text": "I", "kind": "action"}),
        (c.JoinPledge, {"pledge": "any"}),
    ):
        assert room.refused(ann, kind, **fields) == Code.REMOVED
    room.do(ann, c.WithdrawIdea, idea=idea)
    entry = log(room)[-1]
    assert (entry.step, entry.n, entry.stands) == ("removed", 1, True)
    room.do(FACILITATOR, c.LetBack, removal=entry.removal)
    assert not room.me(ann)["me"]["me"].removed
    room.do(ann, c.PostIdea, text="sorry")
    assert [(one.step, one.n, one.stands) for one in log(room)] == [
        ("removed", 1, False),
        ("let_back", 1, False),
    ]
    assert room.refused(FACILITATOR, c.LetBack, removal=entry.removal) == Code.NO_SUCH_REMOVAL


def test_two_removals_of_one_person_look_like_two_persons(room: Room, ann: Actor) -> None:
    """Nothing that a facilitator sees may tell whether two ideas are one person's."""

    def seen(second: Actor) -> list[Any]:
        here = Room("quick")
        here.do(FACILITATOR, c.NextStage)
        people = here.people(2)
        one = here.do(people[0], c.PostIdea, text="one")
        author = people[0] if second is ann else people[1]
        two = here.do(author, c.PostIdea, text="two")
        views = []
        for idea in (one, two):
            here.do(FACILITATOR, c.RemoveAuthor, idea=idea)
            views.append(here.view("facilitator"))
        here.do(FACILITATOR, c.LetBack, removal=next(iter(here.state.removals)))
        views.append(here.view("facilitator"))
        if second is ann:
            assert here.me(people[0])["me"]["me"].removed  # by the other idea still
        written = msgspec.json.encode(views).decode()
        return written.replace(two, "the other").replace(one, "the one").split(",")

    def shape(written: list[Any]) -> set[str]:
        return {part for part in written if "removal" not in part}

    assert shape(seen(ann)) == shape(seen(room.join()))


def test_removing_needs_one_thing_that_is_there(room: Room, ann: Actor) -> None:
    assert room.refused(FACILITATOR, c.RemoveAuthor) == Code.BAD_REQUEST
    assert room.refused(FACILITATOR, c.RemoveAuthor, idea="no-such") == Code.NO_SUCH_IDEA
    assert room.refused(FACILITATOR, c.RemoveAuthor, pledge="no-such") == Code.NO_SUCH_PLEDGE
    assert room.refused(ann, c.RemoveAuthor, idea="no-such") == Code.NOT_ALLOWED


def test_the_author_of_a_pledge_can_be_removed(wall: Room) -> None:
    ann = wall.join()
    pledge = wall.do(ann, c.MakePledge, text="harm", kind="culture")
    wall.do(FACILITATOR, c.RemoveAuthor, pledge=pledge)
    assert wall.view("facilitator")["moderation"][pledge].removed
    assert wall.refused(ann, c.MakePledge, text="x", kind="action") == Code.REMOVED


def test_all_that_waits_without_a_reason_is_approved_at_once(room: Room, ann: Actor) -> None:
    room.do(FACILITATOR, c.SetHold, ideas="all")
    for text in ("one", "two", NUMBER):
        room.do(ann, c.PostIdea, text=text)
    noted = room.do(ann, c.PostIdea, text="three")
    room.do(FACILITATOR, c.FlagIdea, idea=noted)
    room.do(FACILITATOR, c.ApproveUnflagged)
    assert sorted(texts(room)) == ["one", "two"]


def test_the_log_tells_facilitators_apart_by_the_number_of_their_link(
    room: Room, ann: Actor
) -> None:
    idea = room.do(ann, c.PostIdea, text="x")
    room.do(SERVER, c.IssueFacilitatorLink, facilitator="second", revoke_others=True)
    room.do(Actor("facilitator", "second"), c.HideIdea, idea=idea)
    assert log(room)[-1].by == 2
    assert log(room)[-1].at % 60_000 == 0


def test_a_console_gets_the_latest_of_the_log_and_what_still_stands(
    room: Room, ann: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moderation_log, "SHOWN", 3)
    idea = room.do(ann, c.PostIdea, text="x")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    watch = Watch(room.state)
    for number in range(6):
        room.do(FACILITATOR, c.HideIdea if number % 2 == 0 else c.RestoreIdea, idea=idea)
        watch.gather(room.touched)
        watch.tick()
    assert [entry.id for entry in log(room)] == ["1", "5", "6", "7"]
    room.do(FACILITATOR, c.LetBack, removal=log(room)[0].removal)
    watch.gather(room.touched)
    watch.tick()
    assert [entry.id for entry in log(room)] == ["6", "7", "8"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.SetHold, {"ideas": "all"}),
        (c.SetList, {"list": "words", "entries": "x"}),
        (c.PausePosting, {"paused": True}),
        (c.ApproveUnflagged, {}),
        (c.ApprovePledge, {"pledge": "x"}),
        (c.RewriteIdea, {"idea": "x", "text": "x"}),
        (c.RewritePledge, {"pledge": "x"}),
        (c.FlagIdea, {"idea": "x"}),
        (c.UnflagIdea, {"idea": "x"}),
        (c.FlagPledge, {"pledge": "x"}),
        (c.UnflagPledge, {"pledge": "x"}),
        (c.LetBack, {"removal": "x"}),
    ],
)
def test_only_facilitators_moderate(
    room: Room, ann: Actor, kind: type[c.Command], fields: dict[str, Any]
) -> None:
    refused = room.ask(ann, room.command(kind, **fields))
    assert refused == Refusal(Code.NOT_ALLOWED)


def test_asking_for_what_is_so_changes_nothing(room: Room, ann: Actor) -> None:
    idea = room.do(ann, c.PostIdea, text="x")
    for kind, fields in (
        (c.SetHold, {"ideas": "none"}),
        (c.SetList, {"list": "words", "entries": "\n"}),
        (c.PausePosting, {"paused": False}),
        (c.RewriteIdea, {"idea": idea, "text": " x "}),
        (c.UnflagIdea, {"idea": idea}),
    ):
        assert room.ask(FACILITATOR, room.command(kind, **fields)) == []
