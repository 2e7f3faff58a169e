"""The votes on ideas and themes, as they stand in files: tallies only."""

from collections.abc import Iterator
from itertools import chain

import msgspec

from sessions.ballot import Ballot, BallotKey
from sessions.methods import METHODS, ON_IDEAS, Count
from sessions.state import Idea, SessionState
from sessions.wire import BallotKind, MethodName


class Votes(msgspec.Struct, frozen=True):
    """The latest round of each method that there was."""

    ballots: dict[BallotKind, Ballot]

    def on(self, state: SessionState, ideas: list[Idea]) -> list[str | float | None]:
        """The votes on all these ideas together; None without such a vote.

        Dots; agree, disagree and pass; approvals; the mean score, and how many gave each. Where the
        round was on themes, those on the themes that the ideas are in.
        """
        cells: list[str | float | None] = []
        for method in ON_IDEAS:
            parts = self._parts(state, method, ideas)
            cells += _scores(parts) if method == "scale" else parts
        return cells

    def _parts(
        self, state: SessionState, method: MethodName, ideas: list[Idea]
    ) -> list[int | None]:
        ballot, of = self.ballots.get(method), METHODS[method].parts
        if ballot is None or not ideas:
            return [None] * of
        counts = list(_counts(state, ballot, ideas))
        return [sum(count.parts[at] for count in counts) for at in range(of)]


def latest(state: SessionState) -> Votes:
    return Votes({ballot.kind: ballot for _, ballot in rounds(state)})


def rounds(state: SessionState) -> Iterator[tuple[BallotKey, Ballot]]:
    """Every round that was not undone, the earliest first."""
    for key, ballot in state.ballots.items():
        if key.round <= state.stages[key.stage].round:
            yield key, ballot


def _counts(state: SessionState, ballot: Ballot, ideas: list[Idea]) -> Iterator[Count]:
    if ballot.by == "themes":
        themes = {theme.id for idea in ideas if (theme := state.theme_of(idea))}
        yield from (ballot.tallies[key] for key in themes if key in ballot.tallies)
        return
    # An idea may have been merged into another only after the round.
    for key in chain.from_iterable(idea.group for idea in ideas):
        if key in ballot.tallies:
            yield ballot.tallies[key]


def _scores(parts: list[int | None]) -> tuple[float | None, str | None]:
    people = [given or 0 for given in parts]
    if not any(people):
        return None, None
    tally = METHODS["scale"].tally(Count(people, sum(people)))
    each = ", ".join(f"{score}: {given}" for score, given in enumerate(people, 1))
    return float(tally.mean or 0), each
