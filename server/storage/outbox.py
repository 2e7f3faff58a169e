"""The outbox: which mail has gone to whom, so that none is lost and none goes twice.

A mail is named by its session, its participant and what it is due for (`Letter`), and has one row
for ever. What is due follows from the session's log; the outbox only says whose it is to send, and
what became of it. It holds no address and nothing that anybody wrote.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol, runtime_checkable

import msgspec

# Given up: `bounced` where there is no such address, `failed` for another reason.
Outcome = Literal["sent", "failed", "bounced"]
Counts = Mapping[str, Counter[Outcome]]


class Letter(msgspec.Struct, frozen=True):
    """One mail: `due` is what it is for (`d7`: a week after the event)."""

    session: str
    participant: str
    due: str


class Outbox(Protocol):
    """Every answer is durable when it is given. Times are milliseconds since 1970."""

    async def claim(self, letter: Letter, now: int, until: int) -> int | None:
        """Take a mail to send it: how many times it was tried before.

        None: it has an outcome, or is put off, or another has claimed it until later than `now`.
        Whoever dies loses the claim at `until`, or when the one server over a data folder starts.
        """

    async def put_off(self, letter: Letter, until: int) -> None:
        """Give a claim back: not before `until`."""

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Note what became of a mail that was claimed; the first outcome stays, but for `sent`."""

    async def settled(self, session: str) -> set[tuple[str, str]]:
        """The (participant, due) of all mails that have an outcome."""

    async def counts(self, session: str) -> Counts:
        """How many have which outcome, by what they were due for."""

    async def forget(self, session: str, participant: str) -> None:
        """Delete every row of a person."""

    async def destroy(self, session: str) -> None:
        """Delete every row of a session."""


@runtime_checkable
class HasOutbox(Protocol):
    """A store that keeps an outbox too."""

    def outbox(self) -> Outbox: ...


class MemoryOutbox:
    """Keeps it as long as the process lives: for tests of what uses an outbox."""

    def __init__(self) -> None:
        self._tries: Counter[Letter] = Counter()
        self._until: dict[Letter, int] = {}
        self._outcomes: dict[Letter, Outcome] = {}

    async def claim(self, letter: Letter, now: int, until: int) -> int | None:
        if letter in self._outcomes or self._until.get(letter, 0) > now:
            return None
        self._until[letter] = until
        self._tries[letter] += 1
        return self._tries[letter] - 1

    async def put_off(self, letter: Letter, until: int) -> None:
        if letter in self._until:
            self._until[letter] = until

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        if letter in self._until and (letter not in self._outcomes or outcome == "sent"):
            self._outcomes[letter] = outcome

    async def settled(self, session: str) -> set[tuple[str, str]]:
        return {(one.participant, one.due) for one in self._outcomes if one.session == session}

    async def counts(self, session: str) -> Counts:
        return counted(
            (one.due, outcome, 1)
            for one, outcome in self._outcomes.items()
            if one.session == session
        )

    async def forget(self, session: str, participant: str) -> None:
        self._drop(lambda one: (one.session, one.participant) == (session, participant))

    async def destroy(self, session: str) -> None:
        self._drop(lambda one: one.session == session)

    def _drop(self, which: Callable[[Letter], bool]) -> None:
        for letter in [one for one in self._until if which(one)]:
            del self._until[letter]
            self._tries.pop(letter, None)
            self._outcomes.pop(letter, None)


def counted(rows: Iterable[tuple[str, Outcome, int]]) -> Counts:
    """Counts by due and outcome, from rows of both and how many."""
    counts: dict[str, Counter[Outcome]] = {}
    for due, outcome, number in rows:
        counts.setdefault(due, Counter())[outcome] += number
    return counts
