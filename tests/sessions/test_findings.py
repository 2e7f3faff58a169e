"""What is told of answers, and attacks on it."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations_with_replacement, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import findings
from sessions.wire import AnswerValue, Band, Finding, Option, Question

AGREE = Question(id="a", kind="agree")
WARMTH = Question(id="t", kind="thermometer")
ONE = Question(id="o", kind="one", options=[Option(id=key) for key in "xyz"])
SEVERAL = Question(id="s", kind="several", options=[Option(id=key) for key in "xyz"])


def apart(people: Collection[str]) -> int:
    """Phones: `a1` and `a2` share one."""
    return len({person[0] for person in people})


def told(question: Question, values: list[Any], people: list[str] | None = None) -> Finding:
    names = people or [chr(ord("a") + n) for n in range(len(values))]
    phones: dict[str, int] = defaultdict(int)
    for name in names:
        phones[name[0]] += 1
    enough = bool(values) and findings.enough(names, list(phones.values()))
    given = dict(zip(names, values, strict=True))
    return findings.finding(question, given, apart, told=enough)


def spread(*counts: int, first: int = 1) -> list[int]:
    return [first + place for place, n in enumerate(counts) for _ in range(n)]


def test_fewer_than_five_tell_nothing_but_how_many() -> None:
    assert told(AGREE, spread(0, 0, 1, 1, 2)) == Finding(question="a", answered=4)
    assert told(AGREE, spread(0, 0, 1, 2, 2)).middle == 4


def test_people_who_share_a_phone_count_as_one_where_it_is_asked_whether_they_are_enough() -> None:
    few = ["a1", "a2", "b1", "c1", "d1"]
    assert told(AGREE, spread(0, 0, 0, 1, 4), few).middle is None
    pairs = [name + n for name in "abcd" for n in "12"]
    assert told(AGREE, [5] * 8, pairs).middle is None
    nearly_half = ["a1", "a2", "a3", "b1", "c1", "d1", "e1"]
    assert told(AGREE, [5] * 7, nearly_half).middle is None
    assert told(AGREE, [5] * 8, ["a1", "a2", *"bcdefg"]).middle == 5


def test_large_groups_of_neighbouring_answers_have_shares_by_hand() -> None:
    found = told(AGREE, spread(0, 1, 3, 12, 9))
    assert found.bands == [Band(["2", "3", "4"], 65), Band(["5"], 35)]
    assert (found.answered, found.middle, found.mean) == (25, 4, 4.2)
    alike = told(AGREE, spread(0, 0, 0, 5, 15))
    assert alike.bands == [Band(["4"], 25), Band(["5"], 75)]
    assert told(WARMTH, spread(2, 0, 4, 0, 0, 0, 0, 5, first=0)).bands == [
        Band(["0", "2"], 55),
        Band(["7"], 45),
    ]


def test_of_one_mind_only_the_answer_in_the_middle_is_told() -> None:
    found = told(AGREE, spread(0, 0, 0, 0, 20))
    assert (found.bands, found.middle, found.mean) == ([], 5, None)
    assert told(AGREE, spread(0, 0, 0, 4, 16)) == Finding(question="a", answered=20, middle=5)


def test_small_options_are_told_together_and_take_another_along() -> None:
    assert told(ONE, [*"x" * 10, *"y" * 7, *"z" * 3]).bands == [
        Band(["x"], 50),
        Band(["y", "z"], 50),
    ]
    assert told(ONE, [*"x" * 10, *"y" * 10]).bands == [Band(["x"], 50), Band(["y"], 50)]
    assert told(ONE, [*"x" * 8, *"y" * 2]).bands == [Band(["x"], most=True)]
    assert told(ONE, [*"x" * 3, *"y" * 3, *"z" * 3]).bands == []


def test_each_of_several_has_a_share_or_says_which_are_more() -> None:
    values = [*([["x", "y"]] * 6), *([["x"]] * 4), *([["x", "z"]] * 2)]
    assert told(SEVERAL, values).bands == [
        Band(["x"], most=True),
        Band(["y"], 50),
        Band(["z"], most=False),
    ]


# Attacks.

Answers = tuple[Any, ...]


def answers_of(question: Question) -> list[Any]:
    match question.kind:
        case "agree":
            return [1, 2, 3, 4, 5]
        case "thermometer":
            return [0, 1, 5, 9, 10]
        case "one":
            return ["x", "y", "z"]
    return [["x"], ["y"], ["x", "y"], []]


def halls(question: Question, phone: int, others: int) -> Iterator[tuple[Answers, Answers]]:
    """Every hall of somebody with their phone, and others with one each."""
    possible = answers_of(question)
    for own in product(possible, repeat=phone):
        for rest in combinations_with_replacement(possible, others):
            yield own, rest


@pytest.mark.parametrize("question", [AGREE, WARMTH, ONE, SEVERAL], ids=lambda one: one.kind)
@pytest.mark.parametrize(("phone", "others"), [(1, 3), (1, 4), (1, 5), (1, 6), (2, 5)])
def test_nobody_learns_what_another_said_even_by_subtracting_all_that_they_know(
    question: Question, phone: int, others: int
) -> None:
    """For whoever knows the answers on their own phone, and what was published, every other person
    could have said something else: all halls that look the same to them are gone through."""
    people = [*(f"a{n}" for n in range(phone)), *(chr(ord("b") + n) for n in range(others))]
    alike: dict[Any, list[Answers]] = defaultdict(list)
    for own, rest in halls(question, phone, others):
        seen = told(question, [*own, *rest], people)
        alike[str(own), str(seen)].append(rest)
    for rests in alike.values():
        for fact in facts(question):
            assert not all(all(fact(one) for one in rest) for rest in rests), rests


def facts(question: Question) -> list[Any]:
    """What could be known of somebody: which answer they gave, or that they chose an option."""
    if question.kind != "several":
        return [lambda one, value=value: one == value for value in answers_of(question)]
    return [
        *(lambda one, key=key: key in one for key in "xy"),
        *(lambda one, key=key: key not in one for key in "xy"),
    ]


@given(
    kind=st.sampled_from([AGREE, WARMTH, ONE]),
    size=st.integers(5, 60),
    chance=st.randoms(use_true_random=False),
    strong=st.sampled_from([0, 5, 40, 1000]),
)
def test_every_figure_is_about_five_people_or_more(
    kind: Question, size: int, chance: random.Random, strong: int
) -> None:
    possible = answers_of(kind)
    weights = [1] * (len(possible) - 1) + [1 + strong]
    values: list[AnswerValue] = chance.choices(possible, weights, k=size)
    names = [chr(1000 + n) for n in range(size)]
    found = told(kind, values, names)
    shares = [band for band in found.bands if band.share is not None]
    for band in shares:
        inside = sum(str(value) in band.keys for value in values)
        assert inside >= 5
        assert size - inside >= 5
    assert len(shares) != 1
    # Where everybody but one says the same, it looks as it would if another one had not.
    alike = [possible[-1]] * (size - 1)
    for own, other in product(possible, possible):
        one = told(kind, [own, *alike], names)
        assert any(one == told(kind, [own, other, *alike[1:]], names) for other in possible[:-1])
