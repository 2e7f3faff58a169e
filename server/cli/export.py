import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from server.cli import common
from server.export import FORMATS, Format
from server.storage.sqlite import SQLiteLog


def export(
    code: common.CodeArgument,
    format_: Annotated[str, typer.Option("--format", help="csv or json.")] = "csv",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write to this file, not to the screen.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Write an event's pledges (csv) or all of it (json); the server may run meanwhile."""
    wanted = FORMATS.get(format_)
    if wanted is None:
        common.fail(f"There is no format {format_!r}: choose {' or '.join(FORMATS)}.")
    with common.telling():
        content = asyncio.run(_content(common.log_file(data), common.the_code(code), wanted))
        if out is None:
            sys.stdout.buffer.write(content)
            return
        out.write_bytes(content)
    typer.echo(f"Wrote {out}.", err=True)


async def _content(file: Path, code: str, wanted: Format) -> bytes:
    log = SQLiteLog(file, read_only=True)
    fold = await common.fold_of(log, code)
    await log.close()
    if fold is None:
        common.fail(f"There is no event {code} here.")
    return b"".join(wanted.write(fold.state))
