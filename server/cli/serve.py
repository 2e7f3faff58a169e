import contextlib
import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from server.cli import common
from server.lists import brought
from server.settings import Settings, SettingsError
from server.storage.errors import StorageError
from server.storage.lock import DataInUseError

# SQLite needs this to open a log; where it lacks, it may speak of an I/O error.
LEAST_ROOM = 64_000


def serve(
    host: Annotated[str | None, typer.Option(help="Listen on this address (HOST).")] = None,
    port: Annotated[int | None, typer.Option(help="Listen on this port (PORT).")] = None,
    data: common.DataOption = None,
    require_redis: Annotated[
        bool,
        typer.Option("--require-redis", help="Refuse to start without REDIS_URL."),
    ] = False,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, help="So many processes, from PORT on; needs REDIS_URL."),
    ] = 1,
    worker: Annotated[bool, typer.Option("--worker", hidden=True)] = False,
) -> None:
    """Start the server; prints the addresses that phones can reach."""
    settings = common.settings()
    if require_redis and not settings.redis_url:
        common.fail("REDIS_URL is not set, and this computer's disk does not last: see the README.")
    given = {"host": host, "port": port, "data": data and Path(data)}
    settings = msgspec.structs.replace(
        settings, **{name: value for name, value in given.items() if value is not None}
    )
    try:
        brought(settings)  # said here, rather than by each worker
        _run(settings, workers, as_worker=worker)
    except DataInUseError as error:
        common.fail(f"Another Pledgewall server already uses the data in {error}.")
    except (StorageError, SettingsError) as error:
        common.fail(str(error))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            common.fail(f"Port {settings.port} is taken: choose another one with PORT=9000.")
        place = f"{settings.host}:{settings.port} over {settings.data}"
        common.fail(f"Cannot serve at {place}: {error}.")
    except sqlite3.Error as error:
        if shutil.disk_usage(settings.data).free < LEAST_ROOM:
            common.fail(f"There is no room for the log in {settings.data}: the disk is full.")
        common.fail(f"Cannot use the log in {settings.data}: {error}.")


def _run(settings: Settings, workers: int, *, as_worker: bool) -> None:
    """Imported here, for other commands need no server and a supervisor none of its own."""
    if workers > 1:
        from server.workers import WorkersError, supervise

        try:
            supervise(settings, workers)
        except WorkersError as error:
            common.fail(str(error))
        return
    with _left_out("aiohttp", "redis"):
        from server.serve import serve as run
        from server.web.pages import NotBuiltError
    try:
        run(settings, as_worker=as_worker)
    except NotBuiltError as error:
        common.fail(str(error))


@contextlib.contextmanager
def _left_out(*packages: str) -> Iterator[None]:
    """Socket.IO imports what its clients and its message queues need, where it finds that.

    A server is no client: without, it starts sooner and every worker is smaller.
    """
    absent = [package for package in packages if package not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type] # None: "is not there"
    try:
        yield
    finally:
        for package in absent:
            del sys.modules[package]
