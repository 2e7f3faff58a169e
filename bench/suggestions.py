"""Whether what is suggested says the same: against pairs that a person judged, and how soon.

The conversations are not part of this project. `POLIS_DATA` names the folder that holds them; else
they are looked for in `../shared/data/polis`, beside the checkout.

The threshold while typing was chosen on half of the pairs (`tune`); what counts is the other half
(`test`). The facilitator's was chosen by how many pairs of a whole conversation it gives. The
scores of both halves were in view while weightings were compared: they flatter.
The comparators are given the best threshold for the pairs they are measured on. All are asked to be
right rather than complete (F0.5): what is suggested wrongly takes the attention of a whole room.
Times are of the processor: all of it is reckoning.
"""

import csv
import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from time import process_time
from typing import Literal, NamedTuple, TypeVar

import msgspec
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.figures import Figure, Unmeasured
from bench.sizes import Sizes
from server.suggestions.groups import Text, groups
from server.suggestions.index import Index
from server.suggestions.likeness import ALIKE, SAME, Worded, likeness

KEY = Path(__file__).parent / "data" / "similar_pairs.json"
WELSH_KEY = KEY.with_name("welsh_pairs.json")
BESIDE = Path(__file__).parents[2] / "shared" / "data" / "polis"
BETA = 0.5

Texts = dict[str, dict[int, str]]
Score = Callable[[str, str], float]


class Pair(msgspec.Struct, frozen=True):
    conversation: str
    a: int
    b: int
    same: bool
    half: Literal["tune", "test"]


class Key(msgspec.Struct, frozen=True):
    note: str
    pairs: list[Pair]


class WelshPair(msgspec.Struct, frozen=True):
    a: str
    b: str
    same: bool


class WelshKey(msgspec.Struct, frozen=True):
    note: str
    pairs: list[WelshPair]


Judged = TypeVar("Judged", Pair, WelshPair)


class Quality(NamedTuple):
    precision: float
    recall: float

    def f(self, beta: float = 1.0) -> float:
        below = beta**2 * self.precision + self.recall
        return (1 + beta**2) * self.precision * self.recall / below if below else 0.0


async def measure(sizes: Sizes) -> list[Figure]:
    """Quality on the key's pairs; time of a question, and of grouping a room."""
    pairs = msgspec.json.decode(KEY.read_bytes(), type=Key).pairs
    texts = _conversations({pair.conversation for pair in pairs})
    return [*_quality(pairs, texts), *_in_welsh(), *_time(texts, sizes)]


def _conversations(names: set[str]) -> Texts:
    folder = Path(os.environ.get("POLIS_DATA") or BESIDE)
    missing = [name for name in names if not (folder / name / "comments.csv").is_file()]
    if missing:
        raise Unmeasured(
            f"The conversations ({', '.join(sorted(missing))}) are not in {folder}: "
            "set POLIS_DATA to the folder that holds them."
        )
    return {name: dict(_comments(folder / name / "comments.csv")) for name in names}


def _comments(file: Path) -> Iterator[tuple[int, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield int(row["comment-id"]), row["comment-body"]


def _quality(pairs: list[Pair], texts: Texts) -> Iterator[Figure]:
    test = [pair for pair in pairs if pair.half == "test"]
    ours = {pair: _alike(pair, indexed) for pair, indexed in _indexed(pairs, texts)}
    plain, _ = _best(_scored(test, texts, _edit_distance))
    for what, least in (("while typing", ALIKE), ("for the facilitator", SAME)):
        found = _at({pair: ours[pair] for pair in test}, least)
        yield Figure(
            measure="suggestions",
            what=f"pairs suggested wrongly, {what}",
            value=100 * (1 - found.precision),
            unit="%",
            bar=100 * (1 - plain.precision),
            beside={
                "precision": found.precision,
                "recall": found.recall,
                "F1": found.f(),
                "threshold": least,
                "all 60 pairs": _said(_at(ours, least)),
            },
        )
    for name, score in SCORERS.items():
        best, at = _best(_scored(test, texts, score))
        yield Figure(
            measure="suggestions",
            what=f"the same by {name}, at its best",
            value=100 * (1 - best.precision),
            unit="%",
            beside={
                "precision": best.precision,
                "recall": best.recall,
                "F1": best.f(),
                "threshold": at,
                "all 60 pairs": _said(_best(_scored(pairs, texts, score))[0]),
            },
        )


def _in_welsh() -> Iterator[Figure]:
    """The same thresholds on sentences that were made up for it: there is no recording."""
    pairs = msgspec.json.decode(WELSH_KEY.read_bytes(), type=WelshKey).pairs
    both = enumerate({text: None for pair in pairs for text in (pair.a, pair.b)})
    weights = _index(dict(both), "cy").weights
    ours = {pair: likeness(Worded(pair.a, "cy"), Worded(pair.b, "cy"), weights) for pair in pairs}
    plain, at = _best({pair: _edit_distance(pair.a.lower(), pair.b.lower()) for pair in pairs})
    for what, least in (("while typing", ALIKE), ("for the facilitator", SAME)):
        found = _at(ours, least)
        yield Figure(
            measure="suggestions",
            what=f"Welsh pairs suggested wrongly, {what}",
            value=100 * (1 - found.precision),
            unit="%",
            bar=100 * (1 - plain.precision),
            beside={
                "precision": found.precision,
                "recall": found.recall,
                "threshold": least,
                "edit distance": f"{_said(plain)} at {at:.2f}",
            },
        )


def _said(found: Quality) -> str:
    return f"{found.precision:.2f} / {found.recall:.2f}"


def _indexed(pairs: list[Pair], texts: Texts) -> Iterator[tuple[Pair, Index]]:
    indexes = {name: _index(ideas) for name, ideas in texts.items()}
    for pair in pairs:
        yield pair, indexes[pair.conversation]


def _index(texts: dict[int, str], lang: str = "en") -> Index:
    index = Index()
    for key, text in texts.items():
        index.put(str(key), text, lang)
    return index


def _alike(pair: Pair, index: Index) -> float:
    return likeness(index.texts[str(pair.a)], index.texts[str(pair.b)], index.weights)


def _scored(pairs: list[Pair], texts: Texts, score: Score) -> dict[Pair, float]:
    both = ((pair, texts[pair.conversation]) for pair in pairs)
    return {pair: score(ideas[pair.a].lower(), ideas[pair.b].lower()) for pair, ideas in both}


def _edit_distance(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)


SCORERS: dict[str, Score] = {
    "edit distance": _edit_distance,
    "token_sort_ratio": lambda one, other: fuzz.token_sort_ratio(one, other) / 100,
    "token_set_ratio": lambda one, other: fuzz.token_set_ratio(one, other) / 100,
    "WRatio": lambda one, other: fuzz.WRatio(one, other) / 100,
}


def _at(scores: dict[Judged, float], least: float) -> Quality:
    told = [pair for pair, score in scores.items() if score >= least]
    right = sum(pair.same for pair in told)
    return Quality(right / len(told) if told else 0.0, right / sum(pair.same for pair in scores))


def _best(scores: dict[Judged, float]) -> tuple[Quality, float]:
    """The threshold that is best on these very pairs."""
    found = ((_at(scores, least), least) for least in sorted(set(scores.values())))
    return max(found, key=lambda one: one[0].f(BETA))


def _time(texts: Texts, sizes: Sizes) -> Iterator[Figure]:
    written = [text for ideas in texts.values() for text in ideas.values()]
    for number in sizes.similar_ideas:
        ideas = _many(written, number)
        index = Index()
        begun = process_time()
        for one in ideas:
            index.put(one.id, one.text, one.lang)
        taken_in = (process_time() - begun) / number
        times = sorted(_asked(index, text) for text in written[:100])
        yield Figure(
            measure="suggestions",
            what=f"a question among {number:,} ideas, 99 of 100",
            value=times[-2] * 1e3,
            unit="ms",
            bar=5.0 if number <= 2000 else None,
            beside={"median": times[len(times) // 2] * 1e3, "to take an idea in": taken_in * 1e3},
        )
    yield _grouping(_many(written, sizes.grouped_ideas))


def _many(written: list[str], number: int) -> list[Text]:
    """As many different texts: halves of two comments each."""
    pairs = product(written, written)
    halves = (f"{one[: len(one) // 2]} {two[len(two) // 2 :]}" for one, two in pairs)
    apart = list(dict.fromkeys(halves))
    step = max(1, len(apart) // number)
    return [Text(f"{at:016x}", text, "en") for at, text in enumerate(apart[::step][:number])]


def _asked(index: Index, text: str) -> float:
    begun = process_time()
    index.like(Worded(text, "en"), ALIKE, 2)
    return process_time() - begun


def _grouping(ideas: list[Text]) -> Figure:
    begun = last = process_time()
    longest, found = 0.0, 0
    work = groups(ideas)
    while True:
        try:
            next(work)
        except StopIteration as done:
            found = len(done.value)
            break
        finally:
            longest, last = max(longest, process_time() - last), process_time()
    return Figure(
        measure="suggestions",
        what=f"grouping {len(ideas):,} ideas",
        value=process_time() - begun,
        unit="s",
        bar=1.0 if len(ideas) >= 1000 else None,
        beside={"longest step, ms": longest * 1e3, "groups": found},
    )
