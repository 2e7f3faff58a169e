import asyncio
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from server.cli import common
from server.storage.sqlite import SQLiteLog


def sessions(data: common.DataOption = None) -> None:
    """List all events."""
    asyncio.run(_list(common.log_file(data)))


async def _list(file: Path) -> None:
    log = SQLiteLog(file, read_only=True)
    table = Table("code", "title", "created (UTC)", "people", "ideas", "pledges", box=None)
    folds = [await common.fold_of(log, code) for code in await log.sessions()]
    states = [fold.state for fold in folds if fold]
    for state in sorted(states, key=lambda state: state.created_at):
        created = datetime.fromtimestamp(state.created_at / 1000, UTC)
        counts = (len(state.people), len(state.ideas), len(state.pledges))
        table.add_row(
            state.code, state.title, f"{created:%Y-%m-%d %H:%M}", *(str(n) for n in counts)
        )
    await log.close()
    if table.row_count == 0:
        typer.echo("There are no events yet.")
    else:
        Console().print(table)
