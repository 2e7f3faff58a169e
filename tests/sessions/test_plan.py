"""The personal plan: what one person takes away, and nothing of anybody else."""

from typing import Any

import msgspec
import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.views.plan import plan
from sessions.wire import Plan
from tests.sessions.room import FACILITATOR, Room

AGENDA = Template(
    id="plan",
    stages=[
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", dots=3, per_idea=3),
        TemplateStage(kind="pledges"),
        TemplateStage(kind="close"),
    ],
)


@pytest.fixture
def room() -> Room:
    room = Room(AGENDA)
    room.people(4)
    room.do(FACILITATOR, c.NextStage)
    return room


def someone(n: int) -> Actor:
    return Actor("attendee", f"secret-person-{n}")


def of(room: Room, n: int) -> Plan:
    return plan(room.state, someone(n).id)


def chosen(room: Room, n: int) -> dict[str, Any]:
    return {one.id: (one.why, one.place) for one in of(room, n).chosen}


def voted(room: Room, votes: dict[int, dict[str, int]]) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    for who, cast in votes.items():
        for idea, dots in cast.items():
            room.do(someone(who), c.CastVote, idea=idea, dots=dots)


def test_it_tells_who_backed_what_was_chosen(room: Room) -> None:
    one = room.do(someone(1), c.PostIdea, text="Longer visits")
    two = room.do(someone(2), c.PostIdea, text="A phone line")
    three = room.do(someone(3), c.PostIdea, text="A garden")
    room.do(someone(4), c.SupportIdea, idea=one)
    voted(room, {2: {one: 3}, 3: {two: 1}})
    assert of(room, 1).chosen == []
    room.do(FACILITATOR, c.Reveal)
    assert chosen(room, 1) == {one: (["wrote"], 1)}
    assert chosen(room, 2) == {one: (["voted"], 1), two: (["wrote"], 2)}
    assert chosen(room, 3) == {two: (["voted"], 2)}
    assert chosen(room, 4) == {one: (["supported"], 1)}
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    pledge = room.do(someone(4), c.MakePledge, text="I dig", kind="action", ideas=[three])
    assert chosen(room, 3) == {two: (["voted"], 2), three: (["wrote"], None)}
    [_, last] = of(room, 3).chosen
    assert last.pledges == [pledge]
    room.do(FACILITATOR, c.HideIdea, idea=three)
    assert three not in chosen(room, 3)


def test_of_many_only_the_first_five_are_chosen(room: Room) -> None:
    ideas = [room.do(someone(1), c.PostIdea, text=f"Idea {n}") for n in range(8)]
    voted(room, {1: {ideas[0]: 2, ideas[1]: 1}, 2: dict.fromkeys(ideas[2:5], 1)})
    voted(room, {3: {ideas[5]: 3}, 4: {ideas[6]: 3}})
    room.do(FACILITATOR, c.Reveal)
    assert chosen(room, 3) == {ideas[5]: (["voted"], 1)}
    # Of those on the fourth place, all are in, and of the eighth, which nobody wanted, nothing.
    assert set(chosen(room, 1)) == set(ideas[:7])
    assert chosen(room, 1)[ideas[4]] == (["wrote"], 4)


@pytest.mark.parametrize(
    ("method", "vote", "backs"),
    [
        ("opinion", {"opinion": "agree"}, True),
        ("opinion", {"opinion": "pass"}, False),
        ("approval", {"approve": True}, True),
        ("scale", {"score": 4}, True),
        ("scale", {"score": 3}, False),
    ],
)
def test_what_a_vote_says_decides_whether_it_backs(
    room: Room, method: str, vote: dict[str, Any], backs: bool
) -> None:
    idea = room.do(someone(1), c.PostIdea, text="Longer visits")
    room.do(FACILITATOR, c.ChooseMethod, stage="s2", method=method)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    strong = {"opinion": "agree"} if method == "opinion" else {**vote}
    room.do(someone(1), c.CastVote, idea=idea, **strong)
    room.do(someone(2), c.CastVote, idea=idea, **vote)
    room.do(FACILITATOR, c.Reveal)
    assert (idea in chosen(room, 2)) == backs


def test_it_has_ones_pledges_and_what_one_joined(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    own = room.do(someone(1), c.MakePledge, text="I ring", kind="action", due="2027-01-31")
    other = room.do(someone(2), c.MakePledge, text="We listen", kind="culture")
    room.do(someone(1), c.JoinPledge, pledge=other)
    room.do(someone(1), c.CheckIn, pledge=own, status="kept", story="My number: 07700 900123")
    room.do(someone(2), c.CheckIn, pledge=other, story="We began")
    room.do(FACILITATOR, c.SetAfter, next_steps="The board meets", contacts="Elen")
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    made = of(room, 1)
    assert [one.id for one in made.pledges] == [own]
    assert [one.id for one in made.joined] == [other]
    [told] = made.check_ins
    assert (told.pledge, told.state) == (own, "held")
    assert made.pledges[0].stories == []
    assert made.after is not None
    assert made.after.next_steps == "The board meets"
    assert made.ended_at == room.now
    assert "07700" not in msgspec.json.encode(of(room, 2)).decode()
    room.do(FACILITATOR, c.HidePledge, pledge=other)
    assert of(room, 1).joined == []
    assert [one.id for one in of(room, 2).pledges] == [other]
