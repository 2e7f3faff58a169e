"""One round of votes: what each person cast, and the tallies, kept as votes come in.

Votes are kept as they were cast, by original idea. An idea with others merged into it counts the
votes on all of them, once per person, as the ballot's method combines them (`methods`).
"""

from typing import NamedTuple

import msgspec

from sessions.methods import METHODS, Count, Method, Vote
from sessions.wire import BallotKind, BallotSubject


class BallotKey(NamedTuple):
    stage: str
    round: int


class Person(msgspec.Struct, array_like=True):
    """One person's votes: as cast by original idea, and as they count by root idea."""

    cast: dict[str, Vote]
    counted: dict[str, Vote]
    spent: int = 0


class Ballot(msgspec.Struct):
    """A round of votes of one kind; `dots` (a person) and `per_idea` are the limits of dots.

    In a round on themes, what is said of ideas here holds of themes: each is a group of its own.
    On the ladder, the stage stands for the one thing that everybody places.
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
    by: BallotSubject = "ideas"

    @property
    def is_blank(self) -> bool:
        """Whether nobody has cast anything that stands."""
        return not any(found.cast for found in self.people.values())

    @property
    def method(self) -> Method:
        return METHODS[self.kind]

    def vote_of(self, person: str, root: str) -> Vote | None:
        """The vote of this person that counts for this idea."""
        found = self.people.get(person)
        return found.counted.get(root) if found else None

    def dots_left(self, person: str) -> int:
        found = self.people.get(person)
        return self.dots - (found.spent if found else 0)

    def cast(self, person: str, group: list[str], value: int) -> None:
        """Set a person's whole vote on the idea group[0], in place of every earlier one on it.

        0 takes it back.
        """
        found = self.people.get(person)
        if found is None:
            found = self.people[person] = Person({}, {})
        for idea in group:
            found.cast.pop(idea, None)
        vote = None
        if value:
            self.order += 1
            vote = found.cast[group[0]] = Vote(value, self.order)
        self._count(found, group[0], vote)

    def drop(self, root: str) -> set[str]:
        """Stop counting an idea: it was hidden, withdrawn or merged. Returns whose votes it had."""
        if root not in self.tallies:
            return set()
        voters = {person for person, found in self.people.items() if root in found.counted}
        for person in voters:
            self._count(self.people[person], root, None)
        self.tallies.pop(root, None)
        return voters

    def forget(self, person: str) -> set[str]:
        """Take all that somebody cast out of the counts. Returns on what it counted."""
        found = self.people.get(person)
        if found is None:
            return set()
        roots = set(found.counted)
        for root in roots:
            self._count(found, root, None)
        del self.people[person]
        return roots

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
            over = found.spent + vote.value - self.dots if self.method.has_budget else 0
            if over > 0:
                vote = Vote(vote.value - over, vote.order)
                for idea in group:
                    found.cast.pop(idea, None)
                if vote.value > 0:
                    found.cast[group[0]] = vote
            self._count(found, group[0], vote if vote.value > 0 else None)
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
        return self.method.combine(votes, self.per_idea) if votes else None

    def _count(self, found: Person, root: str, vote: Vote | None) -> None:
        method = METHODS[self.kind]
        had_any = bool(found.counted)
        before = found.counted.pop(root, None)
        tally = self.tallies.get(root)
        if tally is None:
            tally = self.tallies[root] = Count([0] * method.parts)
        if before:
            tally.voters -= 1
            method.add(tally.parts, before.value, -1)
        if vote:
            found.counted[root] = vote
            tally.voters += 1
            method.add(tally.parts, vote.value, 1)
        if method.has_budget:
            found.spent += (vote.value if vote else 0) - (before.value if before else 0)
        if not tally.voters:
            del self.tallies[root]
        self.voters += bool(found.counted) - had_any
