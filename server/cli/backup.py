import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from server.cli import common


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
    data: common.DataOption = None,
) -> None:
    """Copy all events into one file, consistently, also while the server runs."""
    file = common.log_file(data)
    if to.exists():
        common.fail(f"{to} exists already.")
    with (
        common.telling(),
        closing(sqlite3.connect(file)) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        # The copy goes its own way: phones that saw more than it holds begin anew.
        with copy:
            copy.execute("UPDATE sessions SET epoch = lower(hex(randomblob(4)))")
    typer.echo(f"Wrote {to}.", err=True)
