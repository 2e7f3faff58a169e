"""Join codes: six characters that can be read aloud, typed on a phone and spell nothing."""

from collections.abc import Sequence

LENGTH = 6
# No vowels (w and y are vowels in Welsh), no 0 and 1, and of the pairs that look alike
# (2/Z, 5/S, 8/B) only the letter.
ALPHABET = "BCDFGHJKLMNPQRSTVXZ34679"
_ALIKE = str.maketrans({"2": "Z", "5": "S", "8": "B"})


def from_numbers(numbers: Sequence[int]) -> str:
    """The code for six numbers in range(len(ALPHABET))."""
    return "".join(ALPHABET[number] for number in numbers)


def normalise(typed: str) -> str | None:
    """The code a person meant (case, blanks, hyphens ignored), or None if it is none."""
    code = "".join(typed.upper().replace("-", "").split()).translate(_ALIKE)
    return code if len(code) == LENGTH and all(c in ALPHABET for c in code) else None
