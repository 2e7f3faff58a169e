"""Files that are being made for people who wait: few at a time, each in a process of its own.

What is made stands in a private folder, and goes when it was taken, when nobody asks for it any
more, and when the server stops or starts.
"""

import asyncio
import contextlib
import secrets
import shutil
import sys
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import msgspec
import structlog

from server.live.room import Room
from server.making.files import (
    Progress,
    Wanted,
    is_small,
    material_of,
    name_of,
    pictures_for,
    write,
)
from server.making.process import Task
from server.pictures import contents
from server.settings import Settings
from sessions.log import Log
from sessions.refusals import Code, Refuse
from sessions.state import SessionState
from sessions.wire import FileJob, FileStatus

FOLDER = "exports-under-way"
AT_ONCE = 2
# Of one event, and of all: made, being made or waiting.
MOST_OF_ONE = 4
MOST = 24
# Seconds that a file is kept for somebody who does not ask how far it is.
LEASE = 30.0
# How far a file is when all that happened was read.
READ = 50

log = structlog.get_logger()


class Job:
    """One file; `finished` is set when there is nothing more to wait for."""

    def __init__(self, wanted: Wanted, folder: Path, commits: int) -> None:
        self.id = secrets.token_urlsafe(12)
        self.wanted = wanted
        self.folder = folder / self.id
        self.status: FileStatus = "waiting"
        self.progress = 0
        self.finished = asyncio.Event()
        self._commits = commits
        self.touch()

    @property
    def file(self) -> Path:
        return self.folder / "file"

    def touch(self) -> None:
        """Somebody still wants it."""
        self.asked_at = asyncio.get_running_loop().time()

    def tell(self, progress: Progress) -> None:
        if progress.of:
            part = READ + (100 - READ) * progress.done // progress.of
        else:
            # There may be more by now than there were.
            part = min(READ, READ * progress.read // max(1, self._commits))
        self.progress = max(self.progress, min(part, 99))

    def keep(self, content: bytes) -> None:
        """It is there already."""
        _private(self.folder)
        self.file.write_bytes(content)
        self.end("ready")

    def end(self, status: FileStatus) -> None:
        self.status = status
        if status == "ready":
            self.progress = 100
        self.finished.set()

    def told(self) -> FileJob:
        size = self.file.stat().st_size if self.status == "ready" else None
        return FileJob(
            id=self.id,
            format=self.wanted.format,
            status=self.status,
            progress=self.progress,
            name=name_of(self.wanted),
            size=size,
        )


class ExportFailed(Exception):
    """The process that made a file ended before it was done."""


class Jobs:
    """All of this server's."""

    def __init__(self, settings: Settings, lease: float = LEASE) -> None:
        self._settings = settings
        self._lease = lease
        self._folder = settings.data / FOLDER
        self._places = asyncio.Semaphore(AT_ONCE)
        self._found: dict[str, Job] = {}
        self._kept: dict[str, asyncio.Task[None]] = {}

    def open(self) -> None:
        """Take away what a server that was killed left."""
        shutil.rmtree(self._folder, ignore_errors=True)

    async def begin(self, wanted: Wanted, room: Room, session_log: Log) -> Job:
        """Have a file made; a small one is ready at once. Raises Refuse (slow_down)."""
        of_one = sum(job.wanted.code == wanted.code for job in self._found.values())
        if of_one >= MOST_OF_ONE or len(self._found) >= MOST:
            raise Refuse(Code.SLOW_DOWN)
        job = Job(wanted, self._folder, room.fold.position.seq)
        self._found[job.id] = job
        try:
            shown = await room.read(lambda fold: pictures_for(wanted, fold.state))
            pictures = await contents(session_log, wanted.code, shown)
            if content := await room.read(lambda fold: _small(wanted, fold.state, pictures)):
                job.keep(content)
        except BaseException:
            del self._found[job.id]
            raise
        task = asyncio.get_running_loop().create_task(self._keep(job))
        self._kept[job.id] = task
        task.add_done_callback(lambda _: self._kept.pop(job.id, None))
        return job

    def find(self, code: str, id_: str) -> Job | None:
        """A job of this event. Who asks wants it still."""
        job = self._found.get(id_)
        if job is None or job.wanted.code != code:
            return None
        job.touch()
        return job

    async def content(self, wanted: Wanted, room: Room, session_log: Log) -> bytes:
        """All of a file, for whoever keeps it themselves.

        Raises Refuse (slow_down, unavailable).
        """
        job = await self.begin(wanted, room, session_log)
        try:
            while not job.finished.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(job.finished.wait(), self._lease / 3)
                job.touch()
            if job.status != "ready":
                raise Refuse(Code.UNAVAILABLE)
            return await asyncio.to_thread(job.file.read_bytes)
        finally:
            await self.drop(job)

    async def drop(self, job: Job) -> None:
        """Nobody wants it any more: end its process, delete what it wrote."""
        if task := self._kept.get(job.id):
            task.cancel()
            await asyncio.wait([task])

    async def forget(self, session: str) -> None:
        """Keep no file of an event in which words were erased, or that was deleted."""
        for job in [one for one in self._found.values() if one.wanted.code == session]:
            await self.drop(job)

    async def close(self) -> None:
        for job in list(self._found.values()):
            await self.drop(job)
        self.open()

    async def _keep(self, job: Job) -> None:
        """For as long as somebody asks for it."""
        loop = asyncio.get_running_loop()
        making = None if job.finished.is_set() else loop.create_task(self._make(job))
        try:
            await self._given_up(job)
        finally:
            if making:
                making.cancel()
                await asyncio.wait([making])
            if not job.finished.is_set():
                job.end("failed")  # for whoever waits
            del self._found[job.id]
            await asyncio.to_thread(shutil.rmtree, job.folder, ignore_errors=True)

    async def _given_up(self, job: Job) -> None:
        """Wait until nobody has asked for it for as long as it is kept."""
        clock = asyncio.get_running_loop().time
        while (left := job.asked_at + self._lease - clock()) > 0:  # noqa: ASYNC110 (it changes)
            await asyncio.sleep(left)

    async def _make(self, job: Job) -> None:
        about = {"session": job.wanted.code, "format": job.wanted.format}
        began = time.perf_counter()
        try:
            async with self._places:
                job.status = "running"
                _private(job.folder)
                await self._run(job)
        except asyncio.CancelledError:
            log.info("export_dropped", **about)
            raise
        except Exception:
            log.exception("export_failed", **about)
            job.end("failed")
        else:
            log.info("export_made", **about, seconds=round(time.perf_counter() - began, 1))
            job.end("ready")

    async def _run(self, job: Job) -> None:
        """In a process of its own. Raises ExportFailed, OSError."""
        settings = self._settings
        task = Task(
            data=str(settings.data),
            redis_url=settings.redis_url,
            wanted=job.wanted,
            folder=str(job.folder),
        )
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "server.making.process"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdin
        assert process.stdout
        try:
            # Not on its command line, which others on this computer can read.
            process.stdin.write(msgspec.json.encode(task) + b"\n")
            async for line in process.stdout:
                job.tell(msgspec.json.decode(line, type=Progress))
            if code := await process.wait():
                raise ExportFailed(f"it ended with {code}")
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _small(wanted: Wanted, state: SessionState, pictures: Mapping[str, str]) -> bytes | None:
    """What can be made at once, between two ticks."""
    if not is_small(wanted, state):
        return None
    file = BytesIO()
    write(wanted, material_of(wanted, state, pictures), file)
    return file.getvalue()


def _private(folder: Path) -> None:
    """Nobody but the server's user may look into it, nor into what it is in."""
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
