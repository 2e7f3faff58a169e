import asyncio
import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from server.cli import common
from server.export import FORMATS, Format
from server.export.material import Material
from server.pictures import contents
from sessions.pictures import shown_in


def export(
    code: common.CodeArgument,
    format_: Annotated[
        str,
        typer.Option(
            "--format", help="csv (pledges), ideas, ground, ladder, json, agenda or next."
        ),
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write to this file, not to the screen.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Write an event's pledges (csv), its ideas by table (ideas) or all of it (json).

    The server may run meanwhile."""
    wanted = FORMATS.get(format_)
    if wanted is None:
        common.fail(f"There is no format {format_!r}: choose {', '.join(FORMATS)}.")
    with common.telling():
        content = asyncio.run(_content(data, code, wanted))
        if out is None:
            sys.stdout.buffer.write(content)
            return
        out.write_bytes(content)
    typer.echo(f"Wrote {out}.", err=True)


async def _content(data: Path | None, typed: str, wanted: Format) -> bytes:
    async with common.opened(common.settings(data)) as log:
        code = common.the_code(typed)
        fold = await common.fold_of(log, code)
        if fold is None:
            common.fail(f"There is no event {code} here.")
        shown = shown_in(fold.state) if wanted.pictured else []
        file, state = BytesIO(), fold.state
        pictures = await contents(log, code, shown)
        wanted.write(Material(state=state, languages=state.languages, pictures=pictures), file)
        return file.getvalue()
