"""The single live object of one session in one process.

Commands wait in line; each is decided and evolved at once, so that the next sees it; what a batch
made happen is appended as one commit, and only when that is durable are acknowledgements and
changes released. While a commit is under way nobody reads the state.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import structlog

from server.clock import now_ms
from server.live.deciding import Broken, outcome_of, take
from server.live.folding import Gone, Unreadable, folded, missing, read_log, take_in
from server.live.keeping import Keeper
from server.live.line import PATIENCE, Item, Line, Outcome, waited_for
from server.live.listening import Listener, Personal
from server.live.readers import Asked, Readers
from server.live.releasing import changed_by
from sessions.actor import Actor
from sessions.commands import Command
from sessions.events import Erased, Event
from sessions.flags import NOTHING, Lists
from sessions.fold import Fold
from sessions.log import Alone, Answer, Commit, Conflict, Following, Log
from sessions.refusals import Code, Refusal, Refuse
from sessions.state import Touched

RETRY_AFTER = 0.1
LONGEST_RETRY = 1.0
# How long after another worker's commit this room still waits for its turn before it decides.
SHARED_SECONDS = 60.0

T = TypeVar("T")
log = structlog.get_logger()


class Room:
    """Takes commands, keeps the state, tells its listener."""

    def __init__(self, code: str, fold: Fold, session_log: Log, lists: Lists = NOTHING) -> None:
        self.code = code
        self.fold = fold
        self.listener: Listener | None = None
        self._log = session_log
        self._lists = lists
        self._keeper = Keeper(code, session_log)
        self._line = Line(self._unavailable)
        self._readers = Readers(code)
        self._wake = asyncio.Event()
        self._settled = True
        # Whether the state is what the log says: not ahead of it, with a batch that is not stored.
        self._clean = True
        self._behind = False
        self._shared_until = 0.0
        self._has_turn = False
        self._following: Following = Alone()
        self.stopped = False
        # Asked once: before Python 3.12 each time is a system call.
        self._loop = asyncio.get_running_loop()
        self._task = self._loop.create_task(self._run(), name=f"room {code}")

    @classmethod
    async def load(cls, code: str, session_log: Log, lists: Lists = NOTHING) -> "Room | None":
        """The room of a session as its log says; None when there is no such session.

        Raises Unreadable.
        """
        fold = await folded(session_log, code)
        if fold is None:
            return None
        room = cls(code, fold, session_log, lists)
        room._following = session_log.follow(code, room)
        return room

    # What other workers do

    def appended(self) -> None:
        """Others have perhaps appended: read on."""
        self._behind = True
        self._wake.set()

    def peer(self, worker: str, connected: int) -> bool:
        return self.listener is not None and self.listener.peer(worker, connected)

    def tell(self, connected: int) -> None:
        """Tell other workers how many people are connected here."""
        self._following.tell(connected)

    async def close(self) -> None:
        # Cancelling is not enough: Redis' client can swallow it.
        self.stopped = True
        self._wake.set()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._stop()
        # Between two commits the fold is as the log says.
        await self._keeper.close(self.fold if self._settled else None)

    async def do(self, command: Command, actor: Actor, origin: str | None = None) -> Outcome:
        """Have a command done. `origin` is the connection that gets the outcome.

        After five seconds the outcome is `unavailable`, which says that it is unknown: whoever
        repeats the command, with its id, learns it.
        """
        if self.stopped:
            return self._unavailable()
        outcome = self._line.join(command, actor, origin)
        self._wake.set()
        return await outcome

    def soon(self, reader: Callable[[], None]) -> None:
        """Call the reader where the state is durable: at once, or after the commit under way."""
        if self.stopped:
            return
        if self._settled:
            reader()
        else:
            self._readers.wait(reader)

    async def read(self, reader: Callable[[Fold], T]) -> T:
        """What the reader makes of the state, where it is durable. Raises Refuse: unavailable."""
        if self.stopped:
            raise Refuse(Code.UNAVAILABLE)
        asked = Asked(lambda: reader(self.fold))
        self.soon(asked)
        try:
            async with asyncio.timeout(PATIENCE):
                return await asked.found
        except TimeoutError:
            self._readers.drop(asked)
            raise Refuse(Code.UNAVAILABLE) from None

    def _unavailable(self) -> Outcome:
        return Outcome(self.fold.position, refusal=Refusal(Code.UNAVAILABLE))

    async def _run(self) -> None:
        await self._keeper.keep(self.fold)
        while not self.stopped:
            await self._wake.wait()
            self._wake.clear()
            while (self._line.items or self._behind) and not self.stopped:
                if not await (self._work() if self._line.items else self._look()):
                    self._stop()
                    return
                await self._keeper.keep(self.fold)
            self._line.rest()

    async def _work(self) -> bool:
        self._settled = False
        if not await self._take(self._line.next_batch()):
            return False
        self._settled = True
        self._readers.serve()
        return True

    async def _look(self) -> bool:
        """Read on where nobody waits for anything. False: this room cannot go on."""
        try:
            await self._read_on()
        except Gone:
            return self._end()
        except Unreadable:
            log.exception("session_unreadable", session=self.code)
            return False
        except Exception:
            # What was shown stays true; whoever has come back by then tells more.
            log.exception("following_failed", session=self.code)
            self._behind = False
            self._loop.call_later(LONGEST_RETRY, self.appended)
        return True

    async def _read_on(self) -> None:
        """Take in what others have appended."""
        self._behind = False
        durable = self.fold.position
        try:
            found = await read_log(self._log, self.code, durable.seq)
        except BaseException:
            self._behind = True
            raise
        if found is None:
            raise await missing(self._log, self.code)
        epoch, commits = found
        if epoch != durable.epoch:
            await self._rebuild()
            return
        touched = Touched()
        for commit in commits:
            take_in(self.fold, self.code, commit, touched)
            self._note_erased(commit.events)
        if commits:
            self._share()
            self._tell_missed(touched)

    def _share(self) -> None:
        self._shared_until = self._loop.time() + SHARED_SECONDS

    async def _take_turn(self) -> None:
        """Before deciding: where others append too, wait for the turn, and know what they did."""
        self._has_turn = self._loop.time() < self._shared_until
        if self._has_turn:
            seq = await self._following.turn()
            self._behind = self._behind or seq > self.fold.position.seq
        if self._behind:
            await self._read_on()

    def _stop(self) -> None:
        """Give everybody who waits their answer: this room does nothing more."""
        self.stopped = True
        self._following.close()
        self._line.end()
        self._readers.clear()

    def _note_erased(self, events: list[Event]) -> None:
        if any(isinstance(event, Erased) for event in events):
            self._tell(lambda listener: listener.forgot())

    def _end(self) -> bool:
        """This session was deleted: whoever is in it has to go."""
        self._tell(lambda listener: listener.ended())
        return False

    async def _take(self, batch: list[Item]) -> bool:
        """Have a batch done, however often the log says no. False: this room cannot go on.

        Once nobody waits for the batch any more, it goes on until the state is true again.
        """
        wait = RETRY_AFTER
        while True:
            try:
                if not self._clean:
                    await self._rebuild()
                    # Who only wants to look need not wait until the log takes something again.
                    self._readers.serve()
                await self._take_turn()
                await self._commit(batch)
                return True
            except Conflict:
                self._share()
                await asyncio.sleep(0)
            except Gone:
                return self._end()
            except Broken as broken:
                log.exception("command_failed", session=self.code)
                broken.item.settle(self._unavailable())
            except Unreadable:
                log.exception("session_unreadable", session=self.code)
                return False
            except Exception:
                log.exception("commit_failed", session=self.code)
                await asyncio.sleep(wait)
                wait = min(2 * wait, LONGEST_RETRY)
            batch = waited_for(batch)
            self._line.drop_settled()

    async def _commit(self, batch: list[Item]) -> None:
        events: list[Event] = []
        answers: list[Answer] = []
        now = now_ms()
        self._clean = False
        for item in batch:
            done = take(item, self.fold, now, self._lists)
            if done:
                events += done[0]
                answers.append(done[1])
        if events or answers:
            expected = self.fold.position
            await self._log.append(self.code, expected, Commit(expected.seq + 1, events, answers))
            self.fold.advance(expected.seq + 1)
            self._note_erased(events)
        self._clean = True
        self._release(batch)
        if self._has_turn and not answers:
            await self._following.skip()

    def _release(self, batch: list[Item]) -> None:
        """Let a durable batch's acknowledgements and changes out."""
        shared, personal = changed_by(batch, self.fold.state)
        # Acknowledgements first: a phone knows that a new pledge is its own before the wall has it.
        for item in batch:
            item.settle(outcome_of(item, self.fold))
        self._tell(lambda listener: listener.released(shared, personal))

    def _tell(self, told: Callable[[Listener], None]) -> None:
        if self.listener is None:
            return
        try:
            told(self.listener)
        except Exception:
            # What is durable is acknowledged, whoever stumbles over showing it.
            log.exception("listener_failed", session=self.code)

    async def _rebuild(self) -> None:
        """Throw the state away and fold the log again."""
        self._behind = False
        durable = self.fold.position
        known, missed = Touched(), Touched()
        fold = await folded(
            self._log,
            self.code,
            lambda seq: known if seq <= durable.seq else missed,
            seen=durable,
        )
        if fold is None:
            raise await missing(self._log, self.code)
        self.fold = fold
        self._clean = True
        if fold.position.epoch != durable.epoch:
            self._tell(lambda listener: listener.restarted())
        else:
            self._tell_missed(missed)

    def _tell_missed(self, touched: Touched) -> None:
        """Show what others have done."""
        personal = [Personal(one, keys) for one, keys in touched.personal.items()]
        self._tell(lambda listener: listener.released(touched.shared, personal))
