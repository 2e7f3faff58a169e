"""Who goes to which table: evenly, mixed anew, and the same each time the log is folded.

This is part of what events mean: logs out there count on it as it stands.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b

Been = Mapping[str, AbstractSet[str]]


def deal(been: Been, sat: Mapping[str, int], seed: str) -> dict[str, str]:
    """A table for each person of `been`, which says where they were before.

    `sat` says how many others sit at each table. Tables differ by one person at most (unless `sat`
    differs by more), and people get a table they were not at, as long as one has room.
    """
    sizes = dict(sat)
    least, further = divmod(len(been) + sum(sat.values()), len(sizes))
    marks = {table: _chance(seed, table) for table in sizes}
    dealt: dict[str, str] = {}
    for chance, person in sorted((_chance(seed, one), one) for one in been):
        larger = sum(size > least for size in sizes.values())
        free = [one for one in sizes if sizes[one] < least + (larger < further)] or list(sizes)
        fresh = [one for one in free if one not in been[person]]
        # Among tables of one size, each person begins at another.
        table = min(fresh or free, key=lambda one: (sizes[one], chance ^ marks[one]))
        sizes[table] += 1
        dealt[person] = table
        # Who has been at every table has nobody to change places with, and need not look.
        if not fresh and not been[person] >= sizes.keys():
            _swap(dealt, person, been)
    return dealt


def _swap(dealt: dict[str, str], person: str, been: Been) -> None:
    """Change places with somebody, where that gives both a table they were not at."""
    table = dealt[person]
    for other, theirs in dealt.items():
        if theirs not in been[person] and table not in been[other]:
            dealt[person], dealt[other] = theirs, table
            return


def _chance(seed: str, key: str) -> int:
    return int.from_bytes(blake2b(f"{seed}\0{key}".encode(), digest_size=8).digest(), "big")
