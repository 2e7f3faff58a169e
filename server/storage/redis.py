"""The log in Redis Streams, for servers whose own disk does not last.

One stream a session, one entry a commit, written by one script: a commit is compared with the
session's head and stored whole, or not at all. Streams are never trimmed. How durable an
acknowledged commit is, Redis' own settings say (docs/operations.md).
"""

import asyncio
import secrets
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
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

from server.storage import redis_checkpoints, squeezing
from server.storage.errors import StorageError
from sessions.codec import Personal, pack, unpack
from sessions.log import Answer, Checkpoint, Commit, Conflict
from sessions.wire import Position

OLDEST_VERSION = 7
CONNECTIONS = 32
# Together shorter than a room waits with a command: an append that hangs fails before.
CONNECT_WITHIN = 1.0
ANSWER_WITHIN = 1.5
APPEND_WITHIN = 4.0
# Commits in a page; words asked for at once.
PAGE = 250
WORDS = 5000

SESSIONS = "pledgewall:sessions"

# Its head names a session's last commit: to see one's own there means that it was written, and
# only the answer got lost. KEYS: head, log, words, answers. ARGV: commit id, seq, epoch, then as
# `create` or `append` says, and from 9 on the words, field by field.
WRITE = """
local function write(...)
  local commit, seq, epoch = ARGV[1], ARGV[2], ARGV[3]
  local id = redis.call('XADD', KEYS[2], ...)
  if not id then
    return redis.error_reply('LOST the stream of this session is gone')
  end
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', seq, 'commit', commit)
  if ARGV[8] ~= '' then
    redis.call('HSET', KEYS[4], seq, ARGV[8])
  end
  for first = 9, #ARGV, 1000 do
    redis.call('HSET', KEYS[3], unpack(ARGV, first, math.min(first + 999, #ARGV)))
  end
  return 1
end
local head = redis.call('HMGET', KEYS[1], 'commit', 'epoch', 'seq')
local entry = {ARGV[2] .. '-0', 'commit', ARGV[1], 'body', ARGV[6], 'words', ARGV[7]}
if head[1] == ARGV[1] then
  return 1
end
"""
CREATE = f"""{WRITE}
if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
  return 0
end
return write(unpack(entry))
"""
# ARGV[4]: the seq that the head must have; ARGV[5]: the commit it must name, if that is known.
APPEND = f"""{WRITE}
if head[2] ~= ARGV[3] or head[3] ~= ARGV[4] or (ARGV[5] ~= '' and head[1] ~= ARGV[5]) then
  return 0
end
return write('NOMKSTREAM', unpack(entry))
"""

log = structlog.get_logger()

# Which of a commit's fields stand beside it, without what they say: index, field, subject.
Beside = tuple[int, str, str]
_beside = msgspec.json.Decoder(list[Beside]).decode
_answers = msgspec.json.Decoder(list[Answer]).decode


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
        self._create = self._redis.register_script(CREATE)
        self._append = self._redis.register_script(APPEND)
        # The last commit seen of each session: another one in its place is another history.
        self._last: dict[str, tuple[int, str]] = {}

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
            await self._redis.sadd(SESSIONS, session)
        await self._write(self._create, session, Position(epoch, 0), commit)

    async def append(self, session: str, expected: Position, commit: Commit) -> None:
        if commit.seq != expected.seq + 1:
            raise Conflict
        await self._write(self._append, session, expected, commit)

    async def _write(
        self, script: AsyncScript, session: str, expected: Position, commit: Commit
    ) -> None:
        own = secrets.token_hex(8)
        last_seq, last = self._last.get(session, (0, ""))
        body, personal = pack(commit.events)
        keys = [_key(session, name) for name in ("head", "log", "words", "answers")]
        given: list[str | bytes | int] = [
            own,
            commit.seq,
            expected.epoch,
            expected.seq,
            last if last_seq == expected.seq else "",
            body,
            msgspec.json.encode([(one.index, one.field, one.subject) for one in personal]),
            msgspec.json.encode(commit.answers) if commit.answers else b"",
        ]
        for one in personal:
            given += (_name(commit.seq, one.index, one.field), one.words)
        with self._told():
            async with asyncio.timeout(APPEND_WITHIN):
                try:
                    written = await script(keys, given)
                except (RedisConnectionError, RedisTimeoutError):
                    # Perhaps it was written: asked again, the script knows its own commit.
                    written = await script(keys, given)
        if not written:
            raise Conflict
        self._last[session] = (commit.seq, own)

    async def read(self, session: str, after: int = 0) -> tuple[str, list[Commit]] | None:
        commits: list[Commit] = []
        with self._told():
            head = await self._fetched(_key(session, "head"), ["epoch", "seq", "commit"])
            if None in head:
                return None
            epoch, last, commit = (part.decode() for part in head if part)
            while after < int(last):
                page = await self._page(session, after, int(last))
                commits += page
                after = page[-1].seq
        self._last[session] = (int(last), commit)
        return epoch, commits

    async def _page(self, session: str, after: int, last: int) -> list[Commit]:
        found: Any = await self._redis.xrange(
            _key(session, "log"), f"{after + 1}-0", f"{last}-0", count=PAGE
        )
        entries = [(int(id_.split(b"-")[0]), fields) for id_, fields in found]
        whole = [seq for seq, _ in entries] == list(range(after + 1, after + 1 + len(entries)))
        if not entries or not whole:
            raise StorageError(f"The Redis at {self.place} has lost a part of session {session}.")
        named = [
            (seq, index, field, subject)
            for seq, fields in entries
            for index, field, subject in _beside(fields[b"words"])
        ]
        # Words are written with their commit and go when they are erased: read after it, all that
        # there are are there.
        words = await self._fetched(
            _key(session, "words"), [_name(seq, index, field) for seq, index, field, _ in named]
        )
        answers = await self._fetched(_key(session, "answers"), [str(seq) for seq, _ in entries])
        personal: dict[int, list[Personal]] = {}
        for (seq, index, field, subject), said in zip(named, words, strict=True):
            if said is not None:
                one = Personal(index, field, subject, said.decode())
                personal.setdefault(seq, []).append(one)
        return [
            Commit(
                seq,
                unpack(fields[b"body"], personal.get(seq, [])),
                _answers(answered) if answered else [],
            )
            for (seq, fields), answered in zip(entries, answers, strict=True)
        ]

    async def _fetched(self, key: str, names: list[str]) -> list[bytes | None]:
        values: list[bytes | None] = []
        for first in range(0, len(names), WORDS):
            found: Any = await self._redis.hmget(key, names[first : first + WORDS])
            values += found
        return values

    async def sessions(self) -> list[str]:
        """As the contract says; one whose creation failed may be among them."""
        with self._told():
            codes: set[Any] = await self._redis.smembers(SESSIONS)
        return [code.decode() for code in codes]

    async def close(self) -> None:
        await self._redis.aclose(close_connection_pool=True)

    def save_checkpoint(self, session: str, checkpoint: Checkpoint) -> Awaitable[None]:
        # Noted now: while it is squeezed the log goes on.
        return self._save_checkpoint(session, checkpoint, self._last.get(session))

    async def _save_checkpoint(
        self, session: str, checkpoint: Checkpoint, last: tuple[int, str] | None
    ) -> None:
        at = checkpoint.position
        if last is None or last[0] != at.seq:
            return  # of which commit it is, nobody knows any more
        body = await squeezing.squeezed(checkpoint.body)
        with self._told():
            keys = _checkpoint_keys(session)
            await redis_checkpoints.save(self._redis, keys, at, last[1], body)

    async def read_checkpoint(self, session: str) -> Checkpoint | None:
        with self._told():
            found = await redis_checkpoints.read(self._redis, _checkpoint_keys(session))
        if found is None:
            return None
        at, body = found
        return Checkpoint(at, await squeezing.unsqueezed(body))

    async def drop_checkpoint(self, session: str) -> None:
        with self._told():
            await redis_checkpoints.drop(self._redis, _checkpoint_keys(session))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What Redis or the way to it has against it, in one line without its password."""
        try:
            yield
        except TimeoutError:
            raise StorageError(f"The Redis at {self.place} does not answer.") from None
        except (RedisError, OSError) as error:
            raise StorageError(f"Cannot use the Redis at {self.place}: {error}") from None


def _key(session: str, name: str) -> str:
    """A session's keys share a hash tag: one node of a cluster has them all."""
    return f"pledgewall:{{{session}}}:{name}"


def _checkpoint_keys(session: str) -> list[str]:
    return [_key(session, name) for name in ("head", "log", "checkpoint")]


def _name(seq: int, index: int, field: str) -> str:
    return f"{seq}:{index}:{field}"
