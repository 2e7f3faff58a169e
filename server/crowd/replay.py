"""Plays a recorded conversation in a running event: everybody in it is an attendee."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import msgspec

from server.crowd.client import Client, connections
from server.crowd.outbox import Answer
from server.crowd.recording import Comment, Recording, Vote
from sessions.refusals import Code

# So many people connect at the same time.
AT_THE_DOOR = 50


class NotReadyError(Exception):
    """The event cannot take the conversation now; the text says what to do."""


class Played(msgspec.Struct):
    """What has become of the recording so far. `refused` counts by the refusals' codes."""

    ideas: int = 0
    votes: int = 0
    waits: int = 0
    returns: int = 0
    refused: Counter[str] = msgspec.field(default_factory=Counter)

    @property
    def done(self) -> int:
        return self.ideas + self.votes + self.refused.total()


class Replay:
    """A recording on its way into an event, `speed` times as fast as it was.

    Comments that the moderators of the time rejected are posted like all others, with their votes:
    rejecting was a facilitator's act, and here too it is left to the facilitator.
    """

    def __init__(self, url: str, code: str, recording: Recording, speed: float) -> None:
        self.played = Played()
        self._url = url
        self._code = code
        self._recording = recording
        self._speed = speed
        self._people: dict[str, Client] = {}
        self._ideas: dict[str, str | None] = {}
        self._early: dict[str, list[Vote]] = defaultdict(list)
        self._under_way: set[asyncio.Future[Answer]] = set()

    async def play(self, tell: Callable[[Played], None] = lambda _: None) -> Played:
        """Play it to its end. Raises NotReadyError, NotAdmittedError."""
        async with self._room():
            ticker = asyncio.create_task(self._report(tell))
            await self._all_in_time()
            while self._under_way:
                await asyncio.wait(self._under_way)
            ticker.cancel()
            self.played.returns = sum(person.returns for person in self._people.values())
            tell(self._count())
        return self.played

    def _count(self) -> Played:
        self.played.waits = sum(person.outbox.waits for person in self._people.values())
        return self.played

    async def _report(self, tell: Callable[[Played], None]) -> None:
        while True:
            tell(self._count())
            await asyncio.sleep(0.1)

    @asynccontextmanager
    async def _room(self) -> AsyncIterator[None]:
        async with connections() as http:
            try:
                await self._check(http)
                await self._let_in(http)
                yield
            finally:
                await asyncio.gather(*(person.leave() for person in self._people.values()))

    async def _check(self, http: aiohttp.ClientSession) -> None:
        async with http.get(f"{self._url}/api/sessions/{self._code}/view") as answer:
            found = await answer.json()
            if answer.status != 200:
                raise NotReadyError(found["message"])
        view = found["view"]
        session = view["session"]["session"]
        stage = view["stages"].get(session["stage"] or "")
        if stage is None or stage["kind"] != "conversation":
            raise NotReadyError(
                "A recorded conversation needs an open conversation stage: open it on the console"
                " (an event from the template “conversation” has one), then try again."
            )
        if session["hold"]:
            raise NotReadyError(
                "The event holds new ideas for approval, so nobody could vote on them:"
                " switch that off on the console, then try again."
            )

    async def _let_in(self, http: aiohttp.ClientSession) -> None:
        door = asyncio.Semaphore(AT_THE_DOOR)

        async def enter(person: Client) -> None:
            async with door:
                await person.join()

        self._people = {
            name: Client(http, self._url, self._code) for name in self._recording.people
        }
        await asyncio.gather(*(enter(person) for person in self._people.values()))

    async def _all_in_time(self) -> None:
        clock = asyncio.get_running_loop().time
        begun, start = clock(), self._recording.start
        acts: list[Comment | Vote] = [*self._recording.comments, *self._recording.votes]
        # A comment comes before a vote of the same instant.
        for act in sorted(acts, key=lambda act: act.at):
            due = begun + (act.at - start) / 1000 / self._speed
            await asyncio.sleep(max(0.0, due - clock()))
            if isinstance(act, Comment):
                self._post(act)
            else:
                self._vote(act)

    def _post(self, comment: Comment) -> None:
        def posted(answer: Answer) -> None:
            early = self._early.pop(comment.id, [])
            if answer.ok:
                self.played.ideas += 1
                self._ideas[comment.id] = answer.result.id
            else:
                self._refused(answer)
                self._ideas[comment.id] = None
            for vote in early:
                self._vote(vote)

        self._send(comment.author, posted, "post_idea", text=comment.text)

    def _vote(self, vote: Vote) -> None:
        """Cast a vote; one that comes before its idea is there waits for it."""

        def voted(answer: Answer) -> None:
            if answer.ok:
                self.played.votes += 1
            else:
                self._refused(answer)

        if vote.comment not in self._ideas:
            self._early[vote.comment].append(vote)
        elif (idea := self._ideas[vote.comment]) is None:
            self._refused(Answer(ok=False, code=Code.NO_SUCH_IDEA))
        else:
            self._send(vote.voter, voted, "cast_vote", idea=idea, opinion=vote.opinion)

    def _send(self, who: str, then: Callable[[Answer], None], type_: str, **fields: object) -> None:
        def answered(future: asyncio.Future[Answer]) -> None:
            self._under_way.discard(future)
            if not future.cancelled():
                then(future.result())

        sent = self._people[who].outbox.put(type_, **fields)
        self._under_way.add(sent)
        sent.add_done_callback(answered)

    def _refused(self, answer: Answer) -> None:
        self.played.refused[answer.code or ""] += 1
