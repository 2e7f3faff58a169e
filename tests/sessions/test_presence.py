"""Who is in the room and who was expected, whose what was brought; and attacks on it."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import commands as c
from sessions import presence
from sessions.actor import Actor
from tests.sessions.hall import Hall
from tests.sessions.room import FACILITATOR
from tests.sessions.test_publication import CHOICE, FEW, shown


@pytest.fixture
def hall() -> Hall:
    return Hall()


def voices(hall: Hall) -> dict[str, Any]:
    return hall.room.view("facilitator")["voices"]


def pass_on(hall: Hall, *stages: str) -> None:
    """Open a stage after the other, and close the last."""
    for stage in stages:
        hall.room.do(FACILITATOR, c.OpenStage, stage=stage)
    hall.room.do(FACILITATOR, c.CloseStage)


def come(hall: Hall, number: int, *keys: str) -> list[Actor]:
    late = hall.room.people(number)
    for one in late:
        hall.choose(one, *keys)
    return late


def test_the_shares_by_hand(hall: Hall) -> None:
    """Of carers, 6 post 13 ideas (the hall's three are one carer's), of the others five post 5."""
    for number in (*range(1, 6), *range(1, 6), *range(10, 15), *range(20, 25)):
        hall.room.do(hall.people[number], c.PostIdea, text="an idea")
    assert voices(hall) == {}
    hall.room.do(FACILITATOR, c.CloseStage)
    found = voices(hall)["s1"]
    assert [group.id for group in found.groups] == [hall.carer, hall.staff, None]
    assert found.people == [40, 40, 20]
    # 13 of 23, 5 of 23, 5 of 23.
    assert (found.of, found.given) == ("ideas", [55, 20, 20])
    assert not hall.room.view("board")["voices"]
    assert not hall.room.view("attendee")["voices"]


def test_votes_and_pledges_too_but_not_where_few_of_a_group_gave_any(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.vote(hall.unites, 9, 10, 4)
    hall.room.do(FACILITATOR, c.OpenStage, stage="s4")
    for one in hall.people[:20]:
        hall.room.do(one, c.CastVote, idea=hall.unites, dots=1)
    hall.room.do(FACILITATOR, c.CloseStage)
    assert (voices(hall)["s2"].of, voices(hall)["s2"].given) == ("votes", [40, 40, 20])
    assert voices(hall)["s4"].given is None
    # One carer alone wrote the ideas.
    assert (voices(hall)["s1"].of, voices(hall)["s1"].given) == ("ideas", None)


def test_of_a_conversation_both_its_ideas_and_its_votes_are_told(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    for number in (*range(5), *range(10, 15), *range(20, 25), *range(20, 25)):
        hall.room.do(hall.people[number], c.PostIdea, text="an idea")
    for one in (*hall.people[:9], *hall.people[10:16], *hall.people[20:]):
        hall.room.do(one, c.CastVote, idea=hall.divides, opinion="pass")
        hall.room.do(one, c.CastVote, idea=hall.unites, opinion="agree")
    hall.room.do(FACILITATOR, c.CloseStage)
    found = voices(hall)["s3"]
    # Of 20 ideas 5, 5, 10; of 20 who voted, however often, 9, 6, 5.
    assert (found.of, found.given, found.votes) == ("ideas", [25, 25, 50], [45, 30, 25])
    assert not hall.room.view("board")["voices"]
    assert not hall.room.view("attendee")["voices"]


def test_a_conversations_votes_are_left_out_where_few_of_a_group_gave_any(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    for one in (*hall.people[:9], *hall.people[10:14], *hall.people[20:]):
        hall.room.do(one, c.CastVote, idea=hall.divides, opinion="pass")
    hall.room.do(FACILITATOR, c.CloseStage)
    assert voices(hall)["s3"].votes is None
    # A stage for ideas alone has no votes to tell of, and a vote tells them as ever.
    pass_on(hall, "s2")
    assert {voices(hall)[stage].votes for stage in ("s1", "s2")} == {None}


@given(few=FEW, votes=st.lists(st.sampled_from(["agree", "pass", None]), min_size=4, max_size=4))
def test_whose_votes_a_few_newcomers_give_in_a_conversation_is_not_told(
    few: list[tuple[list[str], list[str]]], votes: list[Any]
) -> None:
    """Two halls that differ only in what one to four newcomers choose show the same votes."""
    seen = []
    for world in (0, 1):
        hall = Hall()
        pass_on(hall, "s1")
        hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
        here = list(hall.people)
        for choices, opinion in zip(few, votes, strict=False):
            one = hall.room.join()
            hall.choose(one, *choices[world])
            if opinion:
                hall.room.do(one, c.CastVote, idea=hall.weak, opinion=opinion)
        for one in here:
            hall.room.do(one, c.CastVote, idea=hall.weak, opinion="agree")
        pass_on(hall, "s4")
        assert voices(hall)["s3"].votes
        seen.append(shown(hall))
    assert seen[0] == seen[1]


def test_who_is_expected_is_for_facilitators(hall: Hall) -> None:
    list_ = hall.room.state.perspectives
    asked = [c.PerspectiveText(names=p.names, id=p.id, expected=20) for p in list_]
    hall.room.do(FACILITATOR, c.SetPerspectives, perspectives=asked)
    sessions = {key: hall.room.view(key)["session"]["session"] for key in ("attendee", "board")}  # type: ignore[arg-type]
    for seen in sessions.values():
        assert [one.expected for one in seen.perspectives] == [None] * 4
    console = hall.room.view("facilitator")["session"]["session"]
    assert [one.expected for one in console.perspectives] == [20] * 4


def test_it_is_published_once_a_stage(hall: Hall) -> None:
    pass_on(hall, "s1")
    first = voices(hall)
    hall.room.do(FACILITATOR, c.Undo)
    come(hall, 10, hall.lived)
    hall.room.do(FACILITATOR, c.CloseStage)
    assert voices(hall) == first


def test_newcomers_are_sorted_when_no_group_changes_by_fewer_than_five(hall: Hall) -> None:
    pass_on(hall, "s1")
    come(hall, 6, hall.staff)
    two = come(hall, 2, hall.carer)
    pass_on(hall, "s2")
    assert voices(hall)["s2"].people == voices(hall)["s1"].people == [40, 40, 20]
    come(hall, 3, hall.carer)
    pass_on(hall, "s3")
    # 15 of 36, 16 of 36, 5 of 36.
    assert voices(hall)["s3"].people == [40, 45, 15]
    hall.choose(two[0], hall.staff)
    pass_on(hall, "s4")
    assert voices(hall)["s4"].people == [40, 45, 15]


@given(few=FEW)
def test_where_a_few_come_from_who_join_between_two_stages_is_not_told(
    few: list[tuple[list[str], list[str]]],
) -> None:
    seen = []
    for world in (0, 1):
        hall = Hall()
        pass_on(hall, "s1")
        for choices in few:
            one = hall.room.join()
            hall.choose(one, *choices[world])
        pass_on(hall, "s3", "s4")
        seen.append(shown(hall))
    assert seen[0] == seen[1]


@given(arrivals=st.lists(st.lists(CHOICE, max_size=8), min_size=2, max_size=4))
def test_no_group_ever_differs_from_the_last_by_fewer_than_five(
    arrivals: list[list[list[str]]],
) -> None:
    hall = Hall()
    groups: list[dict[str, set[str]]] = []
    for number, choices in enumerate(arrivals, 1):
        for keys in choices:
            hall.choose(hall.room.join(), *keys)
        pass_on(hall, f"s{number}")
        groups.append(_groups(hall))
    for before, now in itertools.pairwise(groups):
        for key in before.keys() | now.keys():
            change = before.get(key, set()) ^ now.get(key, set())
            assert not change or len(change) >= 5


def _groups(hall: Hall) -> dict[str, set[str]]:
    return presence._groups(hall.room.state, hall.room.state.placed)


def test_whoever_is_removed_leaves_no_gap_that_tells_where_they_came_from(hall: Hall) -> None:
    pass_on(hall, "s1")
    hall.room.do(FACILITATOR, c.RemoveAuthor, idea=hall.unites)
    pass_on(hall, "s2")
    assert voices(hall)["s2"].people == voices(hall)["s1"].people
