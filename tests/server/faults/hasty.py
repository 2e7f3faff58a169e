"""A server whose heartbeats are quick: what takes half a minute elsewhere takes three seconds."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from tests.server.servers import Server, running

INTERVAL, TIMEOUT = 1, 2
# A connection whose ping is not answered is gone by then, with time for a busy machine.
GONE_WITHIN = 10.0 * (INTERVAL + TIMEOUT)

PROGRAM = f"""
from server import app
app.PING_INTERVAL, app.PING_TIMEOUT = {INTERVAL}, {TIMEOUT}
from server.__main__ import main
main()
"""
# In place of `python -m server`, with what is asked of it.
UNDER = ("sh", "-c", 'python=$1 && shift 3 && "$python" -c "$PROGRAM" "$@"; exit $?', "sh")


@contextlib.asynccontextmanager
async def hasty(data: Path, **environment: str) -> AsyncIterator[Server]:
    async with running(data, under=UNDER, PROGRAM=PROGRAM, **environment) as server:
        yield server
