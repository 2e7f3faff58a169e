"""`python -m bench ground [FOLDER]`: common ground on real votes, and in rooms of 30.

FOLDER holds conversations as Polis publishes them (`votes.csv` in a folder each). They tell of no
perspectives, so that opinion groups found in the votes (k-means, as Polis does) stand in for them.
Only figures are printed, never a text.

Polis' own measure, group-informed consensus, is the product of (agree + 1) / (seen + 2) over the
groups. Three others are compared with it and with what is published: the least support among the
groups, plain, with that correction (Laplace), and as the lower end of Wilson's interval.
"""

import csv
import random
import sys
from collections.abc import Callable, Sequence
from math import prod, sqrt
from pathlib import Path
from statistics import mean

from sessions import common_ground, equal_voice
from sessions.equal_voice import Cell

FOLDER = Path("../shared/data/polis")
ROOM = 30
ROOMS = 40
FEWEST_VOTES = 7

# (person, idea) -> 1 agrees, -1 disagrees, 0 passes.
Votes = dict[tuple[str, str], int]
Groups = list[set[str]]

MEASURES: dict[str, Callable[[Sequence[Cell]], float]] = {
    "product (Polis)": lambda cells: prod((c.support + 1) / (c.voters + 2) for c in cells),
    "least share": lambda cells: min(c.support / c.voters for c in cells),
    "least, Laplace": lambda cells: min((c.support + 1) / (c.voters + 2) for c in cells),
    "least, Wilson": lambda cells: min(map(_wilson, cells)),
    "as published": lambda cells: min(equal_voice.row(cells) or [0]),
}


def _wilson(cell: Cell, z: float = 1.28) -> float:
    n, share = cell.voters, cell.support / cell.voters
    centre = share + z * z / (2 * n)
    return (centre - z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n)


def read(folder: Path) -> Votes:
    """Each person's current vote: the last row of a pair."""
    with (folder / "votes.csv").open(newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["timestamp"]))
    return {(row["voter-id"], row["comment-id"]): int(row["vote"]) for row in rows}


def opinion_groups(votes: Votes, number: int, seed: int = 1) -> Groups:
    """k-means over everybody who voted often enough; what they did not vote on counts as 0."""
    vectors: dict[str, dict[str, int]] = {}
    for (person, idea), vote in votes.items():
        vectors.setdefault(person, {})[idea] = vote
    people = {p: v for p, v in sorted(vectors.items()) if len(v) >= FEWEST_VOTES}
    best: tuple[float, Groups] | None = None
    for attempt in range(10):
        found = _cluster(people, number, random.Random(seed + attempt))
        if best is None or found[0] < best[0]:
            best = found
    return best[1] if best else []


def _cluster(
    people: dict[str, dict[str, int]], number: int, chance: random.Random
) -> tuple[float, Groups]:
    centres: list[dict[str, float]] = [dict(people[p]) for p in chance.sample(list(people), number)]
    groups: Groups = []
    cost = 0.0
    for _ in range(25):
        groups, cost = [set() for _ in centres], 0.0
        squares = [sum(x * x for x in centre.values()) for centre in centres]
        for person, vector in people.items():
            away = [
                square + sum(x * x - 2 * x * centre.get(idea, 0) for idea, x in vector.items())
                for centre, square in zip(centres, squares, strict=True)
            ]
            cost += min(away)
            groups[away.index(min(away))].add(person)
        centres = [_centre([people[p] for p in group]) if group else {} for group in groups]
    return cost, groups


def _centre(vectors: list[dict[str, int]]) -> dict[str, float]:
    ideas = {idea for vector in vectors for idea in vector}
    return {idea: mean(vector.get(idea, 0) for vector in vectors) for idea in ideas}


def cells_of(votes: Votes, groups: Groups, idea: str) -> list[Cell]:
    given = [[votes[p, idea] for p in group if (p, idea) in votes] for group in groups]
    return [Cell(len(one), one.count(1)) for one in given]


def table(votes: Votes, groups: Groups) -> dict[str, list[Cell]]:
    """The ideas on which every group has five votes or more."""
    rows = {idea: cells_of(votes, groups, idea) for idea in sorted({idea for _, idea in votes})}
    fewest = equal_voice.SMALLEST
    return {idea: cells for idea, cells in rows.items() if min(c.voters for c in cells) >= fewest}


def published(rows: dict[str, list[Cell]]) -> dict[str, list[int]]:
    found = {idea: equal_voice.row(cells) for idea, cells in rows.items()}
    return {idea: shares for idea, shares in found.items() if shares}


def as_counted(groups: Groups) -> Groups:
    """As they would be counted: those with fewer than five people become everybody else."""
    counted = {person: str(at) for at, group in enumerate(groups) for person in group}
    return list(
        equal_voice.groups(list(counted), counted, list(map(str, range(len(groups))))).values()
    )


def by_chance(votes: Votes, groups: Groups, seed: int = 1) -> tuple[float, float]:
    """How many ideas are listed as common and as dividing when people are dealt into groups."""
    chance, people = random.Random(seed), sorted(set().union(*groups))
    common: list[int] = []
    divided: list[int] = []
    for _ in range(ROOMS):
        chance.shuffle(people)
        dealt, left = [], list(people)
        for group in groups:
            dealt.append(set(left[: len(group)]))
            left = left[len(group) :]
        shares = published(table(votes, dealt))
        common.append(sum(min(s) >= common_ground.TOGETHER["opinion"] for s in shares.values()))
        divided.append(sum(common_ground.spread(s) >= common_ground.APART for s in shares.values()))
    return mean(common), mean(divided)


def kendall(one: list[float], other: list[float]) -> float:
    """How alike two orders are: 1 the same, 0 unrelated, -1 reversed."""
    pairs = [(i, j) for i in range(len(one)) for j in range(i)]
    signs = [(one[i] - one[j]) * (other[i] - other[j]) for i, j in pairs]
    decided = [sign for sign in signs if sign]
    return sum(1 if s > 0 else -1 for s in decided) / len(decided) if decided else 0.0


def precision(votes: Votes, groups: Groups, measure: str, seed: int = 1) -> tuple[float, float]:
    """Of the five that rooms of 30 put first: how many everybody agrees on in every group, and the
    least support that they have in truth.
    """
    truth = {i: MEASURES["least share"](cells) for i, cells in table(votes, groups).items()}
    chance, hits, least = random.Random(seed), [], []
    for _ in range(ROOMS):
        size = ROOM // len(groups)
        small = [set(chance.sample(sorted(g), min(size, len(g)))) for g in groups]
        rows = {idea: cells for idea, cells in table(votes, small).items() if idea in truth}
        ranked = sorted(rows, key=lambda idea: (-MEASURES[measure](rows[idea]), idea))[:5]
        hits += [truth[idea] > 0.6 for idea in ranked]
        least += [truth[idea] for idea in ranked]
    return (mean(hits), mean(least)) if hits else (0.0, 0.0)


def report(folder: Path, number: int) -> None:
    votes = read(folder)
    groups = as_counted(opinion_groups(votes, number))
    rows = table(votes, groups)
    shares = published(rows)
    common = common_ground.together("opinion", shares)
    divided = common_ground.divided("opinion", shares)
    print(f"\n{folder.name}: {len({p for p, _ in votes})} people, {len(votes)} current votes")
    print(f"  opinion groups of {sorted(map(len, groups), reverse=True)}")
    print(f"  ideas with 5 votes in every group: {len(rows)}; shown after all rules: {len(shares)}")
    print(f"  listed as common ground: {common}")
    print(f"  listed as dividing: {divided}")
    polis = sorted(rows, key=lambda idea: -MEASURES["product (Polis)"](rows[idea]))
    at = sorted(polis.index(idea) + 1 for idea in common)
    print(f"  where Polis' measure puts that common ground, of {len(rows)}: {at}")
    if min(map(len, groups)) >= equal_voice.SMALLEST and len(votes) < 5_000:
        common_by_chance, divided_by_chance = by_chance(votes, groups)
        print(f"  by chance, common and dividing: {common_by_chance:.1f}, {divided_by_chance:.1f}")
    for name, measure in MEASURES.items():
        alike = kendall(
            [MEASURES["product (Polis)"](cells) for cells in rows.values()],
            [measure(cells) for cells in rows.values()],
        )
        line = f"  {name:16} order like Polis' {alike:+.2f}"
        if min(map(len, groups)) >= ROOM // len(groups):
            hits, least = precision(votes, groups, name)
            line += (
                f"; rooms of {ROOM}: {hits:.0%} of the first five hold, least support {least:.0%}"
            )
        print(line)


def main(folder: Path = FOLDER) -> None:
    """Every conversation there, in two groups and in as many as Polis found."""
    for one in sorted(path.parent for path in folder.glob("*/votes.csv")):
        with (one / "summary.csv").open(newline="") as file:
            facts = dict(row[:2] for row in csv.reader(file) if len(row) > 1)
        for number in sorted({2, int(facts.get("groups", 2))}):
            report(one, number)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
