"""Sessions in which much has happened, written straight into a log."""

import random
from collections.abc import Iterator
from itertools import islice

from sessions.agenda import StagePlan
from sessions.commands import Opinion
from sessions.events import Event, IdeaPosted, Joined, SessionCreated, StageOpened, VoteCast
from sessions.ids import token_hash
from sessions.log import Answer, Commit, Log
from sessions.wire import Position, Result

CODE = "BCDFGH"
EPOCH = "e1"
FACILITATOR_TOKEN = "the facilitator of a long session"
OPINIONS: tuple[Opinion, ...] = ("agree", "disagree", "pass")

Happened = tuple[Event, Answer]


class LongSession:
    """A conversation in which people vote on this and that until there are enough events."""

    def __init__(self, people: int, ideas: int, events: int) -> None:
        self.events = events
        self._random = random.Random(events)
        self.people = [self._id() for _ in range(people)]
        self.ideas = [self._id() for _ in range(ideas)]
        self.tokens = [f"the token of {person}" for person in self.people]

    async def write(self, log: Log, at_once: int) -> None:
        """Write it down, so many events a commit."""
        for commit in self.commits(at_once):
            if commit.seq == 1:
                await log.create(CODE, EPOCH, commit)
            else:
                await log.append(CODE, Position(EPOCH, commit.seq - 1), commit)

    def commits(self, at_once: int) -> Iterator[Commit]:
        yield Commit(1, [self._created()], [])
        happened = self._happened()
        seq = 1
        while batch := list(islice(happened, at_once)):
            seq += 1
            yield Commit(seq, [event for event, _ in batch], [answer for _, answer in batch])

    def _created(self) -> SessionCreated:
        return SessionCreated(
            at=1,
            code=CODE,
            title="A long day",
            purpose="",
            influence="",
            lang="en",
            languages=["en"],
            translations={},
            template="conversation",
            facilitator=token_hash(FACILITATOR_TOKEN),
            stages=[StagePlan(id="s1", kind="conversation")],
            prompts=[],
        )

    def _happened(self) -> Iterator[Happened]:
        for person, token in zip(self.people, self.tokens, strict=True):
            joined = Joined(at=2, participant=person, seat=token_hash(token), lang="en")
            yield joined, Answer("server", person, Result(person))
        yield StageOpened(at=3, stage="s1"), self._answer("facilitator", "s1")
        for number, idea in enumerate(self.ideas):
            author = self.people[number % len(self.people)]
            yield self._posted(idea, author, number), self._answer(author, idea)
        for _ in range(self.events - len(self.people) - len(self.ideas) - 2):
            voter, idea = self._random.choice(self.people), self._random.choice(self.ideas)
            opinion = self._random.choice(OPINIONS)
            vote = VoteCast(at=5, voter=voter, idea=idea, dots=None, opinion=opinion)
            yield vote, self._answer(voter, idea)

    def _posted(self, idea: str, author: str, number: int) -> IdeaPosted:
        return IdeaPosted(
            at=4,
            idea=idea,
            author=author,
            text=f"Idea {number}, about as long as most that people write in such a room.",
            lang="en",
            stage="s1",
            prompt=None,
            table=None,
            held=False,
        )

    def _answer(self, participant: str, made: str) -> Answer:
        # As long as the ids that phones make.
        return Answer(participant, f"{self._random.getrandbits(144):036x}", Result(made))

    def _id(self) -> str:
        return f"{self._random.getrandbits(64):016x}"
