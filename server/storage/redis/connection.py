"""The way to a Redis that is trusted with a log."""

import contextlib
from collections.abc import Iterator

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.maint_notifications import MaintNotificationsConfig

from server.storage.errors import StorageError

OLDEST_VERSION = 7
CONNECTIONS = 32
# Together with an append's answer shorter than a room waits with a command.
CONNECT_WITHIN = 1.0
ANSWER_WITHIN = 1.5

log = structlog.get_logger()


class Connection:
    """A pool of connections to one Redis. Raises StorageError where its address is of no use."""

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
        self.redis = Redis(connection_pool=pool)

    async def check(self) -> None:
        """Whether this Redis can be trusted with a log. Raises StorageError."""
        with self.told():
            try:
                info = await self.redis.info()
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
            return bool((await self.redis.config_get("save")).get("save"))
        except ResponseError:
            return True

    async def close(self) -> None:
        await self.redis.aclose(close_connection_pool=True)

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Raise StorageError for what Redis or the way to it has against it.

        In one line, without its password.
        """
        try:
            yield
        except TimeoutError:
            raise StorageError(f"The Redis at {self.place} does not answer.") from None
        except (RedisError, OSError) as error:
            raise StorageError(f"Cannot use the Redis at {self.place}: {error}") from None
