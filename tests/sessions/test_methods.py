"""Every way to vote: what it takes, how it counts, what it makes of merged ideas, what is a tie."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.ballot import Ballot
from sessions.copying import copy_of
from sessions.methods import METHODS, ON_IDEAS, Count, fits, places, usual
from sessions.refusals import Code
from sessions.wire import MethodName, Tally
from tests.sessions.room import FACILITATOR, Room

SAMPLES: dict[str, dict[str, Any]] = {
    "dots": {"dots": 2},
    "opinion": {"opinion": "disagree"},
    "approval": {"approve": True},
    "scale": {"score": 4},
}
IDEAS = ("a", "b", "c", "d")

people = st.sampled_from(["ann", "bob", "cai"])
casts = st.tuples(st.just("cast"), people, st.integers(0, 3), st.integers(0, 5))
moves = st.tuples(
    st.sampled_from(["merge", "take out", "hide", "show"]),
    st.just(""),
    st.integers(0, 3),
    st.integers(0, 3),
)


def agenda(method: MethodName | None) -> Template:
    stages = [TemplateStage(kind="ideas"), TemplateStage(kind="vote", method=method)]
    return Template(id="one", stages=stages)


class Voting:
    """Three ideas and three people in a vote of one method."""

    def __init__(self, method: MethodName | None) -> None:
        self.room = Room(agenda(method))
        self.ann, self.bob, self.cai = self.room.people(3)
        self.room.do(FACILITATOR, c.NextStage)
        self.ideas = [self.room.do(self.ann, c.PostIdea, text=t) for t in ("one", "two", "three")]
        self.room.do(FACILITATOR, c.NextStage)

    def cast(self, who: Actor, idea: int, **vote: Any) -> None:
        self.room.do(who, c.CastVote, idea=self.ideas[idea], **vote)

    def tally(self, idea: int) -> Tally | None:
        found: Tally | None = self.room.view("facilitator")["tallies"].get(self.ideas[idea])
        return found

    def merge(self) -> None:
        self.room.do(FACILITATOR, c.MergeIdeas, into=self.ideas[0], from_=[self.ideas[1]])

    def unmerge(self) -> None:
        self.room.do(FACILITATOR, c.UnmergeIdea, idea=self.ideas[1])


class Paper:
    """The same votes on paper: counted from scratch each time, with no budget to run short of."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.cast: dict[tuple[str, str], int] = {}
        self.into = {idea: idea for idea in IDEAS}
        self.hidden: set[str] = set()

    def vote(self, person: str, group: list[str], value: int) -> None:
        for idea in group:
            self.cast.pop((person, idea), None)
        if value:
            self.cast[person, group[0]] = value

    def group(self, root: str) -> list[str]:
        return [root, *(i for i in IDEAS if i != root and self.into[i] == root)]

    def counts(self) -> dict[str, list[int]]:
        by_person: dict[str, dict[str, int]] = {}
        for (person, idea), value in self.cast.items():
            root = self.into[idea]
            if root in self.hidden:
                continue
            mine = by_person.setdefault(root, {})
            mine[person] = min(9, mine.get(person, 0) + value) if self.kind == "dots" else value
        return {root: list(mine.values()) for root, mine in by_person.items()}


@pytest.mark.parametrize("kind", METHODS)
@given(acts=st.lists(casts | moves, max_size=40))
def test_what_is_kept_along_the_way_equals_a_recount(
    kind: MethodName, acts: list[tuple[str, str, int, int]]
) -> None:
    ballot, paper = Ballot(kind, dots=1000, per_idea=9), Paper(kind)
    for act, person, one, other in acts:
        root, second = paper.into[IDEAS[one]], paper.into[IDEAS[other % 4]]
        if act == "cast" and root not in paper.hidden:
            value = min(other, METHODS[kind].parts) if kind != "dots" else other
            ballot.cast(person, paper.group(root), value)
            paper.vote(person, paper.group(root), value)
        elif act == "hide" and root not in paper.hidden:
            ballot.drop(root)
            paper.hidden.add(root)
        elif act == "show" and root in paper.hidden:
            paper.hidden.remove(root)
            ballot.take(paper.group(root))
        elif act == "merge" and root != second and not {root, second} & paper.hidden:
            for idea in (root, second):
                ballot.drop(idea)
            paper.into = {i: root if r == second else r for i, r in paper.into.items()}
            ballot.take(paper.group(root))
        elif act == "take out" and root != IDEAS[one] and root not in paper.hidden:
            ballot.drop(root)
            paper.into[IDEAS[one]] = IDEAS[one]
            ballot.take(paper.group(root))
            ballot.take([IDEAS[one]])
        expected = paper.counts()
        assert ballot.tallies.keys() == expected.keys()
        for idea, values in expected.items():
            count = ballot.tallies[idea]
            assert count.voters == len(values)
            if kind in ("dots", "approval"):
                assert count.parts == [sum(values)]
            else:
                each = range(1, METHODS[kind].parts + 1)
                assert count.parts == [values.count(value) for value in each]


@given(scores=st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any))
def test_the_mean_is_right_to_one_decimal(scores: list[int]) -> None:
    people = sum(scores)
    exact = sum(n * of for n, of in enumerate(scores, 1)) / people
    mean = METHODS["scale"].tally(Count(scores, people)).mean
    assert isinstance(mean, float)
    assert 1 <= mean <= 5
    assert abs(mean - exact) <= 0.05 + 1e-9


@pytest.mark.parametrize("method", ON_IDEAS)
@pytest.mark.parametrize("asked", ON_IDEAS)
def test_each_method_takes_its_own_votes_alone(method: MethodName, asked: str) -> None:
    voting = Voting(method)
    vote = {"idea": voting.ideas[0], **SAMPLES[asked]}
    if asked != method:
        assert voting.room.refused(voting.ann, c.CastVote, **vote) == Code.WRONG_VOTE
        return
    voting.room.do(voting.ann, c.CastVote, **vote)
    own = voting.room.me(voting.ann)["votes"][voting.ideas[0]]
    [(field, value)] = SAMPLES[method].items()
    assert getattr(own, field) == value
    two = {**vote, **SAMPLES["scale" if method != "scale" else "dots"]}
    assert voting.room.refused(voting.ann, c.CastVote, **two) == Code.WRONG_VOTE
    voting.room.do(voting.ann, c.CastVote, idea=voting.ideas[0], dots=0)
    assert voting.tally(0) is None
    assert not voting.room.me(voting.ann)["votes"]


def test_approvals_are_counted_and_taken_back() -> None:
    voting = Voting("approval")
    for who in (voting.ann, voting.bob):
        voting.cast(who, 0, approve=True)
    voting.cast(voting.ann, 1, approve=True)
    voting.cast(voting.bob, 0, approve=False)
    assert voting.tally(0) == Tally(voters=1, approvals=1)
    assert voting.room.me(voting.ann)["me"]["me"].dots_left is None
    voting.merge()
    assert voting.tally(0) == Tally(voters=1, approvals=1)
    voting.unmerge()
    assert voting.tally(1) == Tally(voters=1, approvals=1)


def test_scores_keep_their_distribution() -> None:
    voting = Voting("scale")
    for who, score in ((voting.ann, 5), (voting.bob, 4), (voting.cai, 4)):
        voting.cast(who, 0, score=score)
    assert voting.tally(0) == Tally(voters=3, scores=[0, 0, 0, 2, 1], mean=4.3)
    voting.cast(voting.ann, 1, score=1)
    voting.merge()
    # Of one person's two scores the last holds.
    assert voting.tally(0) == Tally(voters=3, scores=[1, 0, 0, 2, 0], mean=3.0)
    voting.unmerge()
    assert voting.tally(0) == Tally(voters=3, scores=[0, 0, 0, 2, 1], mean=4.3)
    assert voting.tally(1) == Tally(voters=1, scores=[1, 0, 0, 0, 0], mean=1.0)


@pytest.mark.parametrize("method", ON_IDEAS)
def test_a_reveal_ends_every_vote(method: MethodName) -> None:
    voting = Voting(method)
    voting.cast(voting.ann, 0, **SAMPLES[method])
    assert not voting.room.view("board")["tallies"]
    voting.room.do(FACILITATOR, c.Reveal)
    assert voting.room.view("board")["tallies"]
    vote = {"idea": voting.ideas[0], **SAMPLES[method]}
    assert voting.room.refused(voting.bob, c.CastVote, **vote) == Code.VOTING_CLOSED


def test_equal_means_as_shown_are_a_tie() -> None:
    counts = {
        "a": Count([0, 0, 0, 2, 1], 3),
        "b": Count([0, 0, 0, 20, 9], 29),
        "c": Count([1, 0, 0, 0, 0], 1),
    }
    assert places(METHODS["scale"], counts) == {"a": 1, "b": 1, "c": 3}


def test_opinions_rank_by_what_agrees_more() -> None:
    counts = {"a": Count([5, 4, 9], 18), "b": Count([3, 0, 0], 3), "c": Count([0, 1, 0], 1)}
    assert places(METHODS["opinion"], counts) == {"b": 1, "a": 2, "c": 3}


def test_a_waiting_stage_takes_another_method() -> None:
    room = Room("pledge-event")
    stages = room.view("board")["stages"]
    assert (stages["s3"].method, stages["s2"].method) == ("dots", None)
    room.do(FACILITATOR, c.ChooseMethod, stage="s3", method="dots", dots=9, per_idea=4)
    room.do(FACILITATOR, c.ChooseMethod, stage="s3", method="approval")
    stage = room.view("board")["stages"]["s3"]
    assert (stage.method, stage.dots, stage.per_idea) == ("approval", 9, 4)
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert room.view("board")["session"]["session"].ballot.kind == "approval"
    again = {"stage": "s3", "method": "scale"}
    assert room.refused(FACILITATOR, c.ChooseMethod, **again) == Code.STAGE_BEGUN
    other = {"stage": "s2", "method": "scale"}
    assert room.refused(FACILITATOR, c.ChooseMethod, **other) == Code.BAD_METHOD
    nowhere = {"stage": "s9", "method": "scale"}
    assert room.refused(FACILITATOR, c.ChooseMethod, **nowhere) == Code.NO_SUCH_STAGE
    by_ann = room.refused(room.join(), c.ChooseMethod, **again)
    assert by_ann == Code.NOT_ALLOWED


def test_an_undone_opening_takes_another_method_until_somebody_voted() -> None:
    voting = Voting("dots")
    voting.room.do(FACILITATOR, c.Undo)
    voting.room.do(FACILITATOR, c.ChooseMethod, stage="s2", method="scale")
    voting.room.do(FACILITATOR, c.OpenStage, stage="s2")
    voting.cast(voting.ann, 0, score=2)
    voting.room.do(FACILITATOR, c.Undo)
    back = {"stage": "s2", "method": "dots"}
    assert voting.room.refused(FACILITATOR, c.ChooseMethod, **back) == Code.STAGE_BEGUN
    voting.room.do(FACILITATOR, c.OpenStage, stage="s2")
    assert voting.tally(0) == Tally(voters=1, scores=[0, 1, 0, 0, 0], mean=2.0)


def test_a_copy_of_the_event_votes_in_the_same_ways() -> None:
    room = Room(agenda("scale"))
    _, template = copy_of(room.state, {"en": "copy"})
    assert [stage.method for stage in template.stages] == [None, "scale"]


def test_each_kind_of_stage_has_its_methods() -> None:
    assert (usual("vote"), usual("conversation")) == ("dots", "opinion")
    assert fits("conversation", "scale")
    assert not fits("conversation", "dots")
    assert not fits("pledges", "dots")
