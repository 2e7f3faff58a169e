"""`python -m server.desk`: brings the index of a data folder up to date, and ends.

A process of its own, so that reading long events never holds a room up. The environment says where
the logs are, as for the server: REDIS_URL may hold a password, and is no argument.
"""

import asyncio
import contextlib
import os

from server import logs
from server.desk.refreshing import refresh
from server.desk.search import SearchIndex
from server.desk.service import INDEX_FILE
from server.settings import Settings, from_environment
from server.storage import open_log

NICE = 10


async def _refreshed(settings: Settings) -> None:
    index = SearchIndex(settings.data / INDEX_FILE)
    log = open_log(settings.data, settings.redis_url, read_only=True)
    try:
        # Who started it may be gone.
        parent = os.getppid()
        await refresh(log, index, stop=lambda: os.getppid() != parent)
    finally:
        await log.close()
        index.close()


def main() -> None:
    settings = from_environment()
    logs.configure(settings.log_format)
    with contextlib.suppress(OSError):
        os.nice(NICE)
    asyncio.run(_refreshed(settings))


if __name__ == "__main__":
    main()
