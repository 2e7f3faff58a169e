import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, mkstemp
from typing import Annotated, BinaryIO

import typer

from server.cli import common, writing
from server.clock import now_ms
from server.export import FORMATS
from server.making.files import Progress, Wanted, make
from server.settings import Settings
from server.storage.errors import StorageError
from server.words import languages
from sessions.refusals import Refuse


def export(
    code: common.CodeArgument,
    format_: Annotated[
        str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}; csv are the pledges.")
    ] = "csv",
    spoken: Annotated[
        str, typer.Option("--languages", help="en, cy or en,cy: side by side; else the event's.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write to this file, not to the screen.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Write an event's pledges (csv), its tables (xlsx), all of it (json), or another of its files.

    The server may run meanwhile. The console lists the file: what is erased is taken out of it."""
    wanted = _wanted(code, format_, spoken)
    if out is None and FORMATS[format_].packed and sys.stdout.isatty():
        common.fail(f"A screen cannot show {format_}: say where it shall go with --out.")
    with common.telling():
        if out is None:
            with TemporaryFile() as file:
                asyncio.run(_made(data, wanted, file))
                _noted(data, wanted)
                file.seek(0)
                shutil.copyfileobj(file, sys.stdout.buffer)
            return
        with _appearing(out) as file:
            asyncio.run(_made(data, wanted, file))
            _noted(data, wanted)
    typer.echo(f"Wrote {out}.", err=True)


def _wanted(code: str, format_: str, spoken: str) -> Wanted:
    if format_ not in FORMATS:
        common.fail(f"There is no format {format_!r}: choose {', '.join(FORMATS)}.")
    tags = [tag for tag in spoken.split(",") if tag]
    for tag in tags:
        if tag not in languages():
            common.fail(f"There is no language {tag!r}: choose {', '.join(languages())}.")
    return Wanted(
        code=common.the_code(code),
        format=format_,
        languages=tags,
        address=common.settings().public_url or "",
        now=now_ms(),
    )


@contextmanager
def _appearing(out: Path) -> Iterator[BinaryIO]:
    """A file that is there when it is whole, and not before."""
    made, name = mkstemp(dir=out.parent, prefix=f".{out.name}.")
    part = Path(name)
    try:
        with os.fdopen(made, "w+b") as file:
            yield file
        part.replace(out)
    except BaseException:
        part.unlink()
        raise


async def _made(data: Path | None, wanted: Wanted, file: BinaryIO) -> None:
    async with common.opened(common.settings(data)) as log:
        found = await log.read(wanted.code, most=0)
        if found is None:
            common.fail(f"There is no event {wanted.code} here.")
        with _following() as tell, common.naming_events():
            await make(log, wanted, file, tell)


def _noted(data: Path | None, wanted: Wanted) -> None:
    """Note in the event that there is this file. It leaves also where that fails, and says so:

    whoever has to save what is on a full or a read-only disk is not kept from it.
    """
    try:
        _note(common.settings(data), wanted)
    except (Refuse, StorageError, sqlite3.Error, OSError) as error:
        typer.echo(f"The console cannot list this file, so keep a note of it: {error}", err=True)


def _note(chosen: Settings, wanted: Wanted) -> None:
    with writing.holding(chosen) as running:
        if running:
            writing.through(running, "export", {"code": wanted.code, "format": wanted.format})
        else:
            asyncio.run(_note_alone(chosen, wanted))


async def _note_alone(chosen: Settings, wanted: Wanted) -> None:
    from server.live.rooms import Rooms

    async with common.opened(chosen, read_only=False) as log:
        rooms = Rooms(log)
        try:
            if found := await rooms.get(wanted.code):
                await rooms.note_export(found, wanted.format, None)
        finally:
            await rooms.close()


@contextmanager
def _following() -> Iterator[Callable[[Progress], None]]:
    """Shows how far it is, to somebody at a terminal."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    with typer.progressbar(length=100, file=sys.stderr, label="Writing") as bar:

        def tell(progress: Progress) -> None:
            bar.label = "Writing" if progress.of else "Reading"
            if progress.of:
                bar.update(100 * progress.done // progress.of - bar.pos)

        yield tell
        bar.update(100 - bar.pos)
