"""People vote, each way there is."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.ballot import BallotKey
from sessions.views import Entities
from tests.sessions.machine.asking import SHOWN, Asking
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.room import FACILITATOR

METHOD = st.sampled_from(["dots", "opinion", "approval", "scale"])
LIMIT = st.integers(1, 6) | st.none()
OPINION = st.sampled_from(["agree", "disagree", "pass", None])


def vote_of(method: str, value: int) -> dict[str, Any]:
    """The fields of a vote that fits this method; 0 takes it back."""
    if not value:
        return {"dots": 0}
    match method:
        case "opinion":
            return {"opinion": ("agree", "disagree", "pass")[value % 3]}
        case "approval":
            return {"approve": True}
        case "scale":
            return {"score": value}
    return {"dots": min(value, 3)}


def parts_of(method: str, votes: list[int]) -> list[int]:
    """What a count has to hold: the sum of dots or approvals, else how many gave each."""
    if method in ("dots", "approval"):
        return [sum(votes)]
    last = {"opinion": 3, "scale": 5, "ladder": 7}[method]
    return [votes.count(value) for value in range(1, last + 1)]


class Votes(Asking):
    @rule(
        who=NUMBERS,
        idea=NUMBERS,
        dots=st.integers(0, 6) | st.none(),
        opinion=OPINION,
        approve=st.booleans() | st.none(),
        score=st.integers(1, 5) | st.none(),
    )
    def vote_wildly(self, who: int, idea: int, **vote: Any) -> None:
        self.ask(self.person(who), c.CastVote, idea=self.idea(idea), **vote)

    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), value=st.integers(0, 5))
    def vote(self, who: int, idea: int, value: int) -> None:
        ballot = self.state.current_ballot
        vote = vote_of(ballot.kind if ballot else "dots", value)
        self.ask(self.person(who), c.CastVote, idea=self.votable(idea), **vote)

    @rule(stage=NUMBERS, method=METHOD, dots=LIMIT, per_idea=LIMIT)
    def choose_method(
        self, stage: int, method: Any, dots: int | None, per_idea: int | None
    ) -> None:
        asked = self.one(self.state.stages, stage)
        limits = {"dots": dots, "per_idea": per_idea}
        self.ask(FACILITATOR, c.ChooseMethod, stage=asked, method=method, **limits)

    @rule(method=METHOD, dots=LIMIT)
    def vote_another_way(self, method: Any, dots: int | None) -> None:
        for stage in self.state.in_agenda():
            if stage.is_ballot:
                asked = {"stage": stage.id, "method": method, "dots": dots}
                self.ask(FACILITATOR, c.ChooseMethod, **asked)
        self.open("vote")

    # Whole turns, which single commands seldom happen to add up to.

    @rule(who=st.integers(0, 4))
    def spend_all(self, who: int) -> None:
        self.open("vote")
        for number in range(3):
            ballot = self.state.current_ballot
            vote = vote_of(ballot.kind if ballot else "dots", 2)
            self.ask(self.person(who), c.CastVote, idea=self.votable(number), **vote)

    def votable(self, number: int) -> str:
        ballot = self.state.current_ballot
        if ballot is None or ballot.by == "ideas":
            return self.public(number)
        return self.one(self.state.themes, number)

    def check_votes(self, seen: dict[str, Entities]) -> None:
        for ballot in self.state.ballots.values():
            given: dict[str, list[int]] = {}
            for person in ballot.people.values():
                values = [vote.value for vote in person.counted.values()]
                assert 0 not in values
                assert person.spent == (sum(values) if ballot.kind == "dots" else 0)
                assert person.spent <= ballot.dots
                for root, vote in person.counted.items():
                    assert ballot.kind != "dots" or vote.value <= ballot.per_idea
                    given.setdefault(root, []).append(vote.value)
            assert given.keys() == ballot.tallies.keys()
            for root, votes in given.items():
                counted = ballot.tallies[root]
                assert counted.voters == len(votes)
                assert counted.parts == parts_of(ballot.kind, votes)
            assert ballot.voters == sum(bool(p.counted) for p in ballot.people.values())
        self.recount.check(seen["facilitator"]["tallies"])
        current = self.state.current_ballot
        positions = [stage.position for stage in self.state.in_agenda()]
        assert positions == list(range(len(positions)))
        assert all(prompt.stage in self.state.stages for prompt in self.state.prompts.values())
        for audience in SHOWN:
            assert seen[audience]["scripts"] == {}
            if current is None or not current.revealed:
                assert seen[audience]["tallies"] == {}
            for key in seen[audience]["results"]:
                stage, _, number = key.rpartition(":")
                ballot = self.state.ballots[BallotKey(stage, int(number))]
                assert ballot.revealed
                assert ballot is not current
