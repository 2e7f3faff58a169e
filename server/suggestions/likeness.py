"""How much two texts say the same: a number from 0 to 1, by their words alone.

What was tried, and how often it is right, is in `bench/suggestions.py`. Words do not tell whether
somebody is for or against a thing, and the same said in quite other words is not seen: a person
decides, always.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache

from server.suggestions.words import stems

# What a phone suggests to somebody who writes: they look at two and go on.
ALIKE = 0.3
# What is put before a facilitator: of all pairs in a room, few say the same.
SAME = 0.45
RELATED = 0.25

GRAM = 4
# With less than that by their words, no spelling makes two texts alike.
PROMISING = 0.12
# That few words stand in a long text says little.
TELLING = 4
_NUMBER = re.compile(r"\d+")


class Weights(dict[str, float]):
    """How much each stem says: each is worked out once, when it is asked for."""

    def __init__(self, weigh: Callable[[str], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, stem: str) -> float:
        self[stem] = weight = self._weigh(stem)
        return weight


class Worded:
    """A text as what is compared of it. The text itself is not kept."""

    __slots__ = ("_grams", "_weights", "norm", "numbers", "stems", "total")

    def __init__(self, text: str, lang: str) -> None:
        self.stems = frozenset(stems(text, lang))
        self.numbers = frozenset(_NUMBER.findall(text))
        self._weights: Weights | None = None
        self._grams: dict[str, float] | None = None
        self.total = self.norm = 0.0

    def weigh(self, weights: Weights) -> None:
        """Work out, once for these weights, what every comparison needs."""
        if self._weights is weights:
            return
        self._weights, self._grams = weights, None
        own = [weights[stem] for stem in self.stems]
        self.total = sum(own)
        self.norm = math.sqrt(sum(weight * weight for weight in own))

    def grams(self, weights: Weights) -> dict[str, float]:
        """The parts of its stems, of length 1 together: a misspelt word has most of them too."""
        self.weigh(weights)
        if self._grams is None:
            found: dict[str, float] = {}
            for stem in self.stems:
                parts = _parts(stem)
                share = weights[stem] / math.sqrt(len(parts))
                for part in parts:
                    found[part] = found.get(part, 0.0) + share
            length = math.sqrt(sum(share * share for share in found.values())) or 1.0
            self._grams = {part: share / length for part, share in found.items()}
        return self._grams


@lru_cache(maxsize=20_000)
def _parts(stem: str) -> tuple[str, ...]:
    padded = f"_{stem}_"
    return tuple(padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1)))


def likeness(one: Worded, other: Worded, weights: Weights, least: float = 0.0) -> float:
    """How alike two texts are; something lower where that is surely less than `least`."""
    fewest = min(len(one.stems), len(other.stems))
    if not fewest:
        return 0.0
    one.weigh(weights)
    other.weigh(weights)
    common = square = 0.0
    for stem in one.stems & other.stems:
        weight = weights[stem]
        common += weight
        square += weight * weight
    within = common / min(one.total, other.total) * min(1.0, fewest / TELLING)
    sure = 0.5 * square / (one.norm * other.norm) + 0.3 * within
    if sure < PROMISING or sure + 0.2 < least:
        return sure
    spelt = _product(one.grams(weights), other.grams(weights))
    return (sure + 0.2 * spelt) * _agreeing(one, other)


def _product(one: dict[str, float], other: dict[str, float]) -> float:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return sum(share * many[part] for part, share in few.items() if part in many)


def _agreeing(one: Worded, other: Worded) -> float:
    """Between 10 and 19 is not between 20 and 29, whatever stands around it."""
    differ = one.numbers and other.numbers and not one.numbers & other.numbers
    return 0.5 if differ else 1.0
