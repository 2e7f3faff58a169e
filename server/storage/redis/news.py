"""What workers that share a Redis tell each other about a session, as it happens.

Published messages can get lost: they only say that there is something to read in the log. Whenever
the subscription begins, or begins again, every follower is told to look.
"""

import asyncio
import contextlib
from collections.abc import Iterable
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from server.storage.redis.pages import key, keys
from server.storage.redis.scripts import FOLLOW, GONE_SECONDS
from sessions.log import Follower

# A connection that says nothing for this long is asked whether it is still there.
QUIET_SECONDS = 5.0
RETRY_SECONDS = 0.25

log = structlog.get_logger()


def channel(session: str) -> str:
    return f"pledgewall:{{{session}}}:news"


class News:
    """One subscription for all the sessions that this worker shows."""

    def __init__(self, redis: Redis, worker: str) -> None:
        self._redis = redis
        self.worker = worker
        self._followers: dict[str, Follower] = {}
        self._turns: dict[str, asyncio.Event] = {}
        self._connected: dict[str, int] = {}
        self._pubsub: PubSub | None = None
        self._closed = False
        self._times = 0
        self._follow = redis.register_script(FOLLOW)
        self._said_at = float("inf")
        self._tasks: list[asyncio.Task[None]] = []
        self._changes: set[asyncio.Task[None]] = set()

    def times(self, session: str) -> int:
        """How often the subscription has begun; 0 for a session that is not followed."""
        return self._times if session in self._followers else 0

    def follow(self, session: str, follower: Follower) -> None:
        if not self._tasks:
            loop = asyncio.get_running_loop()
            self._tasks = [loop.create_task(self._listen()), loop.create_task(self._repeat())]
        self._followers[session] = follower
        self._start(self._subscribe(session))

    def unfollow(self, session: str) -> None:
        self._followers.pop(session, None)
        self._turns.pop(session, None)
        if self._connected.pop(session, 0):
            self._start(self._publish(session, 0))
        self._start(self._unsubscribe(session))

    def tell(self, session: str, connected: int) -> None:
        """Say how many people this worker has in a session; it is repeated while it holds."""
        self._connected[session] = connected
        self._start(self._publish(session, connected))

    def turn(self, session: str) -> asyncio.Event:
        """Set when this worker's turn in a session comes."""
        return self._turns.setdefault(session, asyncio.Event())

    async def close(self) -> None:
        self._closed = True
        for task in (*self._tasks, *self._changes):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._changes, return_exceptions=True)

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._changes.add(task)
        task.add_done_callback(self._changes.discard)

    async def _subscribe(self, session: str) -> None:
        if self._pubsub is not None:
            with contextlib.suppress(RedisError, OSError):
                # In this order: what comes between is read when the subscription has begun.
                await self._say_that_followed([session])
                await self._pubsub.subscribe(channel(session))

    async def _unsubscribe(self, session: str) -> None:
        if self._pubsub is not None and session not in self._followers:
            with contextlib.suppress(RedisError, OSError):
                await self._pubsub.unsubscribe(channel(session))
                await self._redis.zrem(key(session, "workers"), self.worker)

    async def _say_that_followed(self, sessions: Iterable[str]) -> None:
        for session in sessions:
            await self._follow(keys(session), [self.worker])
        self._said_at = asyncio.get_running_loop().time()

    async def _publish(self, session: str, connected: int) -> None:
        with contextlib.suppress(RedisError, OSError):
            await self._redis.publish(channel(session), f"here {self.worker} {connected}")

    async def _repeat(self) -> None:
        """Say again who follows, and how many are here: who is silent for long counts as gone."""
        loop = asyncio.get_running_loop()
        while not self._closed:
            await asyncio.sleep(QUIET_SECONDS)
            late = loop.time() - self._said_at > GONE_SECONDS / 2
            with contextlib.suppress(RedisError, OSError):
                await self._say_that_followed(list(self._followers))
                if late:
                    # Others may have taken this worker for gone, and told it nothing.
                    for follower in self._followers.values():
                        follower.appended()
            for session, connected in list(self._connected.items()):
                if connected:
                    await self._publish(session, connected)

    async def _listen(self) -> None:
        while not self._closed:
            try:
                async with self._redis.pubsub() as pubsub:
                    await self._hear_all(pubsub)
            except (RedisError, OSError):
                if not self._closed:
                    log.warning("redis_news_lost")
            finally:
                self._pubsub = None
            await asyncio.sleep(RETRY_SECONDS)

    async def _hear_all(self, pubsub: PubSub) -> None:
        # One of its own keeps the subscription alive while there is no session.
        await self._say_that_followed(list(self._followers))
        await pubsub.subscribe(f"pledgewall:worker:{self.worker}", *map(channel, self._followers))
        self._pubsub = pubsub
        self._times += 1
        asked = False
        while not self._closed:
            message = await pubsub.get_message(timeout=QUIET_SECONDS)
            if message is not None:
                asked = False
                self._hear(message)
            elif asked:
                raise ConnectionError
            else:
                asked = True
                await pubsub.ping()

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] not in ("subscribe", "message"):
            return
        session = message["channel"].decode().partition("{")[2].partition("}")[0]
        follower = self._followers.get(session)
        if follower is None:
            return
        if message["type"] == "subscribe":
            follower.appended()
            return
        what, worker, *rest = message["data"].decode().split()
        if what == "turn":
            if worker == self.worker:
                self.turn(session).set()
        elif worker == self.worker:
            pass
        elif what == "here":
            self._meet(session, follower, worker, int(rest[0]))
        else:
            follower.appended()

    def _meet(self, session: str, follower: Follower, worker: str, connected: int) -> None:
        if follower.peer(worker, connected) and self._connected.get(session):
            # A newcomer does not know of this worker yet.
            self._start(self._publish(session, self._connected[session]))
