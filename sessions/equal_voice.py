"""Equal voice: what may be shown of votes by perspective, so that nobody is told apart.

Everybody is counted in exactly one group, and no group has fewer than five people. So whatever is
added to or subtracted from what (groups, the whole room's exact counts), what is left is always
about five people or more. That a whole group was of one mind is said of no group either: the last
steps of the scale are "nearly all" and "nearly none", and where the rest would give a group away by
subtraction from the room's count, all shares of a row become coarser, or the row is not shown.

Whoever lends their phone to others may know how they voted, and subtract that: people who share a
phone are counted each, and are one where it is asked whether a group is large enough (`Apart`).

Pure arithmetic: whoever chose what comes in as sets of keys, and leaves as shares.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

SMALLEST = 5
STEPS = (5, 10, 20)
NEARLY_NONE, NEARLY_ALL = 5, 95

# The group of everybody else.
REST = ""


# How many of these people know nothing of each other's votes.
Apart = Callable[[Collection[str]], int]


class Cell(NamedTuple):
    """How many of a group's voters support something; `apart`: as of `Apart`, where not all are."""

    voters: int
    support: int
    apart: int | None = None


def counted_as(chosen: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The one perspective that each person counts in: the one of theirs that fewest people chose.

    So nobody counts twice, and a rare voice is not lost in a common one.
    """
    common = Counter(key for keys in chosen.values() for key in keys)
    return {
        person: min(keys, key=lambda key: (common[key], key))
        for person, keys in chosen.items()
        if keys
    }


def groups(
    people: Collection[str],
    counted: Mapping[str, str],
    order: Sequence[str],
    apart: Apart = len,
) -> dict[str, set[str]]:
    """People by group: perspectives of five or more, then everybody else, by REST.

    `order` are the perspectives that there are. Everybody is in one group. Where everybody else
    would be fewer than five, the smallest perspective joins them.
    """
    found: dict[str, set[str]] = {key: set() for key in (*order, REST)}
    for person in people:
        key = counted.get(person, REST)
        found[key if key in found else REST].add(person)
    for key in order:
        if apart(found[key]) < SMALLEST:
            found[REST] |= found.pop(key)
    while 0 < apart(found[REST]) < SMALLEST and len(found) > 1:
        smallest = min((key for key in order if key in found), key=lambda key: len(found[key]))
        found[REST] |= found.pop(smallest)
    return {key: members for key, members in found.items() if apart(members) >= SMALLEST}


def moved(before: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    """Who came, went, or says something else than before."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def same_groups(
    people: Collection[str],
    counted: Mapping[str, str],
    columns: Sequence[str],
    apart: Apart = len,
) -> dict[str, set[str]]:
    """The groups that there were, without whoever went; none where one is too small now.

    That all go with one tells less than which of them did. Newcomers are the rest, whatever they
    say of themselves; a few of them take the group along that was the smallest.
    """
    sizes = Counter(counted.values())
    named = sorted((key for key in columns if key != REST), key=lambda key: (-sizes[key], key))
    found: dict[str, set[str]] = {key: set() for key in columns}
    for person in people:
        key = counted.get(person, REST)
        found.setdefault(key if key in named else REST, set()).add(person)
    while REST in found and REST not in columns and apart(found[REST]) < SMALLEST and named:
        found[REST] |= found.pop(named.pop())
    return found if all(apart(members) >= SMALLEST for members in found.values()) else {}


def row(cells: Sequence[Cell]) -> list[int] | None:
    """The shares of support to show, one a group; None when nothing may be shown.

    The cells are all who voted, in parts: the room's own count is their sum, and known.
    """
    if any(_apart(cell) < SMALLEST for cell in cells):
        return None
    for step in STEPS:
        shares = [share(cell, step) for cell in cells]
        if not gives_away(cells, shares, step):
            return shares
    return None


def _apart(cell: Cell) -> int:
    return cell.voters if cell.apart is None else cell.apart


def room_of(cells: Sequence[Cell]) -> Cell:
    """The room: all groups together."""
    return Cell(sum(cell.voters for cell in cells), sum(cell.support for cell in cells))


def share(cell: Cell, step: int) -> int:
    """In per cent, rounded to steps (a half goes up); with one person or none apart, "nearly"."""
    if cell.voters - cell.support <= 1:
        return NEARLY_ALL
    if cell.support <= 1:
        return NEARLY_NONE
    rounded = (200 * cell.support + step * cell.voters) // (2 * step * cell.voters) * step
    return max(NEARLY_NONE, min(NEARLY_ALL, rounded))


def gives_away(cells: Sequence[Cell], shares: Sequence[int], step: int) -> bool:
    """Whether somebody who knows the size of every group, and the room's count, learns from these
    shares that a whole group was of one mind.

    They do not if one vote could stand in another group, and all would look the same.
    """
    if (room := room_of(cells)).support in (0, room.voters):
        # The room's own count says it already.
        return False
    for at, cell in enumerate(cells):
        for whole, move in ((cell.voters, -1), (0, 1)):
            if cell.support == whole and not _could_be(cells, shares, step, at, move):
                return True
    return False


def _could_be(cells: Sequence[Cell], shares: Sequence[int], step: int, at: int, move: int) -> bool:
    """Whether it looks the same with `move` votes more here, and as many fewer elsewhere."""

    def same(one: int, support: int) -> bool:
        changed = Cell(cells[one].voters, support)
        return 0 <= support <= changed.voters and share(changed, step) == shares[one]

    return same(at, cells[at].support + move) and any(
        same(other, cells[other].support - move) for other in range(len(cells)) if other != at
    )


def table(rows: Sequence[Sequence[Cell]]) -> list[list[int]] | None:
    """The shares to show of several answers, of which everybody gave exactly one.

    A row is an answer, with a cell for each group. None when nothing may be shown. Rounded shares
    of a column can add up to one case alone: so the answers are looked at together. That nobody of
    a group gave an answer may show, that all gave the same may not.
    """
    groups = list(zip(*rows, strict=True))
    if any(_apart(cell) < SMALLEST for group in groups for cell in group[:1]):
        return None
    for step in STEPS:
        if not any(_tells_one_mind(groups, at, step) for at in range(len(groups))):
            return [[share(cell, step) for cell in row] for row in rows]
    return None


def _tells_one_mind(groups: Sequence[Sequence[Cell]], at: int, step: int) -> bool:
    """Whether somebody who knows every size, and the room's counts, learns that a whole group gave
    one answer: unless one of it could have changed places with one of another group unseen."""
    whole = next((n for n, cell in enumerate(groups[at]) if cell.support == cell.voters), None)
    if whole is None or all(cell.support == cell.voters for cell in (g[whole] for g in groups)):
        return False
    return not any(
        _looks_same(groups[at], whole, to, step) and _looks_same(groups[other], to, whole, step)
        for other in range(len(groups))
        if other != at
        for to in range(len(groups[at]))
        if to != whole
    )


def _looks_same(group: Sequence[Cell], from_: int, to: int, step: int) -> bool:
    """Whether a group looks the same with one answer more here, and one fewer there."""
    after = {from_: group[from_].support - 1, to: group[to].support + 1}
    return after[from_] >= 0 and all(
        share(Cell(group[at].voters, support), step) == share(group[at], step)
        for at, support in after.items()
    )
