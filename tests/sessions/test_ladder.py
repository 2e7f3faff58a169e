"""The ladder of co-production: placed once, hidden until it is shown, and asked again."""

import pytest

from server.export import session_json
from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.agenda_files import plain, read
from sessions.copying import agenda_of
from sessions.refusals import Code, Refuse
from sessions.wire import OwnVote, Tally
from tests.sessions.room import FACILITATOR, Room

AGENDA = Template(
    id="ladders",
    stages=[
        TemplateStage(kind="ladder", minutes=5, prompts=[{"en": "Where are we today?"}]),
        TemplateStage(kind="vote"),
        TemplateStage(kind="ladder", repeats=1),
    ],
)


@pytest.fixture
def room() -> Room:
    return Room(AGENDA)


def placed(room: Room, who: Actor) -> int | None:
    own = [vote for vote in room.me(who)["votes"].values() if isinstance(vote, OwnVote)]
    assert len(own) < 2
    rungs = [vote.rung for vote in own]
    return rungs[0] if rungs and isinstance(rungs[0], int) else None


def tally(room: Room, audience: str = "facilitator") -> Tally | None:
    found = room.view(audience)["tallies"].get(room.state.stage or "")  # type: ignore[arg-type]
    assert found is None or isinstance(found, Tally)
    return found


def test_the_last_place_counts_and_can_be_taken_back(room: Room) -> None:
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=3)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=4)
    room.do(bob, c.PlaceRung, stage=room.state.stage, rung=7)
    assert (placed(room, ann), placed(room, bob)) == (4, 7)
    assert tally(room) == Tally(voters=2, rungs=[0, 0, 0, 1, 0, 0, 1], mean=5.5)
    room.do(bob, c.PlaceRung, stage=room.state.stage, rung=None)
    assert placed(room, bob) is None
    assert tally(room) == Tally(voters=1, rungs=[0, 0, 0, 1, 0, 0, 0], mean=4.0)


def test_the_same_place_again_is_no_news(room: Room) -> None:
    (ann,) = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=None)
    assert room.log[-1] == []
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=2)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=2)
    assert room.log[-1] == []


def test_nobody_sees_the_distribution_before_it_is_shown(room: Room) -> None:
    (ann,) = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=2)
    assert tally(room, "board") is tally(room, "attendee") is None
    room.do(FACILITATOR, c.Reveal)
    assert tally(room, "board") == tally(room, "attendee") == tally(room)
    assert room.refused(ann, c.PlaceRung, stage=room.state.stage, rung=5) == Code.VOTING_CLOSED
    room.do(FACILITATOR, c.Undo)
    assert tally(room, "board") is None
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=5)


def test_rungs_are_for_ladders_and_votes_for_ideas(room: Room) -> None:
    (ann,) = room.people(1)
    assert room.refused(ann, c.PlaceRung, stage="s1", rung=5) == Code.VOTING_CLOSED
    room.do(FACILITATOR, c.NextStage)
    for vote in ({"dots": 1}, {"score": 3}, {"opinion": "agree"}):
        assert room.refused(ann, c.CastVote, idea="s1", **vote) == Code.WRONG_VOTE
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(ann, c.PlaceRung, stage=room.state.stage, rung=5) == Code.WRONG_VOTE


def test_a_phone_that_was_away_does_not_answer_the_later_ladder(room: Room) -> None:
    (ann,) = room.people(1)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert room.refused(ann, c.PlaceRung, stage="s1", rung=5) == Code.VOTING_CLOSED


def test_the_second_ladder_shows_the_first_beside_it(room: Room) -> None:
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.OpenStage, stage="s1")
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=3)
    room.do(bob, c.PlaceRung, stage=room.state.stage, rung=4)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(ann, c.PlaceRung, stage=room.state.stage, rung=5)
    room.do(bob, c.PlaceRung, stage=room.state.stage, rung=5)
    assert room.view("board")["results"] == {}
    room.do(FACILITATOR, c.Reveal)
    first = room.view("board")["results"]["s1:1"]
    assert first.tallies == {"s1": Tally(voters=2, rungs=[0, 0, 1, 1, 0, 0, 0], mean=3.5)}
    *_, again = session_json.export(room.state).rounds
    assert (again.by, again.before and again.before.stage, again.shift) == (
        "ladder",
        "s1",
        {"s3": 1.5},
    )


def test_a_ladder_can_only_be_asked_again_by_a_ladder(room: Room) -> None:
    ask = room.refused
    assert ask(FACILITATOR, c.ChangeStage, stage="s2", repeats="s1") == Code.BAD_SETTING
    assert ask(FACILITATOR, c.ChangeStage, stage="s3", repeats="s2") == Code.BAD_SETTING
    assert ask(FACILITATOR, c.ChangeStage, stage="s3", repeats="s3") == Code.BAD_SETTING
    assert ask(FACILITATOR, c.ChooseMethod, stage="s3", method="dots") == Code.BAD_METHOD
    assert ask(FACILITATOR, c.ChooseMethod, stage="s2", method="ladder") == Code.BAD_METHOD
    assert ask(FACILITATOR, c.VoteOn, stage="s3", by="themes") == Code.NO_SUCH_STAGE
    room.do(FACILITATOR, c.ChangeStage, stage="s3", repeats=None)
    room.do(FACILITATOR, c.ChangeStage, stage="s3", repeats="s1")


def test_an_agenda_file_keeps_it(room: Room) -> None:
    kept = plain(agenda_of(room.state))
    assert kept["stages"][2] == {"kind": "ladder", "repeats": 1, "prompts": []}
    assert read(kept).stages[2].repeats == 1


@pytest.mark.parametrize("repeats", [2, 3, 9])
def test_an_agenda_file_that_repeats_no_ladder_says_so(repeats: int) -> None:
    kept = plain(AGENDA)
    kept["stages"][2]["repeats"] = repeats
    with pytest.raises(Refuse) as found:
        read(kept)
    assert found.value.refusal.values["why"] == "no_such_ladder"


def test_a_scribe_places_for_somebody_without_a_phone(room: Room) -> None:
    seat = room.do(FACILITATOR, c.AddSeat)
    room.do(FACILITATOR, c.NextStage)
    does = room.command(c.PlaceRung, stage=room.state.stage, rung=6)
    room.do(FACILITATOR, c.ActFor, seat=seat, does=does)
    assert tally(room) == Tally(voters=1, rungs=[0, 0, 0, 0, 0, 1, 0], mean=6.0)
    assert not any(one.kind == "act_for" for one in room.state.doings)


def test_whoever_was_removed_places_nothing() -> None:
    room = Room(Template(id="x", stages=[TemplateStage(kind="ideas"), *AGENDA.stages[:1]]))
    (ann,) = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    idea = room.do(ann, c.PostIdea, text="one")
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    room.do(FACILITATOR, c.NextStage)
    assert room.refused(ann, c.PlaceRung, stage=room.state.stage, rung=5) == Code.REMOVED
