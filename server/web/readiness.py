"""Whether the log can be written now, found out by writing."""

import asyncio

import structlog

from server.logs import reason
from sessions.log import Log

WITHIN = 2.0
FRESH = 1.0
TOO_SLOW = f"no answer within {WITHIN:g} seconds"

log = structlog.get_logger()


class Readiness:
    """Asks the log, once for all who want to know, and at most about once a second.

    A log that hangs is not asked again before it answers.
    """

    def __init__(self, session_log: Log) -> None:
        self._log = session_log
        self._asking: asyncio.Task[str | None] | None = None
        self._asked_at = 0.0
        self._known_until = 0.0
        self._last: str | None = None

    async def why_not(self) -> str | None:
        """Why nothing can be written, in a few words; None when it can. Answers in two seconds."""
        now = asyncio.get_running_loop().time()
        if self._asking is None or (self._asking.done() and now >= self._known_until):
            self._asking = asyncio.get_running_loop().create_task(self._ask())
            self._asked_at = now
        left = max(0.0, self._asked_at + WITHIN - now)
        await asyncio.wait({self._asking}, timeout=left)
        return self._note(self._asking.result() if self._asking.done() else TOO_SLOW)

    async def _ask(self) -> str | None:
        try:
            await self._log.probe()
            why = None
        except Exception as error:  # noqa: BLE001 (whatever it is, it is not ready)
            why = reason(error)
        self._known_until = asyncio.get_running_loop().time() + FRESH
        return why

    def _note(self, why: str | None) -> str | None:
        """Log where that changes."""
        if why != self._last:
            self._last = why
            if why is None:
                log.info("log_writable")
            else:
                log.warning("log_not_writable", why=why)
        return why

    async def close(self) -> None:
        if self._asking:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
