"""The log in Redis Streams, for servers whose own disk does not last.

One stream a session, one entry a commit, written by one script: a commit is compared with the
session's head and stored whole, or not at all. Streams are never trimmed. How durable an
acknowledged commit is, Redis' own settings say (docs/operations.md).
"""

import secrets
from collections.abc import Awaitable
from typing import Any

import msgspec
import structlog
from redis.exceptions import ResponseError

from server.storage import squeezing
from server.storage.redis import agendas, checkpoints, forgetting, pictures
from server.storage.redis.connection import Connection
from server.storage.redis.ends import Ends, head_of
from server.storage.redis.following import RedisFollowing
from server.storage.redis.news import News, channel
from server.storage.redis.outbox import RedisOutbox
from server.storage.redis.pages import Pages, key, packed
from server.storage.redis.tail import Head
from sessions import forgetting as rules
from sessions.log import Checkpoint, Commit, Conflict, Follower, Following
from sessions.wire import Position

SESSIONS = "pledgewall:sessions"
PROBE = "pledgewall:probe"

log = structlog.get_logger()


class RedisLog:
    """A `sessions.log.Log`. Raises StorageError when Redis cannot be used."""

    def __init__(self, url: str) -> None:
        self._connection = Connection(url)
        self._redis, self._told = self._connection.redis, self._connection.told
        self.worker = secrets.token_hex(6)
        self._news = News(self._redis, self.worker)
        self._pages = Pages(self._redis, self._connection.place)
        self._ends = Ends(self._connection, self._news)
        self._warned = False

    async def check(self) -> None:
        """Whether this Redis can be trusted with a log. Raises StorageError."""
        await self._connection.check()

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        # First: of a session that is not listed nobody would know. A listed one may be missing.
        with self._told():
            if await self._redis.hexists(forgetting.DESTROYED, session):
                raise Conflict
            await self._redis.sadd(SESSIONS, session)
        await self._ends.create(session, epoch, packed(commit, ""))

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        if commit.seq != expected.seq + 1:
            raise Conflict
        known = self._ends.known(session)
        before = known.commit if known and known.seq == expected.seq else ""
        gone = await self._gone(session, expected, commit)
        kept = packed(rules.stripped(commit), before, gone)
        await self._ends.append(session, expected, known, kept)
        if gone:
            await self.scrub()

    async def _gone(self, session: str, expected: Position, commit: Commit) -> bytes:
        """What goes with a commit, as it is written into it; nothing, for nearly all."""
        forgets = rules.of(commit.events)
        if forgets is None:
            return b""
        with self._told():
            await forgetting.want(self._redis)
            found = await forgetting.gone(self._redis, self._pages, session, expected.seq, forgets)
        return msgspec.json.encode(found)

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        head = await self._ends.head(session)
        if head is None:
            return None
        commits: list[Commit] = []
        with self._told():
            last = head.seq if most is None else min(head.seq, after + most)
            while after < last:
                entries = await self._pages.read(session, after, last)
                commits += [entry.commit() for entry in entries]
                for entry in entries:
                    self._ends.follow_on(session, head.epoch, entry)
                after = commits[-1].seq
        self._ends.reached(session, head)
        return head.epoch, commits

    def follow(self, session: str, follower: Follower) -> Following:
        self._news.follow(session, follower)
        return RedisFollowing(self._connection, self._news, session, self._ends.drop)

    async def sessions(self) -> list[str]:
        """As the contract says; one whose creation failed may be among them."""
        with self._told():
            codes: set[Any] = await self._redis.smembers(SESSIONS)
        return [code.decode() for code in codes]

    async def scrub(self) -> bool:
        with self._told():
            try:
                return await forgetting.rewrite(self._redis)
            except ResponseError as error:
                if not self._warned:
                    log.warning("redis_may_not_be_told_to_rewrite", why=str(error))
                self._warned = True
                return True

    async def destroy(self, session: str, at: int) -> None:
        with self._told():
            await forgetting.destroy(self._redis, session, at)
            await self._redis.publish(channel(session), f"commit {self.worker} 0")
            # Last: as long as it is listed, whoever starts finishes this.
            await self._redis.srem(SESSIONS, session)
        self._ends.drop(session)
        await self.scrub()

    async def destroyed(self) -> dict[str, int]:
        with self._told():
            return await forgetting.destroyed(self._redis)

    async def heads(self) -> dict[str, Position]:
        codes = await self.sessions()
        with self._told():
            async with self._redis.pipeline(transaction=False) as asking:
                for code in codes:
                    asking.hmget(key(code, "head"), ["epoch", "seq", "commit"])
                heads = map(head_of, await asking.execute())
        return {
            code: Position(head.epoch, head.seq)
            for code, head in zip(codes, heads, strict=True)
            if head
        }

    async def probe(self) -> None:
        with self._told():
            await self._redis.set(PROBE, secrets.token_hex(8))

    async def close(self) -> None:
        await self._news.close()
        await self._connection.close()

    def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> Awaitable[None]:
        # Noted now: while it is squeezed the log goes on.
        return self._save_checkpoint(session, checkpoint, self._ends.known(session))

    async def _save_checkpoint(
        self, session: str, checkpoint: Checkpoint, last: Head | None
    ) -> None:
        at = checkpoint.position
        if last is None or (last.epoch, last.seq) != (at.epoch, at.seq):
            return  # of which commit it is, nobody knows any more
        body = await squeezing.squeezed(checkpoint.body)
        with self._told():
            keys = _checkpoint_keys(session)
            await checkpoints.save(self._redis, keys, at, last.commit, body)

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        with self._told():
            found = await checkpoints.read(self._redis, _checkpoint_keys(session))
        if found is None:
            return None
        at, body = found
        return Checkpoint(at, await squeezing.unsqueezed(body))

    async def drop_checkpoint(self, session: str) -> None:
        with self._told():
            await checkpoints.drop(self._redis, _checkpoint_keys(session))

    def outbox(self) -> RedisOutbox:
        """What is kept beside it of the mail that went out."""
        return RedisOutbox(self._redis, self._told)

    async def keep_picture(self, session: str, name: str, body: bytes) -> None:
        with self._told():
            await pictures.keep(self._redis, session, name, body)

    async def read_picture(self, session: str, name: str) -> bytes | None:
        with self._told():
            return await pictures.read(self._redis, session, name)

    async def keep_agenda(self, agenda: str, body: bytes) -> None:
        with self._told():
            await agendas.keep(self._redis, agenda, body)

    async def agendas(self) -> dict[str, bytes]:
        with self._told():
            return await agendas.every(self._redis)

    async def drop_agenda(self, agenda: str) -> bool:
        with self._told():
            return await agendas.drop(self._redis, agenda)


def _checkpoint_keys(session: str) -> list[str]:
    return [key(session, name) for name in ("head", "log", "checkpoint")]
