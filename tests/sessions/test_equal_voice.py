"""Nobody is told apart, whatever is subtracted from what.

`attack` knows all that anybody could: who is in which group, how many vote, the room's exact count,
and every share that was shown. It lists every way in which people could have voted so.
"""

from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sessions.equal_voice import (
    NEARLY_ALL,
    NEARLY_NONE,
    REST,
    SMALLEST,
    STEPS,
    Cell,
    counted_as,
    groups,
    row,
    share,
)

PERSPECTIVES = ["a", "b", "c", "d"]
CHOICES = st.lists(st.sets(st.sampled_from(PERSPECTIVES)), max_size=40)
CELL = st.integers(SMALLEST, 14).flatmap(
    lambda voters: st.builds(Cell, st.just(voters), st.integers(0, voters))
)


def room(choices: list[set[str]]) -> dict[str, set[str]]:
    chosen = {f"person {number}": keys for number, keys in enumerate(choices)}
    return groups(list(chosen), counted_as(chosen), PERSPECTIVES)


@given(CHOICES)
def test_everybody_is_in_one_group_of_five_or_more(choices: list[set[str]]) -> None:
    found = room(choices)
    members = [person for group in found.values() for person in group]
    assert len(members) == len(set(members))
    assert len(members) == (len(choices) if len(choices) >= SMALLEST else 0)
    for key, group in found.items():
        assert len(group) >= SMALLEST
        assert key == REST or all(key in choices[int(one.split()[1])] for one in group)


@given(CHOICES)
def test_whatever_is_added_or_subtracted_is_about_five_people_or_nobody(
    choices: list[set[str]],
) -> None:
    sets = list(room(choices).values())
    whole = set().union(*sets)
    for signs in product((-1, 0, 1), repeat=len(sets) + 1):
        left = [
            person
            for person in whole
            if sum(s for s, group in zip(signs, [*sets, whole], strict=True) if person in group)
        ]
        assert not 0 < len(left) < SMALLEST


def test_the_rare_voice_counts_before_the_common_one() -> None:
    chosen: dict[str, Any] = {f"staff {n}": ["staff"] for n in range(9)}
    chosen |= {f"both {n}": ["staff", "carer"] for n in range(5)} | {"none": []}
    counted = counted_as(chosen)
    assert [counted.get(one) for one in ("staff 1", "both 1", "none")] == ["staff", "carer", None]


def test_few_people_and_whoever_says_nothing_are_everybody_else() -> None:
    found = room([{"a"}] * 6 + [{"b"}] * 7 + [{"c"}] * 3 + [set()] * 2)
    assert {key: len(group) for key, group in found.items()} == {"a": 6, "b": 7, REST: 5}
    # One who said nothing would stand alone when the others are subtracted.
    found = room([{"a"}] * 6 + [{"b"}] * 7 + [set()])
    assert {key: len(group) for key, group in found.items()} == {"b": 7, REST: 7}
    assert {key: len(group) for key, group in room([{"a"}] * 4).items()} == {}


def test_shares_by_hand() -> None:
    assert share(Cell(5, 5), 5) == share(Cell(5, 4), 5) == NEARLY_ALL
    assert share(Cell(5, 0), 5) == share(Cell(5, 1), 5) == NEARLY_NONE
    assert share(Cell(5, 3), 5) == 60
    assert share(Cell(7, 4), 5) == 55
    assert share(Cell(40, 3), 5) == 10
    assert share(Cell(40, 39), 5) == NEARLY_ALL
    assert share(Cell(200, 195), 5) == NEARLY_ALL
    assert share(Cell(200, 5), 5) == NEARLY_NONE
    assert share(Cell(8, 3), 20) == 40


@given(CELL, st.sampled_from(STEPS))
def test_a_share_never_says_all_or_none(cell: Cell, step: int) -> None:
    shown = share(cell, step)
    assert NEARLY_NONE <= shown <= NEARLY_ALL
    assert shown % 5 == 0
    worlds = [s for s in range(cell.voters + 1) if share(Cell(cell.voters, s), step) == shown]
    assert len(worlds) > 1 or 1 < cell.support < cell.voters - 1


def attack(cells: list[Cell], shown: list[int]) -> list[tuple[int, ...]]:
    """Every way to have voted that shows so: whoever looks knows the steps from the figures, at
    best, so that all steps are tried.
    """
    total = sum(cell.support for cell in cells)
    return [
        supports
        for supports in product(*(range(cell.voters + 1) for cell in cells))
        if sum(supports) == total
        and any(
            [share(Cell(c.voters, s), step) for c, s in zip(cells, supports, strict=True)] == shown
            for step in STEPS
        )
    ]


@given(st.lists(CELL, min_size=2, max_size=3))
def test_subtracting_from_the_rooms_count_never_tells_that_all_of_a_group_agree(
    cells: list[Cell],
) -> None:
    shown = row(cells)
    total = sum(cell.support for cell in cells)
    if shown is None or total in (0, sum(cell.voters for cell in cells)):
        return
    worlds = attack(cells, shown)
    for size in range(1, len(cells)):
        for some in combinations(range(len(cells)), size):
            voters = sum(cells[at].voters for at in some)
            found = {sum(world[at] for at in some) for world in worlds}
            if len(some) == 1:
                assert found not in ({0}, {voters})


def test_a_row_that_would_give_a_group_away_becomes_coarser_or_goes() -> None:
    # 10 of 15 agree, 50 % of the first ten: all of the other five, if it were not coarser.
    assert [share(cell, 5) for cell in (Cell(10, 5), Cell(5, 5))] == [50, NEARLY_ALL]
    assert row([Cell(10, 5), Cell(5, 5)]) == [60, NEARLY_ALL]
    assert row([Cell(5, 3), Cell(5, 5)]) is None
    assert row([Cell(4, 2), Cell(9, 3)]) is None
    assert row([Cell(0, 0), Cell(9, 3)]) is None
    # All agree: the room's count says it anyway.
    assert row([Cell(5, 5), Cell(6, 6)]) == [NEARLY_ALL, NEARLY_ALL]
