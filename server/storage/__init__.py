"""Where the log is: in the data folder, or in Redis."""

import asyncio
from pathlib import Path

from server.storage.outbox import HasOutbox, MemoryOutbox, Outbox
from server.storage.sqlite import SQLiteLog
from sessions.log import Log

LOG_FILE = "pledgewall.db"


def open_log(data: Path, redis_url: str | None, *, read_only: bool = False) -> Log:
    """The log in this Redis, or else in this folder. Raises StorageError, sqlite3.Error."""
    if redis_url is None:
        return SQLiteLog(data / LOG_FILE, read_only=read_only)
    # Its client takes a third of a second to import: only for those who use it.
    from server.storage.redis import RedisLog

    return RedisLog(redis_url)


def outbox_beside(log: Log) -> Outbox:
    """The outbox that is kept where this log is, and closes with it; else one in memory."""
    return log.outbox() if isinstance(log, HasOutbox) else MemoryOutbox()


def check_redis(url: str) -> None:
    """Whether this Redis can be trusted with a log. Raises StorageError."""
    from server.storage.redis import RedisLog

    async def check() -> None:
        log = RedisLog(url)
        try:
            await log.check()
        finally:
            await log.close()

    asyncio.run(check())
