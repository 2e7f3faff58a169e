import errno
import shutil
import sqlite3
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from server.cli import common
from server.lists import brought
from server.serve import serve as run
from server.settings import SettingsError
from server.storage.errors import StorageError
from server.storage.lock import DataInUseError
from server.web.pages import NotBuiltError
from server.workers import WorkersError, supervise

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
        if workers > 1:
            supervise(settings, workers)
        else:
            run(settings, as_worker=worker)
    except DataInUseError as error:
        common.fail(f"Another Pledgewall server already uses the data in {error}.")
    except (NotBuiltError, StorageError, SettingsError, WorkersError) as error:
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
