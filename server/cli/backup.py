from pathlib import Path
from typing import Annotated

import typer

from server.cli import common
from server.storage.backup import backup as copy


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
    data: common.DataOption = None,
) -> None:
    """Copy all events into one file, also while the server runs (not with REDIS_URL)."""
    if common.settings().redis_url:
        common.fail("With REDIS_URL there is no file to copy: back Redis up (docs/operations.md).")
    file = common.log_file(data)
    with common.telling():
        try:
            copy(file, to)
        except FileExistsError:
            common.fail(f"{to} exists already.")
    typer.echo(f"Wrote {to}.", err=True)
