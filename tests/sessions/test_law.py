"""Turns of events that a random room seldom takes: screens that follow by deltas see them too."""

from typing import Any

import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.commands import Command
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room


class Followed(Room):
    """A room where everybody is up to date after every command."""

    def __init__(self) -> None:
        super().__init__("pledge-event")
        self.watch = Watch(self.state)
        self.ann, self.bob = self.people(2)

    def do(self, actor: Actor, kind: type[Command], /, **fields: Any) -> str:
        made = super().do(actor, kind, **fields)
        self.watch.gather(self.touched)
        self.watch.tick()
        return made


class Pledged(Followed):
    """Ann's idea, shown and voted for; her pledge came from it, and Bob joined it."""

    def __init__(self) -> None:
        super().__init__()
        self.do(FACILITATOR, c.OpenStage, stage="s2")
        self.idea = self.do(self.ann, c.PostIdea, text="idea")
        self.other = self.do(self.bob, c.PostIdea, text="other")
        self.do(FACILITATOR, c.ShowIdeas)
        self.do(FACILITATOR, c.OpenStage, stage="s3")
        self.do(self.bob, c.CastVote, idea=self.idea, dots=3)
        self.do(FACILITATOR, c.Reveal)
        self.do(FACILITATOR, c.NewRound)
        self.do(FACILITATOR, c.OpenStage, stage="s4")
        self.pledge = self.do(
            self.ann, c.MakePledge, text="I", kind="action", ideas=[self.idea, self.other]
        )
        self.do(self.bob, c.JoinPledge, pledge=self.pledge)

    def origins(self) -> list[str]:
        found: list[str] = self.view("board")["pledges"][self.pledge].ideas
        return found


@pytest.fixture
def room() -> Pledged:
    return Pledged()


def test_the_origin_is_edited_held_and_approved(room: Pledged) -> None:
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    room.do(room.ann, c.EditIdea, idea=room.idea, text="changed")
    assert room.origins() == [room.other]
    room.do(FACILITATOR, c.ApproveIdea, idea=room.idea)
    assert room.origins() == [room.idea, room.other]


def test_every_step_is_undone_back_to_the_silence(room: Pledged) -> None:
    assert list(room.view("board")["results"]) == ["s3:1"]
    for _ in range(6):
        room.do(FACILITATOR, c.Undo)
    assert room.origins() == []
    assert not room.view("board")["results"]
    assert room.view("board")["pledges"]


def test_the_origin_is_merged_withdrawn_and_hidden(room: Pledged) -> None:
    room.do(FACILITATOR, c.MergeIdeas, into=room.idea, from_=[room.other])
    assert room.origins() == [room.idea]
    room.do(room.ann, c.WithdrawIdea, idea=room.idea)
    assert room.origins() == [room.other]
    room.do(FACILITATOR, c.HideIdea, idea=room.other)
    assert room.origins() == []


def test_a_joined_pledge_is_withdrawn(room: Pledged) -> None:
    room.do(room.ann, c.WithdrawPledge, pledge=room.pledge)
    assert not room.me(room.bob)["joined"]


def test_the_origin_of_a_merged_idea_is_edited_held_and_approved(room: Pledged) -> None:
    room.do(FACILITATOR, c.MergeIdeas, into=room.other, from_=[room.idea])
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    room.do(FACILITATOR, c.HoldIdeas, hold=True)
    author = next(one for one in (room.ann, room.bob) if room.other in room.me(one)["ideas"])
    room.do(author, c.EditIdea, idea=room.other, text="changed")
    assert room.origins() == []
    room.do(FACILITATOR, c.ApproveIdea, idea=room.other)
    assert room.origins() == [room.other]
