"""The commands that wait for a room, and how long they do."""

import asyncio
from collections.abc import Callable

import msgspec

from sessions.actor import Actor
from sessions.commands import Command
from sessions.delta import Changes
from sessions.refusals import Refusal
from sessions.state import Touched
from sessions.wire import Position, Result

PATIENCE = 5.0
LARGEST_BATCH = 256


class Outcome(msgspec.Struct, frozen=True):
    """What became of a command: done (with what changed for its sender alone), or refused."""

    position: Position
    result: Result = Result()
    refusal: Refusal | None = None
    mine: Changes | None = None


class Item:
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


class Line:
    """Whoever waits longer than `PATIENCE` is answered with what `give_up` says."""

    def __init__(self, give_up: Callable[[], Outcome]) -> None:
        self.items: list[Item] = []
        self.batch: list[Item] = []
        self._give_up = give_up
        # Asked once: before Python 3.12 each time is a system call.
        self._loop = asyncio.get_running_loop()
        self._patience: asyncio.TimerHandle | None = None

    def join(self, command: Command, actor: Actor, origin: str | None) -> asyncio.Future[Outcome]:
        """Put a command at the end of the line."""
        outcome: asyncio.Future[Outcome] = self._loop.create_future()
        self.items.append(Item(command, actor, origin, outcome, self._loop.time()))
        # One timer for all: one for each would cost more than all else in here.
        if self._patience is None:
            self._patience = self._loop.call_later(PATIENCE, self._lose_patience)
        return outcome

    def next_batch(self) -> list[Item]:
        """Take those whose turn it is; whoever does not wait any more is left out."""
        self.batch = waited_for(self.items[:LARGEST_BATCH])
        del self.items[:LARGEST_BATCH]
        return self.batch

    def drop_settled(self) -> None:
        self.items = waited_for(self.items)

    def rest(self) -> None:
        """Nobody waits."""
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def end(self) -> None:
        """Answer everybody who waits."""
        self.rest()
        for item in (*self.batch, *self.items):
            item.settle(self._give_up())
        self.items.clear()

    def _lose_patience(self) -> None:
        """Answer whoever waited for too long, and look again when the next one will have."""
        self._patience = None
        now = self._loop.time()
        for item in waited_for([*self.batch, *self.items]):
            left = item.since + PATIENCE - now
            if left <= 0:
                item.settle(self._give_up())
            elif self._patience is None:
                self._patience = self._loop.call_later(left, self._lose_patience)


def waited_for(items: list[Item]) -> list[Item]:
    return [item for item in items if not item.outcome.done()]
