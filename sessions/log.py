"""The log: the only truth about a session. Its contract, and one in memory for unit tests."""

from collections import defaultdict
from collections.abc import Awaitable
from typing import Protocol

import msgspec

from sessions import codec, forgetting
from sessions.commits import Answer, Commit
from sessions.forgetting import Forgetting
from sessions.wire import Position

__all__ = [
    "Alone",
    "Answer",
    "Checkpoint",
    "Commit",
    "Conflict",
    "Follower",
    "Following",
    "Log",
    "MemoryLog",
    "Position",
]


class Checkpoint(msgspec.Struct, frozen=True):
    """A fold of the log up to a position, as `sessions.checkpoint` writes it down."""

    position: Position
    body: bytes


class Conflict(Exception):
    """Somebody else has appended first: read on, decide again."""


class Follower(Protocol):
    """Who shows a session that others, too, may write."""

    def appended(self) -> None:
        """Others have perhaps appended: read on."""

    def peer(self, worker: str, connected: int) -> bool:
        """Another worker has so many people in this session. True: it was not known yet."""


class Following(Protocol):
    """One writer's place among all who write a session."""

    async def turn(self) -> int:
        """Wait for one's turn to append; the seq that the log has then.

        It comes in the order of asking, lasts a moment, and ends with the next append. Without it
        an append is just as safe, but may conflict again and again.
        """

    async def skip(self) -> None:
        """Give the turn on without having appended."""

    def tell(self, connected: int) -> None:
        """Tell the others how many people are connected here."""

    def close(self) -> None:
        """Follow no longer."""


class Alone:
    """Following a session that nobody else writes."""

    async def turn(self) -> int:
        return 0

    async def skip(self) -> None:
        pass

    def tell(self, connected: int) -> None:
        pass

    def close(self) -> None:
        pass


class Log(Protocol):
    """append returns only when the commit is durable; a reader sees whole commits, in order."""

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        """Store a commit after `expected`. Raises Conflict when the log stands elsewhere.

        One that holds an `Erased` makes the log forget in the same moment what `forgetting` says:
        words, links and answers, pictures, and the checkpoint, of which none older than the commit
        is kept any more.
        """

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        """Begin a session with its first commit. Raises Conflict when the code is taken."""

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        """The epoch and the commits after a seq, `most` at most; None: no such session."""

    def follow(self, session: str, follower: Follower) -> Following:
        """Be told of what others append, from now on: once at first, for what was missed."""

    async def sessions(self) -> list[str]:
        """The codes of all sessions, in no order."""

    async def heads(self) -> dict[str, Position]:
        """Where every session stands, by its code."""

    async def probe(self) -> None:
        """Make something durable that belongs to no session. Raises whatever keeps it from that."""

    def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> Awaitable[None]:
        """Keep a checkpoint in place of the one before.

        It is of the log as it stands when this is called, not when the result is awaited. Nothing
        is kept if one was dropped since.
        """

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        """The one kept, if it is of this log: of its epoch, and not ahead of it."""

    async def drop_checkpoint(self, session: str) -> None:
        """Forget the checkpoint, and any made of the log as it stands that is still on its way.

        Whoever erases words does this in the same transaction.
        """

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        """Keep somebody's own agenda under its id, in place of the one before."""

    async def agendas(self) -> dict[str, bytes]:
        """All that are kept, by their ids."""

    async def drop_agenda(self, agenda: str) -> bool:
        """Forget one; False when there was none."""

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        """Keep a picture beside a session's log, for as long as that is there."""

    async def read_picture(self, session: str, name: str) -> bytes | None:
        """One that was kept."""

    async def scrub(self) -> bool:
        """Leave nothing of what was forgotten in files that only grow.

        False: something is still there, because it is being read or rewritten; ask again later.
        """

    async def destroy(self, session: str, at: int) -> None:
        """Delete a session with all that stands beside it. Its code stays, never given again.

        Repeated after it was interrupted, it does the rest.
        """

    async def destroyed(self) -> dict[str, int]:
        """The codes of the sessions that were deleted, and when."""

    async def close(self) -> None:
        """Finish what is under way."""


class MemoryLog:
    """Keeps commits as long as the process lives: for tests of what uses a log."""

    def __init__(self) -> None:
        self._epochs: dict[str, str] = {}
        self._commits: dict[str, list[Commit]] = defaultdict(list)
        self._checkpoints: dict[str, Checkpoint] = {}
        self._dropped: dict[str, int] = {}
        self._agendas: dict[str, bytes] = {}
        self._pictures: dict[tuple[str, str], bytes] = {}
        self._gone: dict[str, int] = {}

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        commits = self._commits[session]
        if expected != Position(self._epochs.get(session, ""), len(commits)):
            raise Conflict
        if commit.seq != expected.seq + 1:
            raise Conflict
        if forgets := forgetting.of(commit.events):
            self._forget(session, forgets, commit)
            await self.drop_checkpoint(session)
            self._dropped[session] = commit.seq
        self._commits[session].append(forgetting.stripped(commit))

    def _forget(self, session: str, forgets: Forgetting, last: Commit) -> None:
        packed = [codec.pack(one.events) for one in (*self._commits[session], last)]
        for one in packed:
            forgets.learn_from(*one)
        self._commits[session] = [
            Commit(
                one.seq,
                codec.unpack(body, forgets.kept(body, personal)),
                forgets.kept_answers(one.answers),
            )
            for one, (body, personal) in zip(self._commits[session], packed, strict=False)
        ]
        for key in [*self._pictures]:
            if key[0] == session and forgets.loses_picture(key[1]):
                del self._pictures[key]

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        if session in self._epochs or session in self._gone:
            raise Conflict
        self._epochs[session] = epoch
        self._commits[session].append(commit)

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        if session not in self._epochs:
            return None
        return self._epochs[session], self._commits[session][after:][:most]

    def follow(self, session: str, follower: Follower) -> Following:
        return Alone()

    async def sessions(self) -> list[str]:
        return list(self._epochs)

    async def heads(self) -> dict[str, Position]:
        return {
            session: Position(epoch, len(self._commits[session]))
            for session, epoch in self._epochs.items()
        }

    async def probe(self) -> None:
        pass

    async def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> None:
        if checkpoint.position.seq > self._dropped.get(session, 0):
            self._checkpoints[session] = checkpoint

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        found = self._checkpoints.get(session)
        if found is None or found.position.epoch != self._epochs.get(session):
            return None
        return found if found.position.seq <= len(self._commits[session]) else None

    async def drop_checkpoint(self, session: str) -> None:
        self._checkpoints.pop(session, None)
        self._dropped[session] = len(self._commits[session])

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        self._agendas[agenda] = body

    async def agendas(self) -> dict[str, bytes]:
        return dict(self._agendas)

    async def drop_agenda(self, agenda: str) -> bool:
        return self._agendas.pop(agenda, None) is not None

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        self._pictures[session, name] = body

    async def read_picture(self, session: str, name: str) -> bytes | None:
        return self._pictures.get((session, name))

    async def scrub(self) -> bool:
        return True

    async def destroy(self, session: str, at: int) -> None:
        for kept in (self._epochs, self._commits, self._checkpoints):
            kept.pop(session, None)
        self._pictures = {key: one for key, one in self._pictures.items() if key[0] != session}
        self._gone.setdefault(session, at)

    async def destroyed(self) -> dict[str, int]:
        return dict(self._gone)

    async def close(self) -> None:
        pass
