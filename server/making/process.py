"""A process that makes one file, so that whoever serves people meanwhile is not held up.

It is told on stdin what to make, as one line of JSON, and says on stdout how far it is, likewise.
When its stdin closes, nobody wants the file any more: it ends at once.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import msgspec

from server import logs
from server.making.files import Progress, Wanted, make
from server.storage import open_log

# Below everybody who waits for an answer.
NICENESS = 10
# Somebody looks a few times a second.
LEAST_PAUSE = 0.1


class Task(msgspec.Struct, frozen=True):
    """`folder` is the task's own: `file` goes there, and whatever else has to be put down."""

    data: str
    redis_url: str | None
    wanted: Wanted
    folder: str

    @property
    def file(self) -> Path:
        return Path(self.folder) / "file"


def main() -> None:
    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=Task)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    logs.configure()
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    # Whatever a library puts down goes with the folder.
    tempfile.tempdir = task.folder
    asyncio.run(_carry_out(task))


def _end_with_parent() -> None:
    # Not by sys.stdin, whose lock this thread would hold as the process ends.
    while os.read(0, 1):
        pass
    os._exit(1)


async def _carry_out(task: Task) -> None:
    log = open_log(Path(task.data), task.redis_url, read_only=True)
    try:
        with task.file.open("xb") as file:
            await make(log, task.wanted, file, _Teller())
    finally:
        await log.close()


class _Teller:
    """Says how far it is, not too often."""

    def __init__(self) -> None:
        self._said = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._said >= LEAST_PAUSE:
            self._said = now
            _say(progress)


def _say(said: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
