"""The ideas of a room, found by what they say. Kept up to date as they come and go."""

import math
from collections.abc import Callable, Iterable
from heapq import nlargest
from itertools import islice
from operator import itemgetter

from server.suggestions.likeness import Weights, Worded, likeness

# At most so many are looked at for one question, and compared in full: its cost is bounded.
MOST_LOOKED_AT = 2000
MOST_COMPARED = 40


class Index:
    """Ids by the stems of their texts. A stem weighs the more, the fewer texts have it."""

    def __init__(self) -> None:
        self.texts: dict[str, Worded] = {}
        self._having: dict[str, dict[str, None]] = {}
        self._weights = Weights(self._weight)
        self._weighed_at = 0

    def put(self, key: str, text: str, lang: str) -> None:
        """Take a text in, in place of an earlier one under this key."""
        self.drop(key)
        self.texts[key] = worded = Worded(text, lang)
        for stem in worded.stems:
            self._having.setdefault(stem, {})[key] = None

    def drop(self, key: str) -> None:
        worded = self.texts.pop(key, None)
        for stem in worded.stems if worded else ():
            having = self._having[stem]
            having.pop(key, None)
            if not having:
                del self._having[stem]

    @property
    def weights(self) -> Weights:
        """How much each stem says here: looked at anew when a twentieth has come or gone."""
        number = len(self.texts)
        if abs(number - self._weighed_at) * 20 > self._weighed_at:
            self._weighed_at = number
            self._weights = Weights(self._weight)
        return self._weights

    def _weight(self, stem: str) -> float:
        having = len(self._having.get(stem, ()))
        return math.log(1 + (self._weighed_at + 1) / (having + 0.5))

    def like(
        self,
        asked: Worded,
        least: float,
        most: int,
        may: Callable[[str], bool] = lambda key: True,
        compared: int = MOST_COMPARED,
    ) -> list[tuple[str, float]]:
        """The texts most like this one, the likest first, as far as they `may` be told."""
        weights = self.weights
        found = (
            (key, likeness(asked, self.texts[key], weights, least))
            for key in self._candidates(asked.stems, may, compared)
        )
        alike = [one for one in found if one[1] >= least]
        return sorted(alike, key=lambda one: (-one[1], one[0]))[:most]

    def _candidates(
        self, stems: Iterable[str], may: Callable[[str], bool], compared: int
    ) -> Iterable[str]:
        """The texts that share most with these stems, beginning with the rarest."""
        weights = self.weights
        shared: dict[str, float] = {}
        looked_at = 0
        known = [stem for stem in stems if stem in self._having]
        for stem in sorted(known, key=lambda one: (len(self._having[one]), one)):
            having, weight = self._having[stem], weights[stem]
            looked_at += len(having)
            if looked_at > MOST_LOOKED_AT and shared:
                break
            for key in islice(having, MOST_LOOKED_AT):
                shared[key] = shared.get(key, 0.0) + weight
        # More than are compared: some may perhaps not be told.
        first = nlargest(2 * compared, shared.items(), key=itemgetter(1, 0))
        return islice((key for key, _ in first if may(key)), compared)
