"""One round of votes: what each person cast, and the tallies, kept as votes come in.

Votes are kept as they were cast, by original idea. An idea with others merged into it counts the
votes on all of them, once per person: dots are summed up to the limit for one idea, of opinions
the last one holds.
"""

from typing import Literal, NamedTuple

import msgspec

from sessions.commands import Opinion
from sessions.wire import VoteSubject

BallotKind = Literal["dots", "opinion"]


class BallotKey(NamedTuple):
    stage: str
    round: int


class Vote(msgspec.Struct, frozen=True, array_like=True):
    """`order` tells which of a person's opinions is the last."""

    dots: int = 0
    opinion: Opinion | None = None
    order: int = 0


class Count(msgspec.Struct):
    """A tally while it is counted."""

    voters: int = 0
    dots: int = 0
    agree: int = 0
    disagree: int = 0
    pass_: int = 0

    def add(self, vote: Vote, sign: int) -> None:
        """Count a vote in (1) or out (-1)."""
        self.voters += sign
        self.dots += sign * vote.dots
        match vote.opinion:
            case "agree":
                self.agree += sign
            case "disagree":
                self.disagree += sign
            case "pass":
                self.pass_ += sign
            case None:
                pass


class Person(msgspec.Struct, array_like=True):
    """One person's votes: as cast by original idea, and as they count by root idea."""

    cast: dict[str, Vote]
    counted: dict[str, Vote]
    spent: int = 0


class Ballot(msgspec.Struct):
    """A round of dots (a budget a person, a limit an idea) or of opinions.

    In a round on themes, what is said of ideas here holds of themes: each is a group of its own.
    `order` is that of the vote cast last.
    """

    kind: BallotKind
    dots: int
    per_idea: int
    people: dict[str, Person] = {}
    tallies: dict[str, Count] = {}
    voters: int = 0
    revealed: bool = False
    order: int = 0
    by: VoteSubject = "ideas"

    @property
    def is_blank(self) -> bool:
        """Whether nobody has cast anything that stands."""
        return not any(found.cast for found in self.people.values())

    def vote_of(self, person: str, root: str) -> Vote | None:
        """The vote of this person that counts for this idea."""
        found = self.people.get(person)
        return found.counted.get(root) if found else None

    def dots_left(self, person: str) -> int:
        found = self.people.get(person)
        return self.dots - (found.spent if found else 0)

    def cast(self, person: str, group: list[str], dots: int, opinion: Opinion | None) -> None:
        """Set a person's whole vote on the idea group[0], in place of every earlier one on it."""
        found = self.people.get(person)
        if found is None:
            found = self.people[person] = Person({}, {})
        for idea in group:
            found.cast.pop(idea, None)
        if dots or opinion:
            self.order += 1
            found.cast[group[0]] = Vote(dots, opinion, self.order)
        self._count(found, group[0], self._combined(found, group))

    def drop(self, root: str) -> set[str]:
        """Stop counting an idea: it was hidden, withdrawn or merged. Returns whose votes it had."""
        if root not in self.tallies:
            return set()
        voters = {person for person, found in self.people.items() if root in found.counted}
        for person in voters:
            self._count(self.people[person], root, None)
        self.tallies.pop(root, None)
        return voters

    def take(self, group: list[str]) -> set[str]:
        """Count the idea group[0] with what was cast on its whole group. Returns whose votes.

        Nobody may come to more dots than they have: what is over is cut from this idea.
        """
        voters: set[str] = set()
        for person, found in self.people.items():
            vote = self._combined(found, group)
            if vote is None:
                continue
            voters.add(person)
            over = found.spent + vote.dots - self.dots if self.kind == "dots" else 0
            if over > 0:
                vote = Vote(vote.dots - over, vote.opinion, vote.order)
                for idea in group:
                    found.cast.pop(idea, None)
                if vote.dots > 0:
                    found.cast[group[0]] = vote
            self._count(found, group[0], vote if vote.dots > 0 or vote.opinion else None)
        return voters

    def move(self, group: list[str], to: str) -> None:
        """Let what was cast on a group stand on one idea: its own goes away."""
        for found in self.people.values():
            vote = self._combined(found, group)
            if vote is None:
                continue
            for idea in group:
                found.cast.pop(idea, None)
            found.cast[to] = vote

    def _combined(self, found: Person, group: list[str]) -> Vote | None:
        votes = [found.cast[idea] for idea in group if idea in found.cast]
        if not votes:
            return None
        last = max(votes, key=lambda vote: vote.order)
        if self.kind == "opinion":
            return last
        dots = min(self.per_idea, sum(vote.dots for vote in votes))
        return Vote(dots=dots, order=last.order)

    def _count(self, found: Person, root: str, vote: Vote | None) -> None:
        had_any = bool(found.counted)
        before = found.counted.pop(root, None)
        tally = self.tallies.get(root)
        if tally is None:
            tally = self.tallies[root] = Count()
        if before:
            tally.add(before, -1)
            found.spent -= before.dots
        if vote:
            found.counted[root] = vote
            tally.add(vote, 1)
            found.spent += vote.dots
        if not tally.voters:
            del self.tallies[root]
        self.voters += bool(found.counted) - had_any
