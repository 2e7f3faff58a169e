"""A session as its log says: the state, its position, and what was answered to whom."""

from sessions import forgetting
from sessions.events import Erased, Event
from sessions.evolve import evolve
from sessions.log import Commit
from sessions.state import SessionState, Touched
from sessions.wire import Position, Result

# How many answers are kept for each person.
REMEMBERED = 256


class Fold:
    """Applies commits in their order.

    `commands` counts what it took in, as a measure of what folding all of it again would cost;
    `kept` is how many of them a checkpoint holds.
    """

    def __init__(self, epoch: str) -> None:
        self.state = SessionState()
        self.position = Position(epoch, 0)
        self.answers: dict[str, dict[str, Result]] = {}
        self.commands = 0
        self.kept = 0

    def apply(self, commit: Commit, touched: Touched) -> None:
        """Take one commit in."""
        for event in commit.events:
            self.evolve(event, touched)
        for answer in commit.answers:
            self.remember(answer.participant, answer.command, answer.result)
        self.advance(commit.seq)

    def evolve(self, event: Event, touched: Touched) -> None:
        """Take one event in."""
        evolve(self.state, event, touched)
        if isinstance(event, Erased):
            self._forget(forgetting.Forgetting([event]))

    def _forget(self, forgets: forgetting.Forgetting) -> None:
        for person, answers in list(self.answers.items()):
            gone = [key for key, one in answers.items() if forgets.forgets_answer(person, one.id)]
            for key in gone:
                del answers[key]
            if not answers:
                del self.answers[person]

    def advance(self, seq: int) -> None:
        self.position = Position(self.position.epoch, seq)

    def remember(self, participant: str, command: str, result: Result) -> None:
        """Keep an answer, so that a repeat of the command gets the same and does nothing."""
        self.commands += 1
        answers = self.answers.setdefault(participant, {})
        answers[command] = result
        if len(answers) > REMEMBERED:
            del answers[next(iter(answers))]

    def answered(self, participant: str, command: str) -> Result | None:
        """What this command of this participant gave, if it was done before."""
        answers = self.answers.get(participant)
        return answers.get(command) if answers else None
