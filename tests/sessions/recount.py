"""Another way to count: from the events alone, one vote after the other."""

from typing import Any

from sessions.ballot import BallotKey
from sessions.events import Erased, Event, IdeaWithdrawn, RungPlaced, VoteCast
from sessions.state import SessionState

Cast = dict[str, Any]


class Recount:
    """Keeps each person's last votes by round and idea, and adds them up anew each time.

    Where a person's dots came to more than their budget (ideas were taken apart or restored) or
    stood on an idea that was withdrawn, the room has to choose; there only the limits hold.
    """

    def __init__(self, state: SessionState) -> None:
        self.state = state
        self.cast: dict[BallotKey, dict[str, Cast]] = {}
        self.unsure: set[tuple[BallotKey, str]] = set()

    def take(self, event: Event) -> None:
        ballot = self.state.ballot
        if isinstance(event, IdeaWithdrawn):
            self._lose([event.idea])
        if isinstance(event, Erased):
            self._lose(event.things)
            for people in self.cast.values():
                for one in event.people:
                    people.pop(one, None)
        if isinstance(event, VoteCast) and ballot and self.state.current_ballot:
            cast = self.cast.setdefault(ballot, {}).setdefault(event.voter, {})
            themes = self.state.current_ballot.by == "themes"
            group = [event.idea] if themes else self.state.ideas[event.idea].group
            for idea in group:
                cast.pop(idea, None)
            if given := event.opinion or event.approve or event.score or event.dots:
                cast[event.idea] = given

        if isinstance(event, RungPlaced) and ballot and self.state.stage:
            placed = {self.state.stage: event.rung} if event.rung else {}
            self.cast.setdefault(ballot, {})[event.voter] = placed

    def _lose(self, ideas: list[str]) -> None:
        for key, people in self.cast.items():
            lost = (one for one, cast in people.items() if not cast.keys().isdisjoint(ideas))
            self.unsure.update((key, one) for one in lost)

    def check(self, tallies: dict[str, Any]) -> None:
        """Compare with what the facilitator sees."""
        key, ballot = self.state.ballot, self.state.current_ballot
        if key is None or ballot is None:
            assert tallies == {}
            return
        people = {one: self._counted(cast) for one, cast in self.cast.get(key, {}).items()}
        for person, counted in people.items():
            if ballot.kind == "dots" and sum(counted.values()) > ballot.dots:
                self.unsure.add((key, person))
        if any((key, person) in self.unsure for person in people):
            return
        expected: dict[str, list[Any]] = {}
        for counted in people.values():
            for root, vote in counted.items():
                expected.setdefault(root, []).append(vote)
        assert tallies.keys() == expected.keys()
        for root, votes in expected.items():
            found = tallies[root]
            assert found.voters == len(votes)
            _check_one(ballot.kind, found, votes)

    def _is_quiet(self, key: str) -> bool:
        """Whether showing a silent stage's ideas was undone."""
        stage = self.state.stages[key]
        return stage.silent and not stage.shown

    def _counted(self, cast: Cast) -> Cast:
        ballot = self.state.current_ballot
        assert ballot is not None
        if ballot.by == "ladder":
            return cast
        counted: Cast = {}
        for idea, vote in cast.items():
            if ballot.by == "themes":
                if self._shows(idea):
                    counted[idea] = vote
                continue
            root = self.state.root(idea)
            if root is None or root.held or root.hidden or self._is_quiet(root.stage):
                continue
            if ballot.kind == "dots":
                counted[root.id] = min(ballot.per_idea, counted.get(root.id, 0) + vote)
            else:
                counted[root.id] = vote
        return counted

    def _shows(self, theme: str) -> bool:
        """Whether somebody in the room sees an idea of the theme."""
        found = self.state.themes[theme]
        for key, idea in self.state.ideas.items():
            quiet = self.state.stages[idea.stage].is_quiet
            if idea.into or idea.held or idea.hidden or quiet:
                continue
            themes = [self.state.ideas[one].theme for one in (key, *idea.merged)]
            if next((one for one in themes if one), None) == theme:
                return not found.dissolved
        return False


def _check_one(kind: str, found: Any, votes: list[Any]) -> None:
    match kind:
        case "dots":
            assert found.dots == sum(votes)
        case "opinion":
            opinions = [found.agree, found.disagree, found.pass_]
            assert opinions == [votes.count(o) for o in ("agree", "disagree", "pass")]
        case "approval":
            assert found.approvals == len(votes)
        case "scale":
            assert found.scores == [votes.count(score) for score in (1, 2, 3, 4, 5)]
            assert abs(found.mean - sum(votes) / len(votes)) < 0.0501
        case "ladder":
            assert found.rungs == [votes.count(rung) for rung in range(1, 8)]
            assert abs(found.mean - sum(votes) / len(votes)) < 0.0501
