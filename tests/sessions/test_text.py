import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import codes, text


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("  a   b ", "a b"),
        ("a\r\nb\n\n \n c", "a\nb\nc"),
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("a\ufffeb\uffff", "ab"),
        ("ŵ ŷ ï", "ŵ ŷ ï"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_tidy(typed: str, tidied: str) -> None:
    assert text.tidy(typed) == tidied


def test_a_line_is_one_line() -> None:
    assert text.tidy_line(" a\nb\r\nc ") == "a b c"


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\u3164\u2800", "\u00ad\u200d"])
def test_blank_is_what_nobody_can_see(blank: str) -> None:
    assert text.is_blank(blank)
    assert not text.is_blank(blank + "a")


@given(st.text())
def test_tidying_is_done_once(typed: str) -> None:
    tidied = text.tidy(typed)
    assert text.tidy(tidied) == tidied
    assert unicodedata.is_normalized("NFC", tidied)
    assert "\n" not in text.tidy_line(typed)


@given(st.lists(st.integers(0, len(codes.ALPHABET) - 1), min_size=6, max_size=6))
def test_a_code_survives_how_people_type_it(numbers: list[int]) -> None:
    code = codes.from_numbers(numbers)
    assert codes.normalise(code) == code
    assert codes.normalise(f" {code[:3].lower()}-{code[3:]} ") == code
    assert codes.normalise(code.replace("Z", "2").replace("S", "5").replace("B", "8")) == code


@pytest.mark.parametrize("typed", ["", "BCDFG", "BCDFGHJ", "BCDFGA", "BCDFG0", "BCDFGŵ"])
def test_what_is_no_code(typed: str) -> None:
    assert codes.normalise(typed) is None


@given(st.text(max_size=12))
def test_any_typing_gives_a_code_or_none(typed: str) -> None:
    code = codes.normalise(typed)
    assert code is None or codes.normalise(code) == code
