"""Common ground: ideas that most people support in every perspective, and ideas that divide.

The method in one sentence: an idea is common ground when its support is at least `TOGETHER` in the
perspective that supports it least; it divides when the perspectives that support it most and least
are `APART` or more apart. Both are read off the published, rounded shares alone, so that anybody
can check them by hand, and the lists tell nothing that the table does not.

docs/common-ground.md says how that compares with what others do; `python -m bench ground` measures.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from sessions.ballot import Ballot
from sessions.equal_voice import Apart, Cell
from sessions.methods import OPINIONS
from sessions.wire import BallotKind

# Dots are few, so that a third is much; all other support means that most are for it.
TOGETHER: Mapping[BallotKind, int] = {"opinion": 65, "approval": 65, "scale": 65, "dots": 35}
APART = 50
LISTED = 8

_AGREE = OPINIONS.index("agree") + 1
_GOOD_SCORE = 4

# Whether a vote of this value supports what it is on.
SUPPORTS: Mapping[BallotKind, Callable[[int], bool]] = {
    "dots": lambda value: value > 0,
    "approval": lambda value: value > 0,
    "opinion": lambda value: value == _AGREE,
    "scale": lambda value: value >= _GOOD_SCORE,
}


def cells(
    ballot: Ballot, subject: str, groups: Sequence[set[str]], apart: Apart = len
) -> list[Cell]:
    """Each group's voters and support on one idea or theme.

    Who gives no dot and no approval has judged, too: there, everybody who took part counts. With
    opinions and scores, those count who gave one on it; to pass is not to support.
    """
    supports = SUPPORTS[ballot.kind]
    silence_counts = ballot.kind in ("dots", "approval")
    found: list[Cell] = []
    for group in groups:
        votes = {one: vote for one in group if (vote := ballot.people[one].counted.get(subject))}
        voters: Collection[str] = group if silence_counts else votes
        support = sum(supports(vote.value) for vote in votes.values())
        found.append(Cell(len(voters), support, apart(voters)))
    return found


def together(kind: BallotKind, rows: Mapping[str, Sequence[int]]) -> list[str]:
    """What is supported in every perspective: first where the least support is the largest."""
    ranked = sorted(rows, key=lambda key: (-min(rows[key]), -sum(rows[key]), key))
    return [key for key in ranked if min(rows[key]) >= TOGETHER[kind]][:LISTED]


def divided(kind: BallotKind, rows: Mapping[str, Sequence[int]]) -> list[str]:
    """What some perspectives support and others do not: the widest apart first."""
    common = {key for key in rows if min(rows[key]) >= TOGETHER[kind]}
    ranked = sorted(rows, key=lambda key: (-spread(rows[key]), key))
    return [key for key in ranked if spread(rows[key]) >= APART and key not in common][:LISTED]


def equal_share(shares: Sequence[int]) -> int:
    """The support where each group counts the same, in steps of 5."""
    return (2 * sum(shares) + 5 * len(shares)) // (10 * len(shares)) * 5


def spread(shares: Sequence[int]) -> int:
    return max(shares) - min(shares)
