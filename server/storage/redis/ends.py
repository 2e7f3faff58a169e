"""What this worker knows of each session's end, and bringing it back where Redis lost it."""

import asyncio
import secrets
from typing import Any

import structlog
from redis.commands.core import AsyncScript
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from server.storage.redis import forgetting, scripts
from server.storage.redis.connection import Connection
from server.storage.redis.news import News, channel
from server.storage.redis.pages import Entry, key, keys
from server.storage.redis.tail import Head, Kept, Tail
from sessions.log import Conflict
from sessions.wire import Position

APPEND_WITHIN = 4.0
# How long workers that know a session have to vouch for it, before one that does not goes on.
VOUCH_TRIES = 8
VOUCH_EVERY = 0.2

log = structlog.get_logger()


class Ends:
    """Writes commits after the end of a session. Raises StorageError when Redis cannot be used."""

    def __init__(self, connection: Connection, news: News) -> None:
        self._redis = connection.redis
        self._told = connection.told
        self._news = news
        self._create = connection.redis.register_script(scripts.CREATE)
        self._append = connection.redis.register_script(scripts.APPEND)
        self._renew = connection.redis.register_script(scripts.RENEW)
        # The end of each session: another commit in the place of its last is another history.
        self._tails: dict[str, Tail] = {}
        # Under which subscription a session was last found whole.
        self._vouched: dict[str, int] = {}

    async def create(self, session: str, epoch: str, kept: Kept) -> None:
        """Write a session's first commit. Raises Conflict where there is one."""
        if await self._write(self._create, session, Position(epoch, 0), kept) != 1:
            raise Conflict
        self._keep(session, epoch, kept)

    async def append(
        self, session: str, expected: Position, known: Head | None, kept: Kept
    ) -> None:
        """Write the commit after `expected`. Raises Conflict where the session is elsewhere.

        `known` is what this worker knew of the session when it packed the commit.
        """
        found = await self._write(self._append, session, expected, kept)
        if found != 1 and await self._mended(session, known, head_of(found)):
            found = await self._write(self._append, session, expected, kept)
        if found != 1:
            raise Conflict
        self._keep(session, expected.epoch, kept)

    async def head(self, session: str) -> Head | None:
        """How far a session is in Redis, brought back to it where it had lost something."""
        known = self.known(session)
        head = await self._read_head(session)
        if known and head != known:
            # Others have written, or Redis came back with less.
            await self._mended(session, known, head)
            head = await self._read_head(session)
        if head and self._vouched.get(session, 0) != self._news.times(session):
            await self._vouch(session, head.epoch)
            head = await self._read_head(session)
        return head

    def known(self, session: str) -> Head | None:
        """How far this worker knows a session to be."""
        tail = self._tails.get(session)
        return tail.head if tail else None

    def follow_on(self, session: str, epoch: str, entry: Entry) -> None:
        """Keep what others wrote after the end that is known: whoever lives can bring it back."""
        tail = self._tails.get(session)
        if tail and tail.head.epoch == epoch and entry.seq == tail.head.seq + 1:
            tail.add(entry.kept(tail.head.commit))

    def reached(self, session: str, head: Head) -> None:
        """Note that everything up to this head was read."""
        known = self.known(session)
        if known is None or known.epoch != head.epoch or known.seq < head.seq:
            self._tails[session] = Tail(*head)

    def drop(self, session: str) -> None:
        """Know nothing more of a session that is not followed, or was destroyed."""
        self._tails.pop(session, None)
        self._vouched.pop(session, None)

    async def _write(
        self, script: AsyncScript, session: str, expected: Position, kept: Kept
    ) -> Any:
        given: list[str | bytes | int] = [
            channel(session),
            self._news.worker,
            kept.commit,
            kept.seq,
            expected.epoch,
            expected.seq,
            kept.before,
            kept.body,
            kept.words_index,
            kept.answers,
            kept.gone,
            *kept.words,
        ]
        with self._told():
            async with asyncio.timeout(APPEND_WITHIN):
                try:
                    return await script(keys(session), given)
                except (RedisConnectionError, RedisTimeoutError):
                    # Perhaps it was written: asked again, the script knows its own commit.
                    return await script(keys(session), given)

    def _keep(self, session: str, epoch: str, kept: Kept) -> None:
        tail = self._tails.get(session)
        if tail is None or tail.head.epoch != epoch or tail.head.seq != kept.seq - 1:
            self._tails[session] = Tail(epoch, kept.seq, kept.commit)
        else:
            tail.add(kept)

    async def _mended(self, session: str, known: Head | None, head: Head | None) -> bool:
        """Whether this worker brought back what Redis had lost of a session.

        `known` is what it knew before Redis was asked for `head`. Where it cannot bring it back,
        because it does not know everything that is missing, or somebody has gone on without it,
        the session goes on under a new epoch: what phones saw of it may be gone.
        """
        tail = self._tails.get(session)
        if tail is None or known is None or head is None or head.epoch != known.epoch:
            return False
        if head.seq > known.seq:
            if await self._commit_at(session, known.seq) != known.commit:
                await self._begin_anew(session, head.epoch)
            return False
        missing = tail.after(head)
        if missing is None:
            await self._begin_anew(session, head.epoch)
            return False
        if any(kept.gone for kept in missing):
            with self._told():
                await forgetting.want(self._redis)
        for kept in missing:
            expected = Position(head.epoch, kept.seq - 1)
            found = await self._write(self._append, session, expected, kept)
            if found != 1:  # another worker brings the same back
                return await self._mended(session, tail.head, head_of(found))
        if missing:
            log.warning("redis_had_lost_commits", session=session, brought_back=len(missing))
        return bool(missing)

    async def _begin_anew(self, session: str, epoch: str) -> None:
        log.error("redis_lost_commits_for_good", session=session)
        with self._told():
            given = [channel(session), self._news.worker, epoch, secrets.token_hex(4)]
            await self._renew(keys(session), given)
        self._tails.pop(session, None)

    async def _commit_at(self, session: str, seq: int) -> str | None:
        """The id of the commit that stands in this place now."""
        with self._told():
            found: Any = await self._redis.xrange(key(session, "log"), f"{seq}-0", f"{seq}-0")
        return found[0][1][b"commit"].decode() if found else None

    async def _vouch(self, session: str, epoch: str) -> None:
        """See to it that a Redis that was started anew has all that was acknowledged.

        Who has followed the session since before knows, and says so in its head. If nobody does,
        the end may be missing: the session goes on under a new epoch, so that no phone that saw
        more is ever brought up to date from there.
        """
        knew = session in self._vouched
        self._vouched[session] = self._news.times(session)
        head = key(session, "head")
        with self._told():
            run = (await self._redis.info("server"))["run_id"].encode()
            for _ in range(0 if knew else VOUCH_TRIES):
                said: Any = await self._redis.hget(head, "run")
                if said in (None, run):
                    break
                await asyncio.sleep(VOUCH_EVERY)
            else:
                if not knew:
                    await self._begin_anew(session, epoch)
            await self._redis.hset(head, "run", run)

    async def _read_head(self, session: str) -> Head | None:
        with self._told():
            found: Any = await self._redis.hmget(key(session, "head"), ["epoch", "seq", "commit"])
        return head_of(found)


def head_of(found: Any) -> Head | None:
    """A head as Redis answers it; None where there is none."""
    if None in found:
        return None
    epoch, seq, commit = (part.decode() for part in found)
    return Head(epoch, int(seq), commit)
