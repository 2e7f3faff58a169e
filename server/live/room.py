"""The single live object of one session in one process.

Commands wait in line; each is decided and evolved at once, so that the next sees it; what a batch
made happen is appended as one commit, and only when that is durable are acknowledgements and
changes released. While a commit is under way nobody reads the state.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec
import structlog

from server.clock import now_ms
from sessions.actor import Actor
from sessions.codec import UnknownEvent
from sessions.commands import Command
from sessions.decide import decide, made_by
from sessions.delta import Changes, Key, my_changes
from sessions.events import Event
from sessions.evolve import evolve
from sessions.fold import Fold
from sessions.log import Answer, Commit, Conflict, Log
from sessions.refusals import Code, Refusal, Refuse
from sessions.state import Touched
from sessions.wire import Position, Result

PATIENCE = 5.0
LARGEST_BATCH = 256
RETRY_AFTER = 0.1
LONGEST_RETRY = 1.0
# How many commits are folded before others get their turn.
AT_A_STRETCH = 500

T = TypeVar("T")
log = structlog.get_logger()


class Outcome(msgspec.Struct, frozen=True):
    """What became of a command: done (with what changed for its sender alone), or refused."""

    position: Position
    result: Result = Result()
    refusal: Refusal | None = None
    mine: Changes | None = None


class Personal(msgspec.Struct, frozen=True):
    """What changed for one participant alone; `origin` has it in its acknowledgement."""

    participant: str
    keys: set[Key]
    origin: str | None = None


class Listener(Protocol):
    """Is told what a durable commit changed."""

    def released(self, shared: set[Key], personal: list[Personal]) -> None: ...

    def restarted(self) -> None:
        """The log begins anew under another epoch."""


class Unreadable(Exception):
    """The log holds what this version of the code cannot take in."""


class _Broken(Exception):
    """A command's events could not be taken in: the state is half changed."""

    def __init__(self, item: "_Item") -> None:
        super().__init__(item.command)
        self.item = item


class _Item:
    """A command in line."""

    def __init__(
        self,
        command: Command,
        actor: Actor,
        origin: str | None,
        outcome: asyncio.Future[Outcome],
        since: float,
    ) -> None:
        self.command = command
        self.actor = actor
        self.origin = origin
        self.outcome = outcome
        self.since = since
        self.touched = Touched()
        self.result = Result()
        self.refusal: Refusal | None = None

    def settle(self, outcome: Outcome) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)


class Room:
    """Takes commands, keeps the state, tells its listener."""

    def __init__(self, code: str, fold: Fold, session_log: Log) -> None:
        self.code = code
        self.fold = fold
        self.listener: Listener | None = None
        self._log = session_log
        self._items: list[_Item] = []
        self._batch: list[_Item] = []
        self._readers: list[Callable[[], None]] = []
        self._wake = asyncio.Event()
        self._settled = True
        self._clean = True
        self.stopped = False
        # Asked once: before Python 3.12 each time is a system call.
        self._loop = asyncio.get_running_loop()
        self._patience: asyncio.TimerHandle | None = None
        self._task = self._loop.create_task(self._run(), name=f"room {code}")

    @classmethod
    async def load(cls, code: str, session_log: Log) -> "Room | None":
        """The room of a session as its log says; None when there is no such session.

        Raises Unreadable.
        """
        fold = await _folded(session_log, code, lambda seq: Touched())
        return cls(code, fold, session_log) if fold else None

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._stop()

    async def do(self, command: Command, actor: Actor, origin: str | None = None) -> Outcome:
        """Have a command done. `origin` is the connection that gets the outcome.

        After five seconds the outcome is `unavailable`, which says that it is unknown: whoever
        repeats the command, with its id, learns it.
        """
        if self.stopped:
            return self._unavailable()
        item = _Item(command, actor, origin, self._loop.create_future(), self._loop.time())
        self._items.append(item)
        self._wake.set()
        # One timer for all: one for each would cost more than all else in here.
        if self._patience is None:
            self._patience = self._loop.call_later(PATIENCE, self._lose_patience)
        return await item.outcome

    def _lose_patience(self) -> None:
        """Answer whoever waited for too long, and look again when the next one will have."""
        self._patience = None
        now = self._loop.time()
        for item in _waited_for([*self._batch, *self._items]):
            left = item.since + PATIENCE - now
            if left <= 0:
                item.settle(self._unavailable())
            elif self._patience is None:
                self._patience = self._loop.call_later(left, self._lose_patience)

    def _forget_patience(self) -> None:
        """Nobody waits any more."""
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def soon(self, reader: Callable[[], None]) -> None:
        """Call the reader where the state is durable: at once, or after the commit under way."""
        if self.stopped:
            return
        if self._settled:
            reader()
        else:
            self._readers.append(reader)

    async def read(self, reader: Callable[[Fold], T]) -> T:
        """What the reader makes of the state, where it is durable. Raises Refuse: unavailable."""
        found: asyncio.Future[T] = self._loop.create_future()

        def run() -> None:
            if found.done():
                return
            try:
                found.set_result(reader(self.fold))
            except Exception as error:  # noqa: BLE001 (handed on)
                found.set_exception(error)

        if self.stopped:
            raise Refuse(Code.UNAVAILABLE)
        self.soon(run)
        try:
            async with asyncio.timeout(PATIENCE):
                return await found
        except TimeoutError:
            with contextlib.suppress(ValueError):
                self._readers.remove(run)
            raise Refuse(Code.UNAVAILABLE) from None

    def _unavailable(self) -> Outcome:
        return Outcome(self.fold.position, refusal=Refusal(Code.UNAVAILABLE))

    async def _run(self) -> None:
        while not self.stopped:
            await self._wake.wait()
            self._wake.clear()
            while self._items:
                self._settled = False
                self._batch = self._next_batch()
                if not await self._take(self._batch):
                    self._stop()
                    return
                self._settled = True
                self._serve_readers()
            self._forget_patience()

    def _stop(self) -> None:
        """Give everybody who waits their answer: this room does nothing more."""
        self.stopped = True
        self._forget_patience()
        for item in (*self._batch, *self._items):
            item.settle(self._unavailable())
        self._items.clear()
        self._readers.clear()

    def _next_batch(self) -> list[_Item]:
        batch = self._items[:LARGEST_BATCH]
        del self._items[:LARGEST_BATCH]
        return _waited_for(batch)

    def _serve_readers(self) -> None:
        readers, self._readers = self._readers, []
        for reader in readers:
            try:
                reader()
            except Exception:
                log.exception("reader_failed", session=self.code)

    async def _take(self, batch: list[_Item]) -> bool:
        """Have a batch done, however often the log says no. False: this room cannot go on.

        Once nobody waits for the batch any more, it goes on until the state is true again.
        """
        wait = RETRY_AFTER
        while True:
            try:
                if not self._clean:
                    await self._rebuild()
                await self._commit(batch)
                return True
            except Conflict:
                self._clean = False
                await asyncio.sleep(0)
            except _Broken as broken:
                log.exception("command_failed", session=self.code)
                self._clean = False
                broken.item.settle(self._unavailable())
            except Unreadable:
                log.exception("session_unreadable", session=self.code)
                return False
            except Exception:
                # Whatever the log raised: what was evolved ahead of it is not true.
                log.exception("commit_failed", session=self.code)
                self._clean = False
                await asyncio.sleep(wait)
                wait = min(2 * wait, LONGEST_RETRY)
            batch = _waited_for(batch)
            self._items = _waited_for(self._items)

    async def _commit(self, batch: list[_Item]) -> None:
        events: list[Event] = []
        answers: list[Answer] = []
        now = now_ms()
        for item in batch:
            self._decide(item, now, events, answers)
        if events or answers:
            expected = self.fold.position
            await self._log.append(self.code, expected, Commit(expected.seq + 1, events, answers))
            self.fold.advance(expected.seq + 1)
        self._release(batch)

    def _decide(self, item: _Item, now: int, events: list[Event], answers: list[Answer]) -> None:
        item.touched = Touched()
        item.refusal = None
        command, actor = item.command, item.actor
        earlier = self.fold.answered(actor.id, command.id)
        if earlier is not None:
            item.result = earlier
            return
        try:
            decision = decide(self.fold.state, command, actor, now)
        except Exception:
            # Deciding changes nothing: the others of the batch are not concerned.
            log.exception("decision_failed", session=self.code)
            decision = Refusal(Code.UNAVAILABLE)
        if isinstance(decision, Refusal):
            item.refusal = decision
            return
        item.result = Result(id=made_by(command, decision))
        try:
            for event in decision:
                evolve(self.fold.state, event, item.touched)
        except Exception as error:
            raise _Broken(item) from error
        events += decision
        answers.append(Answer(actor.id, command.id, item.result))
        self.fold.remember(actor.id, command.id, item.result)

    def _release(self, batch: list[_Item]) -> None:
        """Let a durable batch's acknowledgements and changes out."""
        shared: set[Key] = set()
        personal: list[Personal] = []
        for item in batch:
            shared |= item.touched.shared
            for participant, keys in item.touched.personal.items():
                # Who does not wait any more is told like everybody else.
                acked = participant == item.actor.id and not item.outcome.done()
                personal.append(Personal(participant, keys, item.origin if acked else None))
        # Acknowledgements first: a phone knows that a new pledge is its own before the wall has it.
        for item in batch:
            item.settle(self._outcome(item))
        self._tell(lambda listener: listener.released(shared, personal))

    def _tell(self, told: Callable[[Listener], None]) -> None:
        if self.listener is None:
            return
        try:
            told(self.listener)
        except Exception:
            # What is durable is acknowledged, whoever stumbles over showing it.
            log.exception("listener_failed", session=self.code)

    def _outcome(self, item: _Item) -> Outcome:
        if item.refusal:
            return Outcome(self.fold.position, refusal=item.refusal)
        keys = item.touched.personal.get(item.actor.id)
        mine = my_changes(self.fold.state, item.actor.id, keys) if keys else None
        return Outcome(self.fold.position, item.result, mine=mine)

    async def _rebuild(self) -> None:
        """Throw the state away and fold the log again."""
        durable = self.fold.position
        known, missed = Touched(), Touched()
        fold = await _folded(
            self._log, self.code, lambda seq: known if seq <= durable.seq else missed
        )
        if fold is None:
            raise LookupError(self.code)
        self.fold = fold
        self._clean = True
        if fold.position.epoch != durable.epoch:
            self._tell(lambda listener: listener.restarted())
        else:
            personal = [Personal(one, keys) for one, keys in missed.personal.items()]
            self._tell(lambda listener: listener.released(missed.shared, personal))


def _waited_for(items: list[_Item]) -> list[_Item]:
    return [item for item in items if not item.outcome.done()]


async def _folded(session_log: Log, code: str, touched: Callable[[int], Touched]) -> Fold | None:
    """A session as its log says, noting what each commit touched. Raises Unreadable."""
    try:
        found = await session_log.read(code)
    except (UnknownEvent, msgspec.MsgspecError) as error:
        raise Unreadable(code) from error
    if found is None:
        return None
    epoch, commits = found
    fold = Fold(epoch)
    for number, commit in enumerate(commits, 1):
        if number % AT_A_STRETCH == 0:
            await asyncio.sleep(0)
        try:
            fold.apply(commit, touched(commit.seq))
        except Exception as error:
            raise Unreadable(f"{code}, commit {commit.seq}") from error
    return fold
