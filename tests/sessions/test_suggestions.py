"""Supporting somebody's idea, and deciding about what was suggested."""

import pytest

from sessions import commands as c
from sessions.actor import Actor
from sessions.delta import changes
from sessions.refusals import Code
from tests.sessions.room import FACILITATOR, SERVER, Room


@pytest.fixture
def room() -> Room:
    room = Room("quick")
    room.do(FACILITATOR, c.NextStage)
    return room


def post(room: Room, who: Actor, text: str = "Later breakfast") -> str:
    return room.do(who, c.PostIdea, text=text)


def supporters(room: Room, idea: str) -> int:
    return int(room.view("facilitator")["ideas"][idea].supporters)


def offered(room: Room, *ideas: str, kind: str = "merge") -> str:
    grouping = c.Grouping(kind, list(ideas))  # type: ignore[arg-type]
    room.do(SERVER, c.OfferSuggestions, found=[grouping])
    return next(iter(room.view("facilitator")["suggestions"]))


def test_a_supporter_is_counted_once_and_can_take_it_back(room: Room) -> None:
    ann, bob = room.people(2)
    idea = post(room, ann)
    room.do(bob, c.SupportIdea, idea=idea, suggested=True)
    room.do(bob, c.SupportIdea, idea=idea)
    assert supporters(room, idea) == 1
    assert room.me(bob)["supported"].keys() == {idea}
    assert room.state.ideas[idea].taken == 1
    room.do(bob, c.WithdrawSupport, idea=idea)
    assert supporters(room, idea) == 0
    assert room.me(bob)["supported"] == {}


def test_who_is_not_told_of_support_is_sent_nothing_that_could_be_counted(room: Room) -> None:
    ann, bob, cat = room.people(3)
    idea = post(room, ann)
    for ask in (c.SupportIdea, c.WithdrawSupport):
        room.do(bob, c.SupportIdea, idea=idea)
        room.do(cat, ask, idea=idea)
        for audience in ("attendee", "board"):
            assert not changes(room.state, audience, room.touched.shared)
        told = changes(room.state, "facilitator", room.touched.shared).set
        assert told["ideas"][idea].supporters == len(room.state.ideas[idea].supporters)
        # Nor is the author, nor who supports it too.
        assert room.touched.personal.keys() == {cat.id}


def test_what_was_suggested_and_passed_over_is_kept(room: Room) -> None:
    ann, bob = room.people(2)
    idea, own = post(room, ann), post(room, bob, "Breakfast at nine")
    hidden = post(room, ann, "Harm")
    room.do(FACILITATOR, c.HideIdea, idea=hidden)
    told = [idea, idea, own, hidden, "no-such"]
    room.do(bob, c.PostIdea, text="Breakfast at ten", suggested=told)
    passed = {key: one.passed_over for key, one in room.state.ideas.items() if one.passed_over}
    assert passed == {idea: 1}
    assert room.replayed().ideas[idea].passed_over == 1


def test_support_goes_with_merges_and_counts_once(room: Room) -> None:
    ann, bob, cat = room.people(3)
    one, two = post(room, ann), post(room, ann, "Breakfast later")
    for who, idea in ((bob, one), (bob, two), (cat, two)):
        room.do(who, c.SupportIdea, idea=idea)
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    assert supporters(room, one) == 2
    assert room.me(cat)["supported"].keys() == {one}
    room.do(FACILITATOR, c.UnmergeIdea, idea=two)
    assert (supporters(room, one), supporters(room, two)) == (1, 2)


def test_support_stays_when_the_idea_that_stands_for_the_group_is_withdrawn(room: Room) -> None:
    ann, bob, cat = room.people(3)
    one, two = post(room, ann), post(room, bob, "Breakfast later")
    room.do(cat, c.SupportIdea, idea=one)
    room.do(FACILITATOR, c.MergeIdeas, into=one, from_=[two])
    room.do(ann, c.WithdrawIdea, idea=one)
    assert supporters(room, two) == 1
    assert room.me(cat)["supported"].keys() == {two}


def test_what_cannot_be_seen_cannot_be_supported() -> None:
    room = Room()
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.NextStage)
    idea = post(room, ann)
    assert room.refused(bob, c.SupportIdea, idea=idea) == Code.NO_SUCH_IDEA
    room.do(FACILITATOR, c.ShowIdeas)
    assert room.refused(ann, c.SupportIdea, idea=idea) == Code.OWN_IDEA
    room.do(bob, c.SupportIdea, idea=idea)
    room.do(FACILITATOR, c.CloseStage)
    cat = room.join()
    assert room.refused(cat, c.SupportIdea, idea=idea) == Code.STAGE_CLOSED


def test_in_a_conversation_to_support_is_to_agree() -> None:
    room = Room("conversation")
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    idea = post(room, ann)
    room.do(bob, c.SupportIdea, idea=idea, suggested=True)
    assert room.me(bob)["votes"][idea].opinion == "agree"
    assert room.me(bob)["supported"] == {}
    assert supporters(room, idea) == 0
    assert room.state.ideas[idea].taken == 1


def test_only_facilitators_see_suggestions_and_merging_confirms_one(room: Room) -> None:
    ann = room.join()
    ideas = [post(room, ann, f"Idea {number}") for number in range(3)]
    suggestion = offered(room, *ideas)
    assert room.view("attendee")["suggestions"] == room.view("board")["suggestions"] == {}
    room.do(FACILITATOR, c.MergeIdeas, into=ideas[0], from_=[ideas[1]], suggestion=suggestion)
    assert room.view("facilitator")["suggestions"] == {}
    kept = room.state.suggestions[suggestion]
    assert (kept.status, kept.confirmed) == ("confirmed", ideas[:2])
    assert kept.ideas == sorted(ideas)
    room.do(FACILITATOR, c.Undo)
    assert room.view("facilitator")["suggestions"].keys() == {suggestion}
    assert room.replayed().suggestions == room.state.suggestions


def test_what_was_dismissed_is_not_suggested_again(room: Room) -> None:
    ann = room.join()
    one, two = post(room, ann), post(room, ann, "Breakfast later")
    suggestion = offered(room, one, two)
    assert room.refused(ann, c.DismissSuggestion, suggestion=suggestion) == Code.NOT_ALLOWED
    room.do(FACILITATOR, c.DismissSuggestion, suggestion=suggestion)
    room.do(SERVER, c.OfferSuggestions, found=[c.Grouping("merge", [two, one])])
    assert room.view("facilitator")["suggestions"] == {}
    asked = {"suggestion": "never-offered"}
    assert room.refused(FACILITATOR, c.DismissSuggestion, **asked) == Code.NO_SUCH_SUGGESTION


def test_a_new_list_takes_the_place_of_what_is_open(room: Room) -> None:
    ann = room.join()
    one, two, three = (post(room, ann, f"Idea {number}") for number in range(3))
    first = offered(room, one, two)
    second = offered(room, two, three)
    assert room.state.suggestions[first].status == "lapsed"
    assert offered(room, one, two) == first
    assert room.state.suggestions[second].status == "lapsed"
    assert room.refused(FACILITATOR, c.OfferSuggestions, found=[]) == Code.NOT_ALLOWED


def test_whoever_was_removed_can_take_support_back_but_not_give_it(room: Room) -> None:
    ann, bob = room.people(2)
    one, two = post(room, ann), post(room, ann, "Free parking")
    room.do(bob, c.SupportIdea, idea=one)
    room.do(FACILITATOR, c.RemoveAuthor, idea=post(room, bob, "harm"))
    assert room.refused(bob, c.SupportIdea, idea=two) == Code.REMOVED
    room.do(bob, c.WithdrawSupport, idea=one)
    assert (supporters(room, one), room.me(bob)["supported"]) == (0, {})
    assert room.refused(bob, c.SupportIdea, idea=one) == Code.REMOVED


def test_the_support_of_an_idea_stays_when_its_author_is_removed(room: Room) -> None:
    ann, bob = room.people(2)
    idea = post(room, ann)
    room.do(bob, c.SupportIdea, idea=idea)
    room.do(FACILITATOR, c.RemoveAuthor, idea=idea)
    assert supporters(room, idea) == 1


@pytest.mark.parametrize("template", ["quick", "conversation"])
def test_support_goes_on_while_posting_is_paused(template: str) -> None:
    room = Room(template)
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    idea = post(room, ann)
    room.do(FACILITATOR, c.PausePosting, paused=True)
    assert room.refused(bob, c.PostIdea, text="More") == Code.POSTING_PAUSED
    room.do(bob, c.SupportIdea, idea=idea, suggested=True)
    assert room.state.ideas[idea].taken == 1
    if template == "quick":
        assert supporters(room, idea) == 1
        room.do(bob, c.WithdrawSupport, idea=idea)
        assert supporters(room, idea) == 0
    else:
        assert room.me(bob)["votes"][idea].opinion == "agree"


def test_where_themes_are_voted_on_support_is_no_vote() -> None:
    room = Room("conversation")
    ann, bob = room.people(2)
    stage = next(one.id for one in room.state.stages.values() if one.is_ballot)
    room.do(FACILITATOR, c.VoteOn, stage=stage, by="themes")
    room.do(FACILITATOR, c.OpenStage, stage=stage)
    idea = post(room, ann)
    room.do(bob, c.SupportIdea, idea=idea)
    assert room.me(bob)["votes"] == {}
    assert supporters(room, idea) == 1


def test_making_a_theme_confirms_a_suggestion_and_undoing_opens_it_again(room: Room) -> None:
    ann = room.join()
    ideas = [post(room, ann, f"Idea {number}") for number in range(3)]
    suggestion = offered(room, *ideas, kind="theme")
    asked = {"ideas": ideas[:2], "suggestion": "never-offered"}
    assert room.refused(FACILITATOR, c.MakeTheme, **asked) == Code.NO_SUCH_SUGGESTION
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=ideas[:2], suggestion=suggestion)
    assert room.view("facilitator")["suggestions"] == {}
    kept = room.state.suggestions[suggestion]
    assert (kept.status, kept.confirmed) == ("confirmed", ideas[:2])
    assert room.replayed().suggestions == room.state.suggestions
    room.do(FACILITATOR, c.Undo)
    assert room.state.themes[theme].dissolved
    assert room.view("facilitator")["suggestions"].keys() == {suggestion}
    assert room.state.suggestions[suggestion].confirmed == []
    # What was turned down meanwhile stays so, whatever becomes of its ideas.
    room.do(FACILITATOR, c.DismissSuggestion, suggestion=suggestion)
    room.do(FACILITATOR, c.MakeTheme, ideas=ideas, suggestion=suggestion)
    assert room.state.suggestions[suggestion].status == "dismissed"
    room.do(FACILITATOR, c.Undo)
    assert room.view("facilitator")["suggestions"] == {}


def test_what_is_in_a_theme_is_suggested_for_no_other(room: Room) -> None:
    ann = room.join()
    ideas = [post(room, ann, f"Idea {number}") for number in range(4)]
    room.do(FACILITATOR, c.MakeTheme, ideas=ideas[:1])
    suggestion = offered(room, *ideas, kind="theme")
    assert room.state.suggestions[suggestion].ideas == sorted(ideas[1:])
    room.do(FACILITATOR, c.DismissSuggestion, suggestion=suggestion)
    # Fewer of the same were turned down with it.
    room.do(FACILITATOR, c.MakeTheme, ideas=ideas[:2])
    room.do(SERVER, c.OfferSuggestions, found=[c.Grouping("theme", ideas)])
    assert room.view("facilitator")["suggestions"] == {}
    # To say the same is another matter.
    room.do(SERVER, c.OfferSuggestions, found=[c.Grouping("merge", ideas[:2])])
    assert len(room.view("facilitator")["suggestions"]) == 1
