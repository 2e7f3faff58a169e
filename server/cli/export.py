import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, mkstemp
from typing import Annotated, BinaryIO

import typer

from server.cli import common
from server.clock import now_ms
from server.export import FORMATS
from server.making.files import Progress, Wanted, make
from server.words import languages


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

    The server may run meanwhile."""
    wanted = _wanted(code, format_, spoken)
    if out is None and FORMATS[format_].packed and sys.stdout.isatty():
        common.fail(f"A screen cannot show {format_}: say where it shall go with --out.")
    with common.telling():
        if out is None:
            with TemporaryFile() as file:
                asyncio.run(_made(data, wanted, file))
                file.seek(0)
                shutil.copyfileobj(file, sys.stdout.buffer)
            return
        with _appearing(out) as file:
            asyncio.run(_made(data, wanted, file))
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
