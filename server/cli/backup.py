import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from server.cli import common
from server.making.one_event import copy
from server.storage.backup import backup as copy_all
from server.storage.sqlite import PRIVATE, SQLiteLog


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
    event: Annotated[
        str | None, typer.Option("--event", help="Only this event; with REDIS_URL too.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Copy all events into one file, or one of them, also while the server runs."""
    with common.telling():
        try:
            if event:
                asyncio.run(_one(data, common.the_code(event), to))
            else:
                copy_all(_file(data), to)
        except FileExistsError:
            common.fail(f"{to} exists already.")
    typer.echo(f"Wrote {to}.", err=True)


def _file(data: Path | None) -> Path:
    if common.settings().redis_url:
        common.fail("With REDIS_URL there is no file to copy: back Redis up (docs/operations.md).")
    return common.log_file(data)


async def _one(data: Path | None, code: str, to: Path) -> None:
    async with common.opened(common.settings(data)) as source:
        if await source.read(code, most=0) is None:
            common.fail(f"There is no event {code} here.")
        with _new(to):
            file = SQLiteLog(to)
            try:
                # Without an epoch, as of every backup: who opens it begins one.
                await copy(source, code, file, "")
            finally:
                await file.close()


@contextmanager
def _new(file: Path) -> Iterator[None]:
    """A private file, of which nothing is left where the block fails. Raises FileExistsError."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    try:
        yield
    except BaseException:
        file.unlink()
        raise
