"""What is published, whatever the way to vote and whatever happens around it; and attacks on it."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import commands as c
from sessions.actor import Actor
from sessions.events import AggregatesPublished
from tests.sessions.hall import CHOICE, FEW, Hall, shown
from tests.sessions.room import FACILITATOR

YES: dict[str, dict[str, Any]] = {
    "opinion": {"opinion": "agree"},
    "dots": {"dots": 1},
    "approval": {"approve": True},
    "scale": {"score": 4},
}
# What is no support: no vote at all, with dots and approvals.
NO: dict[str, dict[str, Any] | None] = {
    "opinion": {"opinion": "pass"},
    "dots": None,
    "approval": None,
    "scale": {"score": 3},
}
STAGES = {"opinion": "s2", "dots": "s4", "approval": "s5", "scale": "s6"}
AGAIN = ("s2", "s7", "s8")


@pytest.fixture
def hall() -> Hall:
    return Hall()


def support(hall: Hall, method: str, idea: str, *supporting: int) -> None:
    """How many of the carers, of the staff, of the others are for it."""
    for begin, size, yes in zip((0, 10, 20), (10, 10, 5), supporting, strict=True):
        for place, one in enumerate(hall.people[begin : begin + size]):
            vote = YES[method] if place < yes else NO[method]
            if vote:
                hall.room.do(one, c.CastVote, idea=idea, **vote)


@pytest.mark.parametrize("method", STAGES)
def test_every_way_to_vote_by_hand(hall: Hall, method: str) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage=STAGES[method])
    support(hall, method, hall.unites, 10, 9, 4)
    support(hall, method, hall.divides, 2, 9, 3)
    # Everybody took part, also those who gave the others no dot.
    support(hall, method, hall.weak, 10, 10, 5)
    hall.close()
    found = hall.ground()[STAGES[method]]
    assert [group.id for group in found.groups] == [hall.carer, hall.staff, None]
    assert found.rows[hall.unites] == [95, 95, 95]
    assert found.rows[hall.divides] == [20, 95, 60]
    assert set(found.together) == {hall.unites, hall.weak}
    assert found.divided == [hall.divides]


def test_dots_and_approvals_count_everybody_who_took_part(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s4")
    for number, one in enumerate(hall.people):
        idea = hall.unites if number % 2 else hall.weak
        hall.room.do(one, c.CastVote, idea=idea, dots=3)
    hall.close()
    found = hall.ground()["s4"]
    assert found.rows == {hall.unites: [50, 50, 40], hall.weak: [50, 50, 60]}
    assert found.together == [hall.weak, hall.unites]


def test_opinions_count_whoever_gave_one_and_too_few_of_them_show_nothing(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    for number, one in enumerate(hall.people):
        opinion = "agree" if number % 2 else "disagree"
        hall.room.do(one, c.CastVote, idea=hall.unites, opinion=opinion)
        # Six carers, six of the staff, all others; of the third idea, four of the staff.
        if number % 10 < 6:
            hall.room.do(one, c.CastVote, idea=hall.divides, opinion=opinion)
        if not 14 <= number < 20:
            hall.room.do(one, c.CastVote, idea=hall.weak, opinion=opinion)
    hall.close()
    assert hall.ground()["s2"].rows == {hall.unites: [50, 50, 40], hall.divides: [50, 50, 40]}


@pytest.mark.parametrize("method", STAGES)
def test_votes_on_ideas_that_were_merged_count_once_a_person(hall: Hall, method: str) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage=STAGES[method])
    support(hall, method, hall.unites, 6, 5, 2)
    support(hall, method, hall.weak, 3, 5, 3)
    support(hall, method, hall.divides, 10, 10, 5)
    hall.room.do(FACILITATOR, c.MergeIdeas, into=hall.unites, from_=[hall.weak])
    hall.close()
    rows = hall.ground()[STAGES[method]].rows
    # The last vote holds; dots are added up, and who gave some to either is for it.
    plain = method in ("dots", "approval")
    assert rows[hall.unites] == ([60, 50, 60] if plain else [30, 50, 60])
    assert hall.weak not in rows


def test_themes_are_split_like_ideas(hall: Hall) -> None:
    theme = hall.room.do(FACILITATOR, c.MakeTheme, ideas=[hall.unites, hall.divides])
    hall.room.do(FACILITATOR, c.VoteOn, stage="s5", by="themes")
    hall.room.do(FACILITATOR, c.OpenStage, stage="s5")
    support(hall, "approval", theme, 9, 4, 2)
    # Whoever approves of nothing has not taken part: another theme to approve of.
    other = hall.room.do(FACILITATOR, c.MakeTheme, ideas=[hall.weak])
    support(hall, "approval", other, 10, 10, 5)
    hall.close()
    found = hall.ground()["s5"]
    assert (found.by, found.rows) == ("themes", {theme: [95, 40, 40], other: [95, 95, 95]})
    hall.room.do(FACILITATOR, c.DissolveTheme, theme=theme)
    assert list(hall.ground("board")["s5"].rows) == [other]


def test_what_nobody_sees_is_not_published_not_even_later(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.HideIdea, idea=hall.divides)
    hall.close()
    assert set(hall.ground()["s2"].rows) == {hall.unites, hall.weak}
    hall.room.do(FACILITATOR, c.RestoreIdea, idea=hall.divides)
    assert set(hall.ground()["s2"].rows) == {hall.unites, hall.weak}


def test_what_was_published_is_sent_again_only_where_it_changed(hall: Hall) -> None:
    hall.hold_vote()
    hall.close()
    rows = hall.ground()["s2"].rows
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    hall.room.do(hall.people[0], c.PostIdea, text="Later")
    assert ("ground", "s2") not in hall.room.touched.shared
    hall.room.do(FACILITATOR, c.HideIdea, idea=next(iter(rows)))
    assert ("ground", "s2") in hall.room.touched.shared


def test_whoever_was_removed_counts_as_in_the_tally(hall: Hall) -> None:
    hall.hold_vote()
    hall.room.do(FACILITATOR, c.RemoveAuthor, idea=hall.unites)
    hall.close()
    assert hall.ground()["s2"].rows[hall.unites] == [95, 95, 95]
    assert hall.ground()["s2"].rows[hall.divides] == [95, 20, 60]


# Attacks.


def held(hall: Hall, stage: str, votes: dict[Actor, str]) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage=stage)
    for one, opinion in votes.items():
        for idea in (hall.unites, hall.divides, hall.weak):
            hall.room.do(one, c.CastVote, idea=idea, opinion=opinion)
    hall.close()


@given(few=FEW, gone=st.integers(0, 4), late=st.booleans())
def test_where_a_few_come_from_who_join_between_two_votes_changes_nothing(
    few: list[tuple[list[str], list[str]]], gone: int, late: bool
) -> None:
    """Two halls that differ only in what one to four newcomers choose look the same for ever."""
    seen = []
    for world in (0, 1):
        hall = Hall()
        held(hall, "s2", dict.fromkeys(hall.people, "agree"))
        here = hall.people[min(gone, 4 - len(few)) :]
        for choices in few:
            one = hall.room.join()
            hall.choose(one, *choices[world])
            here.append(one)
        hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
        new = hall.room.do(here[0], c.PostIdea, text="four")
        held(hall, "s7", dict.fromkeys(here, "disagree" if late else "agree"))
        hall.room.do(FACILITATOR, c.OpenStage, stage="s8")
        for number, one in enumerate(here):
            opinion = "agree" if number % 2 else "disagree"
            hall.room.do(one, c.CastVote, idea=new, opinion=opinion)
        hall.close()
        seen.append(shown(hall))
    assert seen[0] == seen[1]


@given(st.lists(CHOICE, min_size=4, max_size=4))
def test_what_a_few_choose_otherwise_between_two_votes_changes_nothing(
    choices: list[list[str]],
) -> None:
    seen = []
    for chosen in (choices, [["v2"]] * 4):
        hall = Hall()
        held(hall, "s2", dict.fromkeys(hall.people, "agree"))
        for one, keys in zip(hall.people, chosen, strict=False):
            hall.choose(one, *keys)
        hall.room.do(FACILITATOR, c.OpenStage, stage="s4")
        for number, one in enumerate(hall.people):
            hall.room.do(one, c.CastVote, idea=(hall.weak, hall.unites)[number % 2], dots=1)
        hall.close()
        seen.append(shown(hall))
    assert seen[0] == seen[1]


def test_no_column_goes_away_with_whoever_goes_between_two_votes() -> None:
    """It would tell where they came from. Where a column would be too small, there is no table."""
    tables = []
    for gone in (24, 0):
        other = Hall()
        held(other, "s2", dict.fromkeys(other.people, "agree"))
        other.room.do(FACILITATOR, c.OpenStage, stage="s4")
        for number, one in enumerate(other.people):
            if number != gone:
                other.room.do(one, c.CastVote, idea=other.weak, dots=1)
        other.close()
        tables.append([group.id for group in other.ground()["s4"].groups])
    assert tables == [[], [other.carer, other.staff, None]]


def test_five_who_come_are_sorted_anew(hall: Hall) -> None:
    held(hall, "s2", dict.fromkeys(hall.people, "agree"))
    late = hall.room.people(5)
    for one in late:
        hall.choose(one, hall.lived)
    hall.room.do(FACILITATOR, c.OpenStage, stage="s4")
    for one in (*hall.people, *late):
        hall.room.do(one, c.CastVote, idea=hall.weak, dots=1)
    hall.close()
    groups = hall.ground()["s4"].groups
    assert [group.id for group in groups] == [hall.lived, hall.carer, hall.staff, None]


def test_an_idea_is_split_once_for_each_way_to_vote_whatever_it_is_merged_into(hall: Hall) -> None:
    """Two tables of one idea would be subtracted: who changed their mind, and where from."""
    held(hall, "s2", dict.fromkeys(hall.people, "agree"))
    assert len(hall.ground()["s2"].rows) == 3
    hall.room.do(FACILITATOR, c.OpenStage, stage="s3")
    new = hall.room.do(hall.people[0], c.PostIdea, text="four")
    other = hall.room.do(hall.people[0], c.PostIdea, text="five")
    hall.room.do(FACILITATOR, c.MergeIdeas, into=new, from_=[hall.weak])
    for stage in AGAIN[1:]:
        hall.room.do(FACILITATOR, c.OpenStage, stage=stage)
        for number, one in enumerate(hall.people):
            opinion = "agree" if number % 2 else "disagree"
            for idea in (hall.unites, hall.divides, new, other):
                hall.room.do(one, c.CastVote, idea=idea, opinion=opinion)
        hall.close()
    assert set(hall.ground()["s7"].rows) == {other}
    assert hall.ground()["s8"].rows == {}


def test_everything_ever_shown_withstands_subtraction(hall: Hall) -> None:
    """Every message of a whole event, to every audience: only whole tables of fives, once each."""
    hall.hold_vote()
    for kind in (c.Reveal, c.CloseStage, c.Undo, c.CloseStage):
        hall.room.do(FACILITATOR, kind)
    for one in hall.people[:9]:
        hall.choose(one, hall.lived)
    hall.room.do(FACILITATOR, c.OpenStage, stage="s2")
    hall.room.do(FACILITATOR, c.CloseStage)
    tables = [e for commit in hall.room.log for e in commit if isinstance(e, AggregatesPublished)]
    assert len({table.stage for table in tables}) == len(tables) == 1
    for shares in tables[0].rows.values():
        assert all(share in range(5, 100, 5) for share in shares)
    written = msgspec.json.encode(tables[0]).decode()
    assert not any(person.id in written for person in hall.people)
    assert not any(word in written for word in ("voters", "size", "count"))
