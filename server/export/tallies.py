"""The votes on ideas and themes, as they stand in files: tallies only."""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from sessions.ballot import Ballot, BallotKey, Count
from sessions.state import Idea, SessionState


class Votes(msgspec.Struct, frozen=True):
    """The latest round of dots, and of opinions, if there was one."""

    dots: Ballot | None
    opinions: Ballot | None

    def on(self, state: SessionState, ideas: list[Idea]) -> list[int | None]:
        """Dots, agree, disagree and pass on all these ideas together; None without such a vote.

        Where the round was on themes, it is on those that the ideas are in.
        """
        counts = list(_counts(state, self.dots, ideas))
        opinions = list(_counts(state, self.opinions, ideas))
        return [
            sum(count.dots for count in counts) if self.dots and ideas else None,
            *(
                sum(getattr(count, name) for count in opinions) if self.opinions and ideas else None
                for name in ("agree", "disagree", "pass_")
            ),
        ]


def latest(state: SessionState) -> Votes:
    kinds = {ballot.kind: ballot for _, ballot in rounds(state)}
    return Votes(kinds.get("dots"), kinds.get("opinion"))


def rounds(state: SessionState) -> Iterator[tuple[BallotKey, Ballot]]:
    """Every round that was not undone, the earliest first."""
    for key, ballot in state.ballots.items():
        if key.round <= state.stages[key.stage].round:
            yield key, ballot


def _counts(state: SessionState, ballot: Ballot | None, ideas: list[Idea]) -> Iterable[Count]:
    if ballot is None:
        return []
    if ballot.by == "themes":
        themes = {theme.id for idea in ideas if (theme := state.theme_of(idea))}
        return [ballot.tallies[key] for key in themes if key in ballot.tallies]
    # An idea may have been merged into another only after the round.
    keys = chain.from_iterable(idea.group for idea in ideas)
    return [ballot.tallies[key] for key in keys if key in ballot.tallies]
