import asyncio
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from server.cli import common
from sessions.codec import UnknownEvent
from sessions.log import Log
from sessions.state import SessionState


def sessions(data: common.DataOption = None) -> None:
    """List all events."""
    with common.telling():
        asyncio.run(_list(data))


async def _list(data: Path | None) -> None:
    table = Table("code", "title", "created (UTC)", "people", "ideas", "pledges", box=None)
    async with common.opened(common.settings(data)) as log:
        states = await _states(log)
    for state in sorted(states, key=lambda state: state.created_at):
        created = datetime.fromtimestamp(state.created_at / 1000, UTC)
        counts = (len(state.people), len(state.ideas), len(state.pledges))
        table.add_row(
            state.code, Text(state.title), f"{created:%Y-%m-%d %H:%M}", *(str(n) for n in counts)
        )
    if table.row_count == 0:
        typer.echo("There are no events yet.")
    else:
        Console().print(table)


async def _states(log: Log) -> list[SessionState]:
    """Every event that can be read; of the others it is said that they are there."""
    states: list[SessionState] = []
    for code in await log.sessions():
        try:
            fold = await common.fold_of(log, code)
        except UnknownEvent as error:
            typer.echo(f"{code} was written by a later version of Pledgewall: {error}.", err=True)
            continue
        if fold:
            states.append(fold.state)
    return states
