"""A disk of a few megabytes for a server's data folder, which a test fills and frees."""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from tests.server.servers import ROOT

# Everything is done in a namespace of the disk's own: nobody else sees it, nothing is left of it.
MOUNT = 'mkdir "$1" && mount -t tmpfs -o size="$2" tmpfs "$1" && echo ready && exec sleep infinity'
# To enter it leads to the root folder. The server is this shell's child.
INSIDE = ("sh", "-c", 'cd "$1" && shift && "$@"; exit $?', "sh", str(ROOT))


class SmallDisk:
    """A full filesystem is a matter of one call."""

    def __init__(self, holder: int, place: Path, enter: Sequence[str]) -> None:
        """`holder` is a process that sees it at `place`."""
        self.place = place
        self.folder = Path(f"/proc/{holder}/root{place}")
        self.under = (*enter, *INSIDE)

    def fill(self) -> None:
        """Leave not a byte."""
        with (self.folder / "filler").open("ab", buffering=0) as filler:
            for size in (65536, 4096, 1):
                with contextlib.suppress(OSError):
                    while filler.write(bytes(size)):
                        pass

    def free(self) -> None:
        (self.folder / "filler").unlink()


def namespace() -> list[str]:
    """The options of unshare and nsenter under which this user may mount something."""
    if sys.platform != "linux":
        pytest.skip("namespaces are Linux's")
    if shutil.which("unshare") and shutil.which("nsenter"):
        for options in (["-m"], ["-r", "-m"]):
            trial = ["unshare", *options, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
            if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
                return options
    assert "CI" not in os.environ, "nothing may be mounted here"
    pytest.skip("nothing may be mounted here")


@contextlib.asynccontextmanager
async def small_disk(place: Path, size: str) -> AsyncIterator[SmallDisk]:
    """A disk at `place`, for who is started `under` it, as long as the block lasts."""
    options = namespace()
    holder = await asyncio.create_subprocess_exec(
        *("unshare", *options, "sh", "-c", MOUNT, "sh", str(place), size),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert holder.stdout
        assert await asyncio.wait_for(holder.stdout.readline(), 20) == b"ready\n"
        as_if_root = ["-U", "--preserve-credentials"] if "-r" in options else []
        enter = ("nsenter", "-t", str(holder.pid), *as_if_root, "-m")
        yield SmallDisk(holder.pid, place, enter)
    finally:
        holder.kill()
        await holder.wait()
