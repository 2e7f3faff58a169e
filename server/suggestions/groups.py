"""Which ideas of a room belong together: proposals, each for a facilitator to confirm.

Always the same for the same ideas, in whatever order they come.
"""

from collections.abc import Generator, Iterable
from itertools import product
from typing import Literal, NamedTuple

from server.suggestions.index import Index
from server.suggestions.likeness import RELATED, SAME

# A list that is read through while people wait.
MOST_GROUPS = 30
LARGEST = 12
SMALLEST_THEME = 3
NEIGHBOURS = 12
COMPARED = 20

Kind = Literal["merge", "theme"]
Found = list[tuple[tuple[str, ...], float]]


class Text(NamedTuple):
    id: str
    text: str
    lang: str


class Group(NamedTuple):
    """Ideas that say the same (`merge`), or are about the same (`theme`)."""

    kind: Kind
    ideas: tuple[str, ...]
    likeness: float


def groups(texts: Iterable[Text]) -> Generator[None, None, list[Group]]:
    """What belongs together, the surest first. It takes long, in short steps: one a `next`."""
    index = Index()
    for number, one in enumerate(sorted(texts)):
        index.put(one.id, one.text, one.lang)
        if number % 10 == 0:
            yield
    found = _Grouping(index)
    for key in index.texts:
        found.look_around(key)
        yield
    same = yield from found.grown(SAME)
    related = yield from found.grown(RELATED)
    # What may say the same is merged, or not: it is not put to anybody a second time.
    said = {ideas for ideas, _ in same}
    related = [one for one in related if one[0] not in said]
    return [
        *_surest_first("merge", same, 2),
        *_surest_first("theme", related, SMALLEST_THEME),
    ]


def _surest_first(kind: Kind, found: Found, least: int) -> list[Group]:
    kept = [Group(kind, ideas, mean) for ideas, mean in found if len(ideas) >= least]
    return sorted(kept, key=lambda one: (-one.likeness, one.ideas))[:MOST_GROUPS]


class _Grouping:
    """Joins the likest first, as long as all of two groups are alike on average."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._pairs: dict[tuple[str, str], float] = {}

    def look_around(self, key: str) -> None:
        asked = self._index.texts[key]
        likest = self._index.like(asked, RELATED, NEIGHBOURS, lambda one: one != key, COMPARED)
        for other, alike in likest:
            self._pairs[_pair(key, other)] = alike

    def grown(self, least: float) -> Generator[None, None, Found]:
        """The groups whose members are at least so alike, with how alike they are."""
        of: dict[str, list[str]] = {}
        likest = sorted(self._pairs.items(), key=lambda one: (-one[1], one[0]))
        for (one, other), alike in likest:
            if alike < least:
                break
            left, right = of.get(one, [one]), of.get(other, [other])
            if left is right or len(left) + len(right) > LARGEST:
                continue
            if self._mean(left, right) >= least:
                joined = [*left, *right]
                of.update(dict.fromkeys(joined, joined))
            yield
        found: dict[tuple[str, ...], float] = {}
        for group in of.values():
            ideas = tuple(sorted(group))
            if ideas not in found:
                found[ideas] = self._within(ideas)
                yield
        return list(found.items())

    def _mean(self, left: list[str], right: list[str]) -> float:
        return sum(self._alike(*pair) for pair in product(left, right)) / len(left) / len(right)

    def _within(self, ideas: tuple[str, ...]) -> float:
        pairs = [(one, other) for one, other in product(ideas, ideas) if one < other]
        return sum(self._alike(*pair) for pair in pairs) / len(pairs)

    def _alike(self, one: str, other: str) -> float:
        """Those that were not found beside each other are far apart."""
        return self._pairs.get(_pair(one, other), 0.0)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
