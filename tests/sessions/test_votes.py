import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.refusals import Code
from sessions.wire import Tally
from tests.sessions.room import FACILITATOR, Room


class Voting:
    """Three ideas, two people, five dots each and at most three on one."""

    def __init__(self) -> None:
        self.room = Room("pledge-event")
        self.ann, self.bob = self.room.people(2)
        self.room.do(FACILITATOR, c.OpenStage, stage="s2")
        self.ideas = [self.room.do(self.ann, c.PostIdea, text=t) for t in ("one", "two", "three")]
        self.room.do(FACILITATOR, c.ShowIdeas)
        self.room.do(FACILITATOR, c.NextStage)

    def dots(self, who: Actor, *given: int) -> None:
        for idea, dots in zip(self.ideas, given, strict=False):
            self.room.do(who, c.CastVote, idea=idea, dots=dots)

    def left(self, who: Actor) -> int:
        return self.room.me(who)["me"]["me"].dots_left

    def tallies(self) -> dict[str, Tally]:
        return self.room.view("facilitator")["tallies"]


@pytest.fixture
def voting() -> Voting:
    return Voting()


def test_the_last_vote_on_an_idea_counts(voting: Voting) -> None:
    voting.dots(voting.ann, 1)
    voting.dots(voting.ann, 3, 2)
    assert voting.left(voting.ann) == 0
    assert voting.tallies()[voting.ideas[0]] == Tally(voters=1, dots=3)
    voting.dots(voting.ann, 0)
    assert voting.left(voting.ann) == 3
    assert voting.ideas[0] not in voting.tallies()
    assert list(voting.room.me(voting.ann)["votes"]) == [voting.ideas[1]]


def test_nobody_spends_more_than_they_have(voting: Voting) -> None:
    one, two, _ = voting.ideas
    ask = voting.room.refused
    assert ask(voting.ann, c.CastVote, idea=one, dots=4) == Code.TOO_MANY_ON_ONE
    voting.dots(voting.ann, 3)
    assert ask(voting.ann, c.CastVote, idea=two, dots=3) == Code.NO_DOTS_LEFT
    assert ask(voting.ann, c.CastVote, idea=two) == Code.WRONG_VOTE
    assert ask(voting.ann, c.CastVote, idea=two, opinion="agree") == Code.WRONG_VOTE
    assert ask(voting.ann, c.CastVote, idea="no-such", dots=1) == Code.NO_SUCH_IDEA
    assert voting.left(voting.bob) == 5


def test_tallies_show_at_reveal(voting: Voting) -> None:
    voting.dots(voting.ann, 3)
    assert not voting.room.view("attendee")["tallies"]
    assert not voting.room.view("board")["tallies"]
    voting.room.do(FACILITATOR, c.Reveal)
    assert voting.room.view("attendee")["tallies"] == voting.tallies()
    refused = voting.room.refused(voting.bob, c.CastVote, idea=voting.ideas[0], dots=1)
    assert refused == Code.VOTING_CLOSED


def test_a_second_round_keeps_the_first(voting: Voting) -> None:
    voting.dots(voting.ann, 3)
    voting.room.do(FACILITATOR, c.Reveal)
    voting.room.do(FACILITATOR, c.NewRound)
    assert voting.left(voting.ann) == 5
    assert not voting.tallies()
    voting.dots(voting.ann, 0, 2)
    first = voting.room.view("board")["results"]["s3:1"]
    assert first.tallies == {voting.ideas[0]: Tally(voters=1, dots=3)}
    voting.room.do(FACILITATOR, c.Undo)
    assert voting.tallies() == first.tallies
    assert not voting.room.view("facilitator")["results"]
    voting.room.do(FACILITATOR, c.NewRound)
    # The round that was undone goes on.
    assert voting.tallies() == {voting.ideas[1]: Tally(voters=1, dots=2)}


def test_an_unrevealed_earlier_round_is_for_the_facilitator_alone(voting: Voting) -> None:
    voting.dots(voting.ann, 1)
    voting.room.do(FACILITATOR, c.NewRound)
    assert list(voting.room.view("facilitator")["results"]) == ["s3:1"]
    assert not voting.room.view("board")["results"]


def test_an_earlier_round_follows_an_idea_that_goes_and_comes_back(voting: Voting) -> None:
    one, two, _ = voting.ideas
    voting.dots(voting.ann, 3, 2)
    voting.dots(voting.bob, 1)
    voting.room.do(FACILITATOR, c.HideIdea, idea=one)
    voting.room.do(FACILITATOR, c.NewRound)
    assert voting.room.view("facilitator")["results"]["s3:1"].voters == 1
    voting.room.do(FACILITATOR, c.RestoreIdea, idea=one)
    first = voting.room.view("facilitator")["results"]["s3:1"]
    assert first.voters == 2
    assert first.tallies == {one: Tally(voters=2, dots=4), two: Tally(voters=1, dots=2)}
    voting.room.do(FACILITATOR, c.MergeIdeas, into=two, from_=[one])
    first = voting.room.view("facilitator")["results"]["s3:1"]
    assert first.tallies == {two: Tally(voters=2, dots=4)}
    voting.room.do(FACILITATOR, c.Undo)
    voting.room.do(FACILITATOR, c.Undo)
    assert voting.tallies() == {one: Tally(voters=2, dots=4), two: Tally(voters=1, dots=2)}


def test_surplus_dots_of_a_merge_return(voting: Voting) -> None:
    one, two, three = voting.ideas
    voting.dots(voting.ann, 3, 2)
    voting.room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    assert voting.tallies() == {one: Tally(voters=1, dots=3)}
    assert voting.left(voting.ann) == 2
    assert voting.room.refused(voting.ann, c.CastVote, idea=two, dots=1) == Code.IDEA_MERGED
    voting.dots(voting.ann, 3)
    voting.room.do(voting.ann, c.CastVote, idea=three, dots=2)
    voting.room.do(FACILITATOR, c.UnmergeIdea, idea=two)
    assert voting.tallies() == {one: Tally(voters=1, dots=3), three: Tally(voters=1, dots=2)}


def test_taking_apart_cuts_the_idea_that_leaves(voting: Voting) -> None:
    one, two, three = voting.ideas
    voting.dots(voting.ann, 3, 2)
    voting.room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    voting.room.do(voting.ann, c.CastVote, idea=three, dots=1)
    voting.room.do(FACILITATOR, c.UnmergeIdea, idea=two)
    dots = {idea: tally.dots for idea, tally in voting.tallies().items()}
    assert dots == {one: 3, two: 1, three: 1}
    assert voting.left(voting.ann) == 0


def test_a_withdrawn_original_takes_its_dots_and_no_others(voting: Voting) -> None:
    one, two, three = voting.ideas
    voting.dots(voting.ann, 3, 2)
    voting.room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    voting.room.do(voting.ann, c.CastVote, idea=three, dots=2)
    voting.room.do(voting.ann, c.WithdrawIdea, idea=two)
    assert {idea: t.dots for idea, t in voting.tallies().items()} == {one: 3, three: 2}


def test_an_earlier_round_outlives_its_withdrawn_root(voting: Voting) -> None:
    one, two, _ = voting.ideas
    voting.room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    voting.dots(voting.bob, 3)
    voting.room.do(FACILITATOR, c.NewRound)
    voting.room.do(voting.ann, c.WithdrawIdea, idea=one)
    first = voting.room.view("facilitator")["results"]["s3:1"]
    assert first.tallies == {two: Tally(voters=1, dots=3)}


def test_undoing_a_merge_of_merged_ideas_restores_the_groups(voting: Voting) -> None:
    one, two, three = voting.ideas
    voting.dots(voting.ann, 1, 3, 1)
    voting.room.do(FACILITATOR, c.MergeIdeas, into=two, from_=[three])
    before = voting.tallies()
    voting.room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    assert voting.tallies() == {one: Tally(voters=1, dots=3)}
    voting.room.do(FACILITATOR, c.Undo)
    assert voting.tallies() == before
    assert [o.id for o in voting.room.view("board")["ideas"][two].merged] == [three]


def test_hidden_ideas_give_dots_back(voting: Voting) -> None:
    voting.dots(voting.ann, 3, 1)
    voting.room.do(FACILITATOR, c.HideIdea, idea=voting.ideas[0])
    assert voting.left(voting.ann) == 4
    voting.room.do(voting.ann, c.CastVote, idea=voting.ideas[1], dots=3)
    voting.room.do(FACILITATOR, c.RestoreIdea, idea=voting.ideas[0])
    one, two, _ = voting.ideas
    assert {idea: tally.dots for idea, tally in voting.tallies().items()} == {one: 2, two: 3}
    assert voting.left(voting.ann) == 0


def test_voting_needs_an_open_vote(voting: Voting) -> None:
    voting.room.do(FACILITATOR, c.CloseStage)
    refused = voting.room.refused(voting.ann, c.CastVote, idea=voting.ideas[0], dots=1)
    assert refused == Code.VOTING_CLOSED


def test_opinions_in_a_conversation() -> None:
    room = Room("conversation")
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    one, two = (room.do(ann, c.PostIdea, text=t) for t in ("one", "two"))
    room.do(ann, c.CastVote, idea=one, opinion="agree")
    room.do(ann, c.CastVote, idea=one, opinion="disagree")
    room.do(bob, c.CastVote, idea=two, opinion="pass")
    assert room.me(ann)["me"]["me"].dots_left is None
    assert room.me(ann)["votes"][one].opinion == "disagree"
    assert room.view("facilitator")["tallies"] == {
        one: Tally(voters=1, agree=0, disagree=1, pass_=0),
        two: Tally(voters=1, agree=0, disagree=0, pass_=1),
    }
    assert room.refused(ann, c.CastVote, idea=one, dots=1) == Code.WRONG_VOTE
    room.do(FACILITATOR, c.Reveal)
    room.do(bob, c.CastVote, idea=one, opinion="agree")
    room.do(bob, c.CastVote, idea=one, dots=0)
    assert room.view("board")["tallies"][one].voters == 1


def test_of_merged_opinions_the_last_holds() -> None:
    room = Room("conversation")
    ann = room.join()
    room.do(FACILITATOR, c.NextStage)
    one, two = (room.do(ann, c.PostIdea, text=t) for t in ("one", "two"))
    room.do(ann, c.CastVote, idea=two, opinion="agree")
    room.do(ann, c.CastVote, idea=one, opinion="disagree")
    room.do(FACILITATOR, c.MergeIdeas, into=two, from_=[one])
    assert room.view("facilitator")["tallies"][two].disagree == 1
    assert room.view("facilitator")["tallies"][two].voters == 1


def test_dots_on_ideas_that_fall_silent_again_wait_until_they_are_shown() -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    idea = room.do(ann, c.PostIdea, text="one")
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.ShowIdeas, stage="s2")
    room.do(ann, c.CastVote, idea=idea, dots=3)
    room.do(FACILITATOR, c.Undo)
    assert room.me(ann)["me"]["me"].dots_left == 5
    room.do(FACILITATOR, c.ShowIdeas, stage="s2")
    assert room.me(ann)["me"]["me"].dots_left == 2
    assert room.view("facilitator")["tallies"][idea] == Tally(voters=1, dots=3)
