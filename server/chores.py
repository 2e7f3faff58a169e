"""What the server does by itself, again and again, for as long as it runs."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

# Milliseconds since 1970: what depends on days takes it from outside, so that tests can pass it.
Clock = Callable[[], int]

log = structlog.get_logger()


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do this now, and then always so long after it was done. A failure is told and repeated."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("chore_failed", chore=getattr(work, "__qualname__", None))
        await asyncio.sleep(seconds)
