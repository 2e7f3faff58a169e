import time

import pytest

from sessions.flags import Lists, flags

LISTS = Lists.of(
    words="idiot*\nbloody fool\n# a note\nmochyn  # Welsh\n",
    names="Ann Jones\nWill\nsmith\nO'Brien\nSiân\n",
)


@pytest.mark.parametrize(
    "text",
    [
        "write to ann@example.org",
        "ANN.JONES+ward@nhs.example.uk, please",
        "ann (at) nhs.example",
        "ann at example dot org",
        "ann\uff20example\uff0eorg",
        "a\u200bnn@exam\u200bple.org",
    ],
)
def test_addresses_are_found(text: str) -> None:
    assert flags([text]) == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123",
        "call 07700-900-123 now",
        "(01483) 900123",
        "029 2018 0123",
        "08457 90 90 90",
        "+44 (0)1483 900 123",
        "0044 7700900123",
        "447700900123",
        "+33 1 70 18 99 00",
        "(202) 555-0143",
        "07700 900123 07700 900456",
        "٠٧٧٠٠٩٠٠١٢٣",
        "\uff10\uff17\uff17\uff10\uff10 900123",
        "0 7 7 0 0 9 0 0 1 2 3",
        "ring Bob on 900123",
        "ffoniwch 900 123",
    ],
)
def test_telephone_numbers_are_found(text: str) -> None:
    assert flags([text]) == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "ring 111 or 999",
        "0800 1111",
        "£250,000 in 2026 to 2027",
        "on 01/02/2026 at 10:00-12:30",
        "between 2026-11-25 and 2026-12-01",
        "1.07700900123",
        "3 of 10 wards, 24/7, 1000 people",
        "look at us. dot it and @ once",
        "We are at home",
        "you will; grace; bloody rain",
        "Jones said",
    ],
)
def test_what_is_neither_is_left_alone(text: str) -> None:
    assert flags([text], LISTS) == []


@pytest.mark.parametrize("text", ["What IDIOTS", "you bloody  FOOL!", "Mochyn", "ídiot"])
def test_words_are_found_whatever_their_case_and_accents(text: str) -> None:
    assert flags([text], LISTS) == ["word"]


@pytest.mark.parametrize(
    "text", ["ann jones said", "Will said", "mr Smith's desk", "o\u2019brien", "Sian helps", "SIÂN"]
)
def test_names_are_found(text: str) -> None:
    assert flags([text], LISTS) == ["name"]


def test_a_name_that_is_a_word_too_needs_its_capital() -> None:
    assert flags(["We will"], LISTS) == []
    assert flags(["We, Will"], LISTS) == ["name"]


def test_one_may_sign_with_ones_own_name_but_not_with_a_number() -> None:
    assert flags(["I will ring"], LISTS, signed="Ann Jones") == []
    assert flags(["I will ring"], LISTS, signed="07700 900123") == ["phone"]


def test_everything_that_was_found_is_said_once() -> None:
    texts = ["idiot, idiot, ask Ann Jones", None, "ann@example.org", "07700 900123"]
    assert flags(texts, LISTS, LISTS) == ["email", "phone", "word", "name"]


@pytest.mark.parametrize("piece", ["a", "0", "0 ", "a@", "a.", "(0", "ring ", "+", "@a.", "dot "])
def test_no_text_takes_long(piece: str) -> None:
    lists = Lists.of("\n".join(f"word{n}*" for n in range(2000)), "")
    began = time.process_time()
    flags([(piece * 500)[:500]] * 4, lists)
    assert time.process_time() - began < 0.5
