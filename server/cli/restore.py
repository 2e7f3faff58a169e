import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer

from server.cli import common
from server.making.one_event import copy
from server.storage import open_log
from server.storage.lock import DataInUseError, FolderLock
from server.storage.sqlite import SQLiteLog
from sessions.log import Conflict, Log


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    event: Annotated[
        str | None, typer.Option("--event", help="Only this one of the events in it.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Put events from a backup among those that are there. Stop the server first."""
    if not file.is_file():
        common.fail(f"There is no file {file}.")
    code = common.the_code(event) if event else None
    with common.telling():
        asyncio.run(_restore(file, code, data))


async def _restore(file: Path, code: str | None, data: Path | None) -> None:
    source = SQLiteLog(file, read_only=True)
    try:
        async with _closed_to_others(data) as target:
            for one in [code] if code else sorted(await source.sessions()):
                await _bring(source, one, target)
    finally:
        await source.close()


async def _bring(source: Log, code: str, target: Log) -> None:
    try:
        brought = await copy(source, code, target, secrets.token_hex(4))
    except LookupError:
        common.fail(f"There is no event {code} in that file.")
    except Conflict:
        common.fail(f"An event {code} is there already, or was deleted: it stays as it is.")
    typer.echo(f"Restored {code}." if brought else f"{code} is there already.", err=True)


@asynccontextmanager
async def _closed_to_others(data: Path | None) -> AsyncIterator[Log]:
    """The log of the settings, written by nobody else as far as that can be seen to."""
    chosen = common.settings(data)
    try:
        lock = None if chosen.redis_url else FolderLock(chosen.data)
    except DataInUseError:
        common.fail(f"A server runs over {chosen.data}: stop it first.")
    log = open_log(chosen.data, chosen.redis_url)
    try:
        yield log
    finally:
        await log.close()
        if lock:
            lock.release()
