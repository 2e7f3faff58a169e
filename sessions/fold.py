"""A session as its log says: the state, its position, and what was answered to whom."""

from collections import OrderedDict

from sessions.evolve import evolve
from sessions.log import Commit
from sessions.state import REMEMBERED, SessionState, Touched
from sessions.wire import Position, Result


class Fold:
    """Applies commits in their order."""

    def __init__(self, epoch: str) -> None:
        self.state = SessionState()
        self.position = Position(epoch, 0)
        self._answers: dict[str, OrderedDict[str, Result]] = {}

    def apply(self, commit: Commit, touched: Touched) -> None:
        """Take one commit in."""
        for event in commit.events:
            evolve(self.state, event, touched)
        for answer in commit.answers:
            self.remember(answer.participant, answer.command, answer.result)
        self.advance(commit.seq)

    def advance(self, seq: int) -> None:
        self.position = Position(self.position.epoch, seq)

    def remember(self, participant: str, command: str, result: Result) -> None:
        """Keep an answer, so that a repeat of the command gets the same and does nothing."""
        answers = self._answers.setdefault(participant, OrderedDict())
        answers[command] = result
        if len(answers) > REMEMBERED:
            answers.popitem(last=False)

    def answered(self, participant: str, command: str) -> Result | None:
        """What this command of this participant gave, if it was done before."""
        answers = self._answers.get(participant)
        return answers.get(command) if answers else None
