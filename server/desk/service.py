"""The desk as the server asks it: its index, and who keeps that up to date.

Each worker has an index of its own, in its data folder: nobody has to agree with anybody, and each
can be deleted at any time.
"""

import asyncio
import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import structlog

import server
from server.clock import now_ms
from server.desk.refreshing import moved, refresh
from server.desk.search import SearchIndex, remove
from server.settings import Settings
from sessions.log import Log
from sessions.wire import Position

INDEX_FILE = "search.db"
# How long whoever asks waits for what is new. After that they get what there is, and how much more
# there will be.
PATIENCE = 2.0
# An event under way moves all the time: it is not read again for every question. New ones are.
LEAST_SECONDS = 10.0
# How often an index that nobody asks looks for what was erased, or came.
EVERY_SECONDS = 300.0

T = TypeVar("T")
told = structlog.get_logger()


class DeskService:
    """`place` says where log and index lie, for the process that reads; None: in memory, here."""

    def __init__(
        self, log: Log, place: Settings | None = None, now: Callable[[], int] = now_ms
    ) -> None:
        self._log = log
        self.now = now
        self._place = place
        self._path = place.data / INDEX_FILE if place else None
        self._thread = ThreadPoolExecutor(1, "desk")
        self._index: SearchIndex | None = None
        self._refreshing: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._given_up = False
        self._refreshed_at = float("-inf")
        # What could not be read: no reason to try again at every question.
        self._left_out: set[str] = set()

    async def ask(self, question: Callable[[SearchIndex], T]) -> T:
        """Ask the index, in its own thread."""

        def asked() -> T:
            if self._index is None:
                self._index = SearchIndex(self._path)
            return question(self._index)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, asked)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            told.exception("desk_begins_anew")
            await self.begin_anew()
            raise

    async def behind(self, *, patience: float = PATIENCE) -> int:
        """How many events are still to be read, after a short wait for those that are new."""
        known, heads = await self._positions(), await self._log.heads()
        changed = moved(known, heads)
        is_time = asyncio.get_running_loop().time() - self._refreshed_at >= LEAST_SECONDS
        new = changed - known.keys() - self._left_out
        if changed and (self._refreshing or is_time or new):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await asyncio.shield(self.refresh())
            known = await self._positions()
            changed = moved(known, heads)
        if self._refreshing:
            return len(changed)
        self._left_out = changed - known.keys()
        return 0

    async def _positions(self) -> dict[str, Position]:
        return await self.ask(lambda index: index.positions())

    def refresh(self) -> asyncio.Task[None]:
        """Read what has moved: one at a time, for all who wait for it."""
        if self._refreshing is None:
            self._refreshing = asyncio.get_running_loop().create_task(self._refresh())
            self._refreshing.add_done_callback(self._refreshed)
        return self._refreshing

    def _refreshed(self, task: asyncio.Task[None]) -> None:
        self._refreshing = None
        self._refreshed_at = asyncio.get_running_loop().time()
        if not task.cancelled() and (error := task.exception()):
            told.error("desk_not_refreshed", kind=type(error).__name__)

    async def _refresh(self) -> None:
        self._given_up = False
        if self._place is None:
            index = await self.ask(lambda index: index)
            await refresh(self._log, index, stop=lambda: self._given_up)
            return
        root = str(Path(server.__path__[0]).parent)
        where = {
            "PLEDGEWALL_DATA": str(self._place.data),
            "REDIS_URL": self._place.redis_url or "",
            "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))),
        }
        process = self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "server.desk"),
            env={**os.environ, **where},
            stdin=asyncio.subprocess.DEVNULL,
            # What is typed in the server's terminal is for the server.
            start_new_session=True,
        )
        if self._given_up:  # while it was started
            self._end_process()
        code = await process.wait()
        self._process = None
        if code and not self._given_up:
            told.warning("desk_reader_failed", code=code)

    def _end_process(self) -> None:
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def forget(self, session: str) -> None:
        """Let nothing of an event stay here. It is read again, from its log, at the next question.

        To be called once its words have gone from the log: what is being read now is given up.
        """
        if self._path and not self._path.exists():
            return
        await self._give_up()

        def forgotten(index: SearchIndex) -> None:
            if index.drop(session):
                index.purge()

        try:
            await self.ask(forgotten)
        except sqlite3.Error:
            await self.begin_anew()
        self._refreshed_at = float("-inf")

    async def begin_anew(self) -> None:
        """Delete the index: it is made again at the next question."""
        await self._give_up()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._remove)

    def _remove(self) -> None:
        if self._index:
            self._index.close()
            self._index = None
        if self._path:
            remove(self._path)

    async def _give_up(self) -> None:
        """End what is being read. What it kept of an event is whole, or not there."""
        if task := self._refreshing:
            self._given_up = True
            self._end_process()
            await asyncio.gather(task, return_exceptions=True)

    async def keep_up(self) -> None:
        """What was erased by other workers leaves an index that nobody asks, too."""
        if not self._path or not self._path.exists():
            return
        if moved(await self._positions(), await self._log.heads()):
            await asyncio.shield(self.refresh())

    async def close(self) -> None:
        await self._give_up()
        if self._index:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._index.close)
        self._thread.shutdown()
