"""The ways to vote: dots, opinion, approval, scale, ladder. All that tells them apart stands here.

A vote's `value` is a number that its method alone understands, never 0 (that is no vote): so many
dots, the place of an opinion among OPINIONS, 1 for an approval, a score, a rung. A count's `parts`
are the method's too: all dots or approvals, or how many gave each opinion, score or rung.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec
from msgspec import UNSET

from sessions.commands import Opinion
from sessions.refusals import Code, Refuse
from sessions.wire import RUNGS, BallotKind, MethodName, StageKind, Tally

OPINIONS: tuple[Opinion, ...] = ("agree", "disagree", "pass")
SCORES = 5


class Vote(msgspec.Struct, frozen=True, array_like=True):
    """`order` tells which of a person's votes is the last."""

    value: int
    order: int = 0


class Count(msgspec.Struct, array_like=True):
    """A tally while it is counted."""

    parts: list[int]
    voters: int = 0


class Asked(Protocol):
    """What somebody casts: the command, or the event it became."""

    @property
    def dots(self) -> int | None: ...
    @property
    def opinion(self) -> Opinion | None: ...
    @property
    def approve(self) -> bool | None: ...
    @property
    def score(self) -> int | None: ...


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A value in the words of the wire."""

    dots: int | None = None
    opinion: Opinion | None = None
    approve: bool | msgspec.UnsetType = UNSET
    score: int | msgspec.UnsetType = UNSET
    rung: int | msgspec.UnsetType = UNSET


class Method(Protocol):
    """One way to vote. `parts` is how many a count has; with a budget, votes cost their value."""

    parts: int
    has_budget: bool

    def value(self, asked: Asked) -> int | None:
        """What is cast, 0 to take it back; None when nothing of this method is."""

    def check(self, value: int, *, budget: int, per_idea: int, left: int) -> None:
        """Raise Refuse where it is over a limit."""

    def combine(self, votes: Sequence[Vote], per_idea: int) -> Vote:
        """One person's votes on ideas that became one, as the one vote that they are now."""

    def add(self, parts: list[int], value: int, sign: int) -> None:
        """Count a value in (1) or out (-1)."""

    def rank(self, count: Count) -> int:
        """What the order goes by, the best first. Ideas of one rank are tied."""

    def tally(self, count: Count) -> Tally:
        """A count as it goes over the wire."""

    def shown(self, value: int) -> Shown:
        """A person's own vote as it goes over the wire."""


def _last(votes: Sequence[Vote]) -> Vote:
    return max(votes, key=lambda vote: vote.order)


class _Plain:
    """What methods without a budget share: no limits, and of merged ideas the last vote holds."""

    has_budget = False

    def check(self, value: int, *, budget: int, per_idea: int, left: int) -> None:
        pass

    def combine(self, votes: Sequence[Vote], per_idea: int) -> Vote:
        return _last(votes)


class Dots:
    """A budget of dots a person, so many at most on one idea."""

    parts = 1
    has_budget = True

    def value(self, asked: Asked) -> int | None:
        return asked.dots

    def check(self, value: int, *, budget: int, per_idea: int, left: int) -> None:
        if value > per_idea:
            raise Refuse(Code.TOO_MANY_ON_ONE, limit=per_idea)
        if value > left:
            raise Refuse(Code.NO_DOTS_LEFT, left=left, budget=budget)

    def combine(self, votes: Sequence[Vote], per_idea: int) -> Vote:
        return Vote(min(per_idea, sum(vote.value for vote in votes)), _last(votes).order)

    def add(self, parts: list[int], value: int, sign: int) -> None:
        parts[0] += sign * value

    def rank(self, count: Count) -> int:
        return count.parts[0]

    def tally(self, count: Count) -> Tally:
        return Tally(voters=count.voters, dots=count.parts[0])

    def shown(self, value: int) -> Shown:
        return Shown(dots=value)


class OpinionVote(_Plain):
    """Agree, disagree or pass. The order goes by how many more agree than disagree."""

    parts = len(OPINIONS)

    def value(self, asked: Asked) -> int | None:
        if asked.opinion is not None:
            return OPINIONS.index(asked.opinion) + 1
        return 0 if asked.dots == 0 else None

    def add(self, parts: list[int], value: int, sign: int) -> None:
        parts[value - 1] += sign

    def rank(self, count: Count) -> int:
        return count.parts[0] - count.parts[1]

    def tally(self, count: Count) -> Tally:
        agree, disagree, pass_ = count.parts
        return Tally(voters=count.voters, agree=agree, disagree=disagree, pass_=pass_)

    def shown(self, value: int) -> Shown:
        return Shown(opinion=OPINIONS[value - 1])


class Approval(_Plain):
    """As many ideas as one can support. Not to approve is no vote."""

    parts = 1

    def value(self, asked: Asked) -> int | None:
        if asked.approve is not None:
            return int(asked.approve)
        return 0 if asked.dots == 0 else None

    def add(self, parts: list[int], value: int, sign: int) -> None:
        parts[0] += sign

    def rank(self, count: Count) -> int:
        return count.parts[0]

    def tally(self, count: Count) -> Tally:
        return Tally(voters=count.voters, approvals=count.parts[0])

    def shown(self, value: int) -> Shown:
        return Shown(approve=True)


class _Steps(_Plain):
    """One step of several, in order. The mean is what screens show: what looks equal is tied."""

    def add(self, parts: list[int], value: int, sign: int) -> None:
        parts[value - 1] += sign

    def rank(self, count: Count) -> int:
        """The mean in tenths, halves rounded up."""
        total = sum(step * people for step, people in enumerate(count.parts, 1))
        return (20 * total + count.voters) // (2 * count.voters)


class Scale(_Steps):
    """A score of 1 to 5."""

    parts = SCORES

    def value(self, asked: Asked) -> int | None:
        if asked.score is not None:
            return asked.score
        return 0 if asked.dots == 0 else None

    def tally(self, count: Count) -> Tally:
        return Tally(voters=count.voters, scores=list(count.parts), mean=self.rank(count) / 10)

    def shown(self, value: int) -> Shown:
        return Shown(score=value)


class Ladder(_Steps):
    """A rung of the ladder of co-production; a command of its own places it (`ladder`)."""

    parts = RUNGS

    def value(self, asked: Asked) -> int | None:
        return None

    def tally(self, count: Count) -> Tally:
        return Tally(voters=count.voters, rungs=list(count.parts), mean=self.rank(count) / 10)

    def shown(self, value: int) -> Shown:
        return Shown(rung=value)


METHODS: Mapping[BallotKind, Method] = {
    "dots": Dots(),
    "opinion": OpinionVote(),
    "approval": Approval(),
    "scale": Scale(),
    "ladder": Ladder(),
}

# On the ladder, people place the work as a whole.
ON_IDEAS: tuple[MethodName, ...] = ("dots", "opinion", "approval", "scale")

# The first is the usual one. Dots and approvals choose among ideas that are all there; in a
# conversation they are still arriving, so each is judged by itself.
_FITTING: Mapping[StageKind, tuple[MethodName, ...]] = {
    "vote": ON_IDEAS,
    "conversation": ("opinion", "scale"),
}


def fits(kind: StageKind, method: MethodName) -> bool:
    """Whether people can vote so in a stage of this kind."""
    return method in _FITTING.get(kind, ())


def usual(kind: StageKind) -> MethodName:
    """How people vote in a stage of this kind unless another way is chosen."""
    return _FITTING.get(kind, ("dots",))[0]


def places(method: Method, counts: Mapping[str, Count]) -> dict[str, int]:
    """Each counted thing's place, from 1; equal ranks share one."""
    ranks = {key: method.rank(count) for key, count in counts.items()}
    order = sorted(ranks.values(), reverse=True)
    first: dict[int, int] = {}
    for place, rank in enumerate(order, 1):
        first.setdefault(rank, place)
    return {key: first[rank] for key, rank in ranks.items()}
