import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.refusals import Code
from sessions.wire import Tally
from tests.sessions.law import Watch
from tests.sessions.room import FACILITATOR, Room


class Grouping:
    """Five ideas that everybody sees, the first two in one theme; two people, five dots each."""

    def __init__(self) -> None:
        self.room = Room("pledge-event")
        self.ann, self.bob = self.room.people(2)
        self.room.do(FACILITATOR, c.OpenStage, stage="s2")
        texts = ("one", "two", "three", "four", "five")
        self.ideas = [self.room.do(self.ann, c.PostIdea, text=text) for text in texts]
        self.room.do(FACILITATOR, c.ShowIdeas)
        self.theme = self.make(0, 1)

    def make(self, *ideas: int) -> str:
        return self.room.do(FACILITATOR, c.MakeTheme, ideas=[self.ideas[n] for n in ideas])

    def inside(self, theme: str, audience: str = "board") -> list[int]:
        ideas = self.room.view(audience)["themes"][theme].ideas
        return [self.ideas.index(idea) for idea in ideas]

    def vote(self, who: Actor, on: str, dots: int) -> None:
        self.room.do(who, c.CastVote, idea=on, dots=dots)

    def open_vote(self) -> None:
        self.room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
        self.room.do(FACILITATOR, c.OpenStage, stage="s3")

    def tallies(self) -> dict[str, Tally]:
        return self.room.view("facilitator")["tallies"]

    def left(self, who: Actor) -> int:
        return self.room.me(who)["me"]["me"].dots_left


@pytest.fixture
def room() -> Grouping:
    return Grouping()


def test_ideas_are_grouped_first_and_named_last(room: Grouping) -> None:
    seen = room.room.view("board")["themes"][room.theme]
    assert (seen.name, seen.size, room.inside(room.theme)) == ("", 2, [0, 1])
    room.room.do(FACILITATOR, c.NameTheme, theme=room.theme, name=" Amser  i bobl ", lang="cy")
    assert room.room.view("attendee")["themes"][room.theme].name == "Amser i bobl"
    room.room.do(FACILITATOR, c.NameTheme, theme=room.theme, name="Time for people")
    seen = room.room.view("attendee")["themes"][room.theme]
    assert (seen.name, seen.lang) == ("Time for people", "en")
    assert seen.translations == {"cy": "Amser i bobl"}
    room.room.do(FACILITATOR, c.NameTheme, theme=room.theme, name="")
    assert room.room.view("attendee")["themes"][room.theme].name == "Amser i bobl"


def test_what_is_not_there_or_too_long_is_refused(room: Grouping) -> None:
    ask = room.room.refused
    assert ask(FACILITATOR, c.MakeTheme, ideas=["no-such"]) == Code.NO_SUCH_IDEA
    assert ask(FACILITATOR, c.NameTheme, theme="no-such", name="x") == Code.NO_SUCH_THEME
    asked = {"theme": room.theme, "name": "x" * 81}
    assert ask(FACILITATOR, c.NameTheme, **asked) == Code.TEXT_TOO_LONG
    asked = {"theme": room.theme, "name": "x", "lang": "pl"}
    assert ask(FACILITATOR, c.NameTheme, **asked) == Code.BAD_LANGUAGE
    assert ask(room.ann, c.MakeTheme, ideas=room.ideas) == Code.NOT_ALLOWED
    assert ask(FACILITATOR, c.VoteOn, stage="s2", by="themes") == Code.NO_SUCH_STAGE


def test_an_idea_is_in_one_theme_at_most(room: Grouping) -> None:
    other = room.make(1, 2)
    assert (room.inside(room.theme), room.inside(other)) == ([0], [1, 2])
    room.room.do(FACILITATOR, c.AddToTheme, theme=room.theme, ideas=[room.ideas[2], room.ideas[3]])
    assert (room.inside(room.theme), room.inside(other)) == ([0, 2, 3], [1])
    room.room.do(FACILITATOR, c.RemoveFromTheme, ideas=[room.ideas[1]])
    assert other not in room.room.view("board")["themes"]
    assert room.inside(other, "facilitator") == []


def test_grouping_is_undone_step_by_step(room: Grouping) -> None:
    other = room.make(1, 2)
    room.room.do(FACILITATOR, c.AddToTheme, theme=other, ideas=[room.ideas[0]])
    room.room.do(FACILITATOR, c.DissolveTheme, theme=other)
    assert not room.room.view("board")["themes"]
    room.room.do(FACILITATOR, c.Undo)
    assert room.inside(other) == [0, 1, 2]
    room.room.do(FACILITATOR, c.Undo)
    assert (room.inside(room.theme), room.inside(other)) == ([0], [1, 2])
    room.room.do(FACILITATOR, c.Undo)
    assert room.inside(room.theme) == [0, 1]
    assert list(room.room.view("facilitator")["themes"]) == [room.theme]


def test_one_who_withdraws_meanwhile_does_not_stop_the_facilitator(room: Grouping) -> None:
    room.room.do(room.ann, c.WithdrawIdea, idea=room.ideas[3])
    other = room.make(2, 3)
    assert room.inside(other) == [2]
    room.room.do(room.ann, c.WithdrawIdea, idea=room.ideas[2])
    assert room.room.view("facilitator")["themes"][other].ideas == []


def test_a_hidden_idea_is_in_no_theme_outside_the_console(room: Grouping) -> None:
    room.room.do(FACILITATOR, c.HideIdea, idea=room.ideas[0])
    assert room.inside(room.theme) == [1]
    assert room.room.view("attendee")["themes"][room.theme].size == 1
    assert room.inside(room.theme, "facilitator") == [0, 1]
    room.room.do(FACILITATOR, c.HideIdea, idea=room.ideas[1])
    for audience in ("attendee", "board"):
        assert not room.room.view(audience)["themes"]
    room.room.do(FACILITATOR, c.RestoreIdea, idea=room.ideas[0])
    assert room.inside(room.theme) == [0]


def test_a_merged_idea_counts_once_and_by_the_one_it_lives_on_in(room: Grouping) -> None:
    room.room.do(FACILITATOR, c.MergeIdeas, into=room.ideas[2], from_=[room.ideas[1]])
    # The third was in no theme: with the second in it, it is in that one's.
    assert room.inside(room.theme) == [0, 2]
    room.room.do(FACILITATOR, c.Undo)
    assert room.inside(room.theme) == [0, 1]
    room.room.do(FACILITATOR, c.MergeIdeas, into=room.ideas[0], from_=[room.ideas[1]])
    other = room.make(0)
    room.room.do(FACILITATOR, c.UnmergeIdea, idea=room.ideas[1])
    assert room.inside(other) == [0, 1]


def test_the_heir_of_a_withdrawn_idea_keeps_its_theme(room: Grouping) -> None:
    room.room.do(FACILITATOR, c.MergeIdeas, into=room.ideas[0], from_=[room.ideas[4]])
    room.room.do(room.ann, c.WithdrawIdea, idea=room.ideas[0])
    assert room.inside(room.theme) == [1, 4]


def test_themes_are_voted_on_as_one_card_each(room: Grouping) -> None:
    other = room.make(2, 3)
    room.open_vote()
    assert room.room.view("attendee")["session"]["session"].ballot.by == "themes"
    room.vote(room.ann, room.theme, 3)
    room.vote(room.ann, other, 2)
    room.vote(room.bob, other, 1)
    assert room.left(room.ann) == 0
    assert room.tallies() == {room.theme: Tally(voters=1, dots=3), other: Tally(voters=2, dots=3)}
    assert not room.room.view("board")["tallies"]
    ask = room.room.refused
    assert ask(room.bob, c.CastVote, idea=room.ideas[4], dots=1) == Code.WRONG_VOTE
    assert ask(room.bob, c.CastVote, idea="no-such", dots=1) == Code.NO_SUCH_THEME
    assert ask(room.bob, c.CastVote, idea=other, dots=4) == Code.TOO_MANY_ON_ONE
    room.room.do(FACILITATOR, c.Reveal)
    assert room.room.view("attendee")["tallies"] == room.tallies()
    assert room.room.me(room.ann)["votes"][other].dots == 2


def test_votes_stand_on_the_theme_whatever_is_in_it(room: Grouping) -> None:
    room.open_vote()
    room.vote(room.ann, room.theme, 3)
    room.room.do(FACILITATOR, c.AddToTheme, theme=room.theme, ideas=room.ideas[2:4])
    room.room.do(FACILITATOR, c.RemoveFromTheme, ideas=[room.ideas[0]])
    room.room.do(FACILITATOR, c.NameTheme, theme=room.theme, name="Mornings")
    room.room.do(FACILITATOR, c.MergeIdeas, into=room.ideas[4], from_=[room.ideas[2]])
    room.room.do(room.ann, c.WithdrawIdea, idea=room.ideas[3])
    assert room.tallies() == {room.theme: Tally(voters=1, dots=3)}


def test_dots_on_a_dissolved_theme_return_and_undoing_brings_them_back(room: Grouping) -> None:
    other = room.make(2)
    room.open_vote()
    room.vote(room.ann, room.theme, 3)
    room.room.do(FACILITATOR, c.DissolveTheme, theme=room.theme)
    assert (room.left(room.ann), room.tallies()) == (5, {})
    room.vote(room.ann, other, 3)
    room.room.do(FACILITATOR, c.Undo)
    dots = {theme: tally.dots for theme, tally in room.tallies().items()}
    assert dots == {room.theme: 2, other: 3}
    assert room.left(room.ann) == 0


def test_dots_on_a_theme_that_nobody_sees_wait(room: Grouping) -> None:
    room.open_vote()
    room.vote(room.ann, room.theme, 3)
    for idea in room.ideas[:2]:
        room.room.do(FACILITATOR, c.HideIdea, idea=idea)
    assert (room.left(room.ann), room.tallies()) == (5, {})
    refused = room.room.refused(room.bob, c.CastVote, idea=room.theme, dots=1)
    assert refused == Code.NO_SUCH_THEME
    room.room.do(FACILITATOR, c.RestoreIdea, idea=room.ideas[1])
    assert (room.left(room.ann), room.tallies()[room.theme].dots) == (2, 3)


def test_what_is_voted_on_stays_once_somebody_has_voted(room: Grouping) -> None:
    room.room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.vote(room.ann, room.ideas[0], 1)
    ask = room.room.refused
    assert ask(FACILITATOR, c.VoteOn, stage="s3", by="themes") == Code.VOTES_CAST
    room.vote(room.ann, room.ideas[0], 0)
    room.room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    room.vote(room.ann, room.theme, 2)
    assert ask(FACILITATOR, c.VoteOn, stage="s3", by="ideas") == Code.VOTES_CAST


def test_a_round_on_ideas_and_one_on_themes_are_both_kept(room: Grouping) -> None:
    room.room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.vote(room.ann, room.ideas[0], 1)
    room.room.do(FACILITATOR, c.Reveal)
    room.room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    assert room.room.view("board")["session"]["session"].ballot.by == "ideas"
    assert list(room.room.view("board")["tallies"]) == [room.ideas[0]]
    room.room.do(FACILITATOR, c.NewRound)
    room.vote(room.ann, room.theme, 2)
    room.room.do(FACILITATOR, c.Reveal)
    room.room.do(FACILITATOR, c.NewRound)
    first, second = room.room.view("board")["results"].values()
    assert (first.by, list(first.tallies)) == ("ideas", [room.ideas[0]])
    assert (second.by, list(second.tallies)) == ("themes", [room.theme])
    room.room.do(FACILITATOR, c.DissolveTheme, theme=room.theme)
    kept = [ballot.tallies for ballot in room.room.state.ballots.values()]
    assert kept[1].keys() == {room.theme}


def test_opinions_on_themes() -> None:
    room = Room("conversation")
    ann = room.join()
    room.do(FACILITATOR, c.NextStage)
    ideas = [room.do(ann, c.PostIdea, text=text) for text in ("one", "two")]
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=ideas)
    room.do(FACILITATOR, c.VoteOn, stage="s1", by="themes")
    room.do(ann, c.CastVote, idea=theme, opinion="agree")
    expected = Tally(voters=1, agree=1, disagree=0, pass_=0)
    assert room.view("facilitator")["tallies"] == {theme: expected}


def test_phones_get_the_ideas_of_a_theme_that_they_hold(
    room: Grouping, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("state.session", "views"):
        monkeypatch.setattr(f"sessions.{module}.SAMPLE", 2)
    watch = Watch(room.room.state)
    for idea in sorted(room.ideas):
        room.room.do(FACILITATOR, c.AddToTheme, theme=room.theme, ideas=[idea])
        watch.gather(room.room.touched)
        watch.tick()
    theme = room.room.view("attendee")["themes"][room.theme]
    assert (sorted(theme.ideas), theme.size) == (sorted(room.ideas)[:2], 5)
    room.room.do(FACILITATOR, c.HideIdea, idea=min(room.ideas))
    watch.gather(room.room.touched)
    watch.tick()
    theme = room.room.view("attendee")["themes"][room.theme]
    assert (sorted(theme.ideas), theme.size) == (sorted(room.ideas)[1:3], 4)
