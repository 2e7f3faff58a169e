"""What is found to be alike, by words alone."""

import random

import pytest

from server.suggestions import welsh
from server.suggestions.groups import Group, Text, groups
from server.suggestions.index import Index
from server.suggestions.likeness import ALIKE, Worded
from server.suggestions.words import stems

SAID = {
    "breakfast": "Breakfast should be later on the ward",
    "parking": "Free parking for carers",
    "evening": "More care in the evenings",
    "gofal": "Mae angen gofal gwell gyda'r nos",
    "parcio": "Parcio am ddim i ofalwyr",
    "young": "I am between 15 and 19 years old",
}


@pytest.fixture
def index() -> Index:
    index = Index()
    for key, text in SAID.items():
        index.put(key, text, "en")
    return index


@pytest.mark.parametrize(
    ("writing", "found"),
    [
        ("Please serve a later breakfast", "breakfast"),
        ("later brekfast on our ward", "breakfast"),
        ("Carers should park for free", "parking"),
        ("Dylai gofalwyr barcio am ddim", "parcio"),
        ("Rhaid cael gwell ofal yn y nos", "gofal"),
        ("A bus for the village", None),
        ("I am between 20 and 24 years old", None),
    ],
)
def test_what_somebody_writes_finds_what_says_it(
    index: Index, writing: str, found: str | None
) -> None:
    likest = [key for key, _ in index.like(Worded(writing, "en"), ALIKE, 1)]
    assert likest == ([found] if found else [])


def test_other_numbers_make_another_thing(index: Index) -> None:
    [(_, same)] = index.like(Worded(SAID["young"], "en"), 0.0, 1)
    [(_, other)] = index.like(Worded("I am between 20 and 24 years old", "en"), 0.0, 1)
    assert same > 0.9
    assert other < ALIKE


@pytest.mark.parametrize(
    "forms",
    [
        ("cath", "gath", "chath", "nghath"),
        ("gofal", "ofal", "ngofal"),
        ("pobl", "bobl", "phobl", "mhobl"),
        ("tref", "dref", "thref", "nhref"),
        ("bwrdd", "fwrdd", "mwrdd"),
        ("llais", "lais"),
        ("addysg", "haddysg"),
        ("syniad", "syniadau"),
    ],
)
def test_welsh_words_are_known_in_all_their_forms(forms: tuple[str, ...]) -> None:
    assert len({welsh.stem(form) for form in forms}) == 1


def test_each_text_is_read_in_its_own_language() -> None:
    assert stems("The carers of the ward", "cy") == ["carer", "ward"]
    assert stems("Mae gofalwyr y ward", "en") == ["ofal", "ward"]
    assert stems("I we", "en") == ["i", "we"]
    assert stems("Please serve breakfast", "cy") == stems("Please serve breakfast", "en")
    assert stems("Gwell bwyd", "en") == stems("Gwell bwyd", "cy")


def test_what_is_dropped_or_replaced_is_found_no_more(index: Index) -> None:
    index.drop("parking")
    index.put("breakfast", "Quiet nights", "en")
    assert index.like(Worded("Free parking for carers", "en"), ALIKE, 2) == []
    assert index.like(Worded("A later breakfast", "en"), ALIKE, 2) == []
    assert [key for key, _ in index.like(Worded("quiet at night", "en"), ALIKE, 2)] == ["breakfast"]


def test_what_may_not_be_told_is_not_found(index: Index) -> None:
    found = index.like(Worded("Free parking for carers", "en"), ALIKE, 2, lambda key: False)
    assert found == []


def grouped(texts: list[Text]) -> list[Group]:
    steps = groups(texts)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: list[Group] = done.value
            return found


def test_groups_are_the_same_in_whatever_order_ideas_came() -> None:
    texts = [
        Text("a", "Free parking for unpaid carers", "en"),
        Text("b", "Parking should be free for carers", "en"),
        Text("c", "Serve breakfast later", "en"),
        Text("d", "A later breakfast", "en"),
        Text("e", "Clear letters in plain words", "en"),
        Text("f", "More nurses at night", "en"),
    ]
    found = grouped(texts)
    assert {one.ideas for one in found if one.kind == "merge"} == {("a", "b"), ("c", "d")}
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        assert grouped(texts) == found


def test_there_are_no_groups_of_nothing() -> None:
    assert grouped([]) == []
    assert grouped([Text("a", "?!", "en"), Text("b", "?!", "en")]) == []


def test_what_may_say_the_same_is_not_suggested_as_a_theme_too() -> None:
    same = (
        "Free parking at the hospital for carers",
        "Hospital parking costs carers too much",
        "Carers need parking near the hospital door",
    )
    found = grouped([Text(str(number), text, "en") for number, text in enumerate(same)])
    assert [(one.kind, one.ideas) for one in found] == [("merge", ("0", "1", "2"))]
