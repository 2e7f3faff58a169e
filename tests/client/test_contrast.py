"""The contrast of every pair of colours that meet, worked out from the tokens as WCAG 2.2 says."""

import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "client_static" / "src"

TEXT = 4.5  # 1.4.3
SHAPE = 3.0  # 1.4.11
HALL = 7.0  # a projector washes colours out
VEIL = 0.3  # how much of a washed-out picture is grey

WORDS = [
    *(("ink", on) for on in ("paper", "card", "sunk", "alert-paper")),
    *(("ink-soft", on) for on in ("paper", "card")),
    *(("ember", on) for on in ("paper", "card")),
    *(("alert", on) for on in ("paper", "card", "alert-paper")),
    *(("on-glow", on) for on in ("glow", "glow-deep")),
    *((kind, "card") for kind in ("action", "culture")),
    ("paper", "ink"),  # a chosen tab
]
SHAPES = [
    *(("edge", on) for on in ("paper", "card", "sunk")),
    *(("ink", on) for on in ("paper", "card")),
    *((part, "sunk") for part in ("agree", "disagree", "pass")),
    *(("focus", on) for on in ("paper", "card")),
    # The ring has two colours: wherever it lies, one of them is seen beside the other.
    ("focus", "focus-halo"),
]


def tokens(sheet: str, selector: str) -> dict[str, str]:
    """The colours that a rule sets; the first rule of that selector."""
    text = (SRC / sheet).read_text()
    [rule, *_] = re.findall(rf"{re.escape(selector)} \{{(.*?)\}}", text, re.DOTALL)
    return {
        name: f"#{value[1] * 2}{value[2] * 2}{value[3] * 2}" if len(value) == 4 else value
        for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]+);", rule)
    }


LIGHT = tokens("style/tokens.css", ":root")
DARK = LIGHT | tokens("style/tokens.css", ':root:not([data-light="day"])')
NIGHT = LIGHT | tokens("style/tokens.css", ':root[data-light="night"]')
DAY = LIGHT | tokens("board/board.css", ':root[data-light="day"]')

Rgb = tuple[float, ...]


def rgb(colour: str) -> Rgb:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def contrast(one: Rgb, other: Rgb) -> float:
    def luminance(colour: Rgb) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def veiled(colour: Rgb) -> Rgb:
    """As a projector in daylight shows it: a part of it is grey."""
    return tuple((1 - VEIL) * part + VEIL * 0.5 for part in colour)


def short(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = [
        (front, back, contrast(rgb(colours[front]), rgb(colours[back]))) for front, back in pairs
    ]
    return [f"{front} on {back}: {ratio:.2f}" for front, back, ratio in found if ratio < least]


def test_the_formula_is_the_standard_s() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK, NIGHT], ids=["light", "dark", "night"])
def test_words_and_shapes_stand_out(colours: dict[str, str]) -> None:
    assert short(colours, WORDS, TEXT) == []
    assert short(colours, SHAPES, SHAPE) == []


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["day", "night"])
def test_the_board_is_read_from_the_last_row(colours: dict[str, str]) -> None:
    pairs = [("ink", "paper"), ("ink", "card"), ("action", "card"), ("culture", "card")]
    assert short(colours, [*pairs, ("on-glow", "glow")], HALL) == []
    washed = [
        contrast(veiled(rgb(colours["ink"])), veiled(rgb(colours[on]))) for on in ("paper", "card")
    ]
    assert min(washed) >= HALL


def test_dark_is_the_same_by_wish_and_by_switch() -> None:
    assert DARK == NIGHT
