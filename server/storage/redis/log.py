"""The log in Redis Streams, for servers whose own disk does not last.

One stream a session, one entry a commit, written by one script: a commit is compared with the
session's head and stored whole, or not at all. Streams are never trimmed. How durable an
acknowledged commit is, Redis' own settings say (docs/operations.md).
"""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Iterator
from typing import Any

import msgspec
import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.commands.core import AsyncScript
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.maint_notifications import MaintNotificationsConfig

from server.storage import squeezing
from server.storage.errors import StorageError
from server.storage.redis import agendas, checkpoints, forgetting, pictures, scripts
from server.storage.redis.news import News, channel
from server.storage.redis.outbox import RedisOutbox
from server.storage.redis.pages import Entry, Pages, key, keys, packed
from server.storage.redis.tail import Head, Kept, Tail
from sessions import forgetting as rules
from sessions.log import Checkpoint, Commit, Conflict, Follower, Following
from sessions.wire import Position

OLDEST_VERSION = 7
CONNECTIONS = 32
# Together shorter than a room waits with a command: an append that hangs fails before.
CONNECT_WITHIN = 1.0
ANSWER_WITHIN = 1.5
APPEND_WITHIN = 4.0
# How long workers that know a session have to vouch for it, before one that does not goes on.
VOUCH_TRIES = 8
VOUCH_EVERY = 0.2

SESSIONS = "pledgewall:sessions"
PROBE = "pledgewall:probe"

log = structlog.get_logger()


class RedisLog:
    """A `sessions.log.Log`. Raises StorageError when Redis cannot be used."""

    def __init__(self, url: str) -> None:
        try:
            pool = BlockingConnectionPool.from_url(
                url,
                max_connections=CONNECTIONS,
                timeout=CONNECT_WITHIN,
                socket_connect_timeout=CONNECT_WITHIN,
                socket_timeout=ANSWER_WITHIN,
                # What may have been written is found out, never blindly repeated.
                retry=Retry(NoBackoff(), 0),
                maint_notifications_config=MaintNotificationsConfig(enabled=False),
            )
        except ValueError as error:
            raise StorageError(f"REDIS_URL cannot be used: {error}") from None
        known = pool.connection_kwargs
        self.place = known.get("path") or f"{known.get('host')}:{known.get('port', 6379)}"
        self._redis = Redis(connection_pool=pool)
        self.worker = secrets.token_hex(6)
        self._news = News(self._redis, self.worker)
        self._pages = Pages(self._redis, self.place)
        self._create = self._redis.register_script(scripts.CREATE)
        self._append = self._redis.register_script(scripts.APPEND)
        self._renew = self._redis.register_script(scripts.RENEW)
        self._take_turn = self._redis.register_script(scripts.TAKE_TURN)
        self._pass_turn = self._redis.register_script(scripts.PASS_TURN)
        # The end of each session: another commit in the place of its last is another history.
        self._tails: dict[str, Tail] = {}
        # Under which subscription a session was last found whole.
        self._vouched: dict[str, int] = {}
        self._warned = False

    async def check(self) -> None:
        """Whether this Redis can be trusted with a log. Raises StorageError."""
        with self._told():
            try:
                info = await self._redis.info()
            except TypeError as error:  # an option in the address that does not exist
                raise StorageError(f"REDIS_URL cannot be used: {error}.") from None
            kept = bool(info.get("aof_enabled")) or await self._saves()
        version = str(info["redis_version"])
        if int(version.split(".")[0]) < OLDEST_VERSION:
            raise StorageError(
                f"The Redis at {self.place} is version {version}:"
                f" Pledgewall needs {OLDEST_VERSION} or newer."
            )
        policy = info.get("maxmemory_policy")
        if policy != "noeviction":
            raise StorageError(
                f"The Redis at {self.place} drops data when its memory is full"
                f" (maxmemory-policy {policy}): set it to noeviction."
            )
        if not kept:
            log.warning("redis_keeps_nothing_on_disk", redis=self.place, remedy="appendonly yes")

    async def _saves(self) -> bool:
        """Whether it writes snapshots; where that may not be asked, whoever runs it knows."""
        try:
            return bool((await self._redis.config_get("save")).get("save"))
        except ResponseError:
            return True

    async def create(self, session: str, epoch: str, commit: Commit) -> None:
        # First: of a session that is not listed nobody would know. A listed one may be missing.
        with self._told():
            if await self._redis.hexists(forgetting.DESTROYED, session):
                raise Conflict
            await self._redis.sadd(SESSIONS, session)
        kept = packed(commit, "")
        if await self._write(self._create, session, Position(epoch, 0), kept) != 1:
            raise Conflict
        self._keep(session, epoch, kept)

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        if commit.seq != expected.seq + 1:
            raise Conflict
        known = self._known(session)
        before = known.commit if known and known.seq == expected.seq else ""
        gone = await self._gone(session, expected, commit)
        kept = packed(rules.stripped(commit), before, gone)
        found = await self._write(self._append, session, expected, kept)
        if found != 1 and await self._mended(session, known, _head(found)):
            found = await self._write(self._append, session, expected, kept)
        if found != 1:
            raise Conflict
        self._keep(session, expected.epoch, kept)
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

    async def _write(
        self, script: AsyncScript, session: str, expected: Position, kept: Kept
    ) -> Any:
        given: list[str | bytes | int] = [
            channel(session),
            self.worker,
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

    def _known(self, session: str) -> Head | None:
        """How far this worker knows a session to be."""
        tail = self._tails.get(session)
        return tail.head if tail else None

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
                return await self._mended(session, tail.head, _head(found))
        if missing:
            log.warning("redis_had_lost_commits", session=session, brought_back=len(missing))
        return bool(missing)

    async def _begin_anew(self, session: str, epoch: str) -> None:
        log.error("redis_lost_commits_for_good", session=session)
        with self._told():
            given = [channel(session), self.worker, epoch, secrets.token_hex(4)]
            await self._renew(keys(session), given)
        self._tails.pop(session, None)

    async def _commit_at(self, session: str, seq: int) -> str | None:
        """The id of the commit that stands in this place now."""
        with self._told():
            found: Any = await self._redis.xrange(key(session, "log"), f"{seq}-0", f"{seq}-0")
        return found[0][1][b"commit"].decode() if found else None

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        known = self._known(session)
        head = await self._read_head(session)
        if known and head != known:
            # Others have written, or Redis came back with less.
            await self._mended(session, known, head)
            head = await self._read_head(session)
        if head and self._vouched.get(session, 0) != self._news.times(session):
            await self._vouch(session, head.epoch)
            head = await self._read_head(session)
        if head is None:
            return None
        commits: list[Commit] = []
        with self._told():
            last = head.seq if most is None else min(head.seq, after + most)
            while after < last:
                entries = await self._pages.read(session, after, last)
                commits += [entry.commit() for entry in entries]
                for entry in entries:
                    self._follow_on(session, head.epoch, entry)
                after = commits[-1].seq
        known = self._known(session)
        if known is None or known.epoch != head.epoch or known.seq < head.seq:
            self._tails[session] = Tail(*head)
        return head.epoch, commits

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

    def _follow_on(self, session: str, epoch: str, entry: Entry) -> None:
        """Keep what others wrote after the end that is known: whoever lives can bring it back."""
        tail = self._tails.get(session)
        if tail and tail.head.epoch == epoch and entry.seq == tail.head.seq + 1:
            tail.add(entry.kept(tail.head.commit))

    async def _read_head(self, session: str) -> Head | None:
        with self._told():
            found: Any = await self._redis.hmget(key(session, "head"), ["epoch", "seq", "commit"])
        return _head(found)

    def follow(self, session: str, follower: Follower) -> Following:
        self._news.follow(session, follower)
        return RedisFollowing(self, session)

    async def take_turn(self, session: str) -> int:
        """See `Following.turn`."""
        came = self._news.turn(session)
        while True:
            came.clear()
            with self._told():
                left, seq = await self._take_turn(keys(session), [channel(session), self.worker])
            if not left:
                return int(seq)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left / 1000):
                    await came.wait()

    async def pass_turn(self, session: str) -> None:
        """See `Following.skip`."""
        with self._told():
            await self._pass_turn(keys(session), [channel(session), self.worker])

    def tell(self, session: str, connected: int) -> None:
        self._news.tell(session, connected)

    def unfollow(self, session: str) -> None:
        self._news.unfollow(session)
        self._tails.pop(session, None)
        self._vouched.pop(session, None)

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
        self._tails.pop(session, None)
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
                heads = map(_head, await asking.execute())
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
        await self._redis.aclose(close_connection_pool=True)

    def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> Awaitable[None]:
        # Noted now: while it is squeezed the log goes on.
        return self._save_checkpoint(session, checkpoint, self._known(session))

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

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What Redis or the way to it has against it, in one line without its password."""
        try:
            yield
        except TimeoutError:
            raise StorageError(f"The Redis at {self.place} does not answer.") from None
        except (RedisError, OSError) as error:
            raise StorageError(f"Cannot use the Redis at {self.place}: {error}") from None


def _head(found: Any) -> Head | None:
    """A head as Redis answers it; None where there is none."""
    if None in found:
        return None
    epoch, seq, commit = (part.decode() for part in found)
    return Head(epoch, int(seq), commit)


class RedisFollowing:
    """A `sessions.log.Following` of one session."""

    def __init__(self, log: RedisLog, session: str) -> None:
        self._log = log
        self._session = session

    async def turn(self) -> int:
        return await self._log.take_turn(self._session)

    async def skip(self) -> None:
        # Where that fails the turn runs out by itself.
        with contextlib.suppress(StorageError):
            await self._log.pass_turn(self._session)

    def tell(self, connected: int) -> None:
        self._log.tell(self._session, connected)

    def close(self) -> None:
        self._log.unfollow(self._session)


def _checkpoint_keys(session: str) -> list[str]:
    return [key(session, name) for name in ("head", "log", "checkpoint")]
