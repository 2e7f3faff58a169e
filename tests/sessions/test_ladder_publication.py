"""What is published of ladders by perspective, and attacks on it."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import commands as c
from sessions.equal_voice import SMALLEST, STEPS, Cell, share, table
from sessions.events import AggregatesPublished
from sessions.ladder import gap
from sessions.wire import Gap
from tests.sessions.hall import CHOICE, FEW, Hall, shown
from tests.sessions.room import FACILITATOR

START, END = "s9", "s10"
# Carers, staff, the others.
LOW_HIGH = [*[1] * 4, *[4] * 6, *[4] * 2, *[6] * 8, *[3] * 2, *[7] * 3]


@pytest.fixture
def hall() -> Hall:
    return Hall()


def revealed(hall: Hall, stage: str, rungs: Sequence[int]) -> None:
    hall.place(stage, rungs)
    hall.close()


def test_bands_by_hand(hall: Hall) -> None:
    revealed(hall, START, LOW_HIGH)
    found = hall.ground()[START]
    assert [group.id for group in found.groups] == [hall.carer, hall.staff, None]
    assert found.rows == {"to": [40, 5, 5], "for": [60, 20, 40], "with": [5, 80, 60]}
    assert found.plain == {"to": 15, "for": 40, "with": 45}
    assert found.gap == Gap(lowest=0, highest=1)
    assert hall.ground("attendee")[START] == hall.ground("board")[START] == found


def test_nothing_is_published_of_what_was_not_shown_or_still_goes_on(hall: Hall) -> None:
    hall.place(START, LOW_HIGH)
    assert hall.ground() == {}
    hall.room.do(FACILITATOR, c.CloseStage)
    assert hall.ground() == {}
    hall.room.do(FACILITATOR, c.Reveal)
    assert START in hall.ground()


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ([5, 5, 5], [5, 5, 5], None),
        ([20, 5, 5], [20, 40, 35], None),
        ([20, 5, 5], [20, 50, 40], Gap(0, 1)),
        ([5, 40], [5, 5], None),
        ([5, 45], [5, 5], Gap(1, 0)),
    ],
)
def test_a_gap_is_read_off_the_shares(low: list[int], high: list[int], found: Gap | None) -> None:
    rest = [95 - one - other for one, other in zip(low, high, strict=True)]
    assert gap({"to": low, "for": rest, "with": high}) == found


def test_start_and_end_are_two_questions(hall: Hall) -> None:
    revealed(hall, START, LOW_HIGH)
    revealed(hall, END, list(reversed(LOW_HIGH)))
    assert hall.ground().keys() == {START, END}
    assert hall.ground()[START].groups == hall.ground()[END].groups
    assert hall.ground()[START].rows != hall.ground()[END].rows


def test_a_second_round_or_closing_again_makes_no_second_table(hall: Hall) -> None:
    revealed(hall, START, LOW_HIGH)
    before = hall.ground()[START]
    hall.room.do(FACILITATOR, c.OpenStage, stage=START)
    hall.room.do(FACILITATOR, c.NewRound)
    revealed(hall, START, [3] * 25)
    assert hall.ground()[START] == before
    tables = [e for commit in hall.room.log for e in commit if isinstance(e, AggregatesPublished)]
    assert len(tables) == 1


def test_too_few_to_tell_apart(hall: Hall) -> None:
    hall.room.do(FACILITATOR, c.OpenStage, stage=START)
    for one in hall.people[:14]:
        hall.room.do(one, c.PlaceRung, stage=START, rung=4)
    hall.close()
    found = hall.ground()[START]
    assert (found.groups, found.rows, found.gap) == ([], {}, None)


# Attacks.

RUNG = st.integers(1, 7)
ROOM = st.lists(RUNG, min_size=25, max_size=25)


@given(few=FEW, start=ROOM, gone=st.integers(0, 4))
def test_where_a_few_come_from_who_join_between_two_ladders_changes_nothing(
    few: list[tuple[list[str], list[str]]], start: list[int], gone: int
) -> None:
    seen = []
    for world in (0, 1):
        hall = Hall()
        revealed(hall, START, start)
        hall.people = hall.people[min(gone, 4 - len(few)) :]
        for choices in few:
            one = hall.room.join()
            hall.choose(one, *choices[world])
            hall.people.append(one)
        revealed(hall, END, [1 + n % 7 for n in range(len(hall.people))])
        seen.append(shown(hall))
    assert seen[0] == seen[1]


@given(choices=st.lists(CHOICE, min_size=4, max_size=4), ladder_first=st.booleans())
def test_what_a_few_choose_otherwise_between_a_vote_and_a_ladder_changes_nothing(
    choices: list[list[str]], ladder_first: bool
) -> None:
    """One sorting into groups holds for all that is published."""
    seen = []
    for chosen in (choices, [["v2"]] * 4):
        hall = Hall()
        for turn in (ladder_first, not ladder_first):
            if turn:
                revealed(hall, START, LOW_HIGH)
            else:
                hall.hold_vote()
                hall.close()
            for one, keys in zip(hall.people, chosen, strict=False):
                hall.choose(one, *keys)
        seen.append(shown(hall))
    assert seen[0] == seen[1]


GROUP = st.lists(st.integers(0, 5), min_size=3, max_size=3).filter(lambda n: sum(n) >= SMALLEST)


def worlds(groups: list[list[int]], seen: list[list[int]]) -> list[tuple[list[int], ...]]:
    """Every way in which people could have answered so: whoever looks knows every group's size and
    the room's exact counts."""
    sizes = [sum(group) for group in groups]
    room = [sum(answer) for answer in zip(*groups, strict=True)]
    split = [
        [[a, b, size - a - b] for a in range(size + 1) for b in range(size + 1 - a)]
        for size in sizes
    ]

    def looks(size: int, group: list[int], at: int, step: int) -> bool:
        return [share(Cell(size, n), step) for n in group] == [row[at] for row in seen]

    found: list[tuple[list[int], ...]] = []
    for step in STEPS:
        alike = [
            [group for group in some if looks(size, group, at, step)]
            for at, (size, some) in enumerate(zip(sizes, split, strict=True))
        ]
        found += [
            world
            for world in product(*alike)
            if [sum(answer) for answer in zip(*world, strict=True)] == room
        ]
    return found


@given(st.lists(GROUP, min_size=2, max_size=3))
def test_nobody_learns_that_a_whole_group_gave_one_answer(groups: list[list[int]]) -> None:
    sizes = [sum(group) for group in groups]
    rows = [
        [Cell(size, group[at]) for size, group in zip(sizes, groups, strict=True)]
        for at in range(3)
    ]
    seen = table(rows)
    room = [sum(answer) for answer in zip(*groups, strict=True)]
    if seen is None or max(room) == sum(room):
        return
    possible = worlds(groups, seen)
    assert tuple(groups) in [tuple(world) for world in possible]
    for at, size in enumerate(sizes):
        for answer in range(3):
            assert {world[at][answer] for world in possible} != {size}


def test_a_table_that_would_give_a_group_away_becomes_coarser_or_goes() -> None:
    def cells(*groups: list[int]) -> list[list[Any]]:
        return [[Cell(sum(group), group[at]) for group in groups] for at in range(3)]

    # In steps of 20 %, one of the five could have changed places unseen: 7 of 22 or 8 is 40 %.
    assert table(cells([0, 0, 5], [0, 8, 14])) == [[5, 5], [5, 40], [95, 60]]
    # Of the other five, one more here would show: 3 of 5 is 60 %, 2 of 5 is 40 %.
    assert table(cells([0, 0, 5], [0, 3, 2])) is None
    assert table(cells([0, 4, 0], [1, 2, 5])) is None
    # All of one mind: the room's count says it anyway.
    assert table(cells([0, 5, 0], [0, 6, 0])) == [[5, 5], [95, 95], [5, 5]]
