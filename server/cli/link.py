import asyncio
from typing import Annotated

import typer

from server.addresses import Addresses
from server.cli import common, writing
from server.settings import Settings


def link(
    code: common.CodeArgument,
    data: common.DataOption = None,
    revoke_others: Annotated[
        bool, typer.Option("--revoke-others", help="Make every earlier console link useless.")
    ] = False,
) -> None:
    """Issue a new console link for an event whose link was lost."""
    chosen = common.settings(data)
    if not chosen.redis_url:
        common.log_file(data)
    wanted = common.the_code(code)
    with writing.holding(chosen) as running:
        if running:
            asked = {"code": wanted, "revoke_others": revoke_others}
            typer.echo(writing.through(running, "link", asked)["facilitate_url"])
            return
        with common.telling():
            typer.echo(asyncio.run(_alone(chosen, wanted, revoke_others)))


async def _alone(chosen: Settings, code: str, revoke_others: bool) -> str:
    from server.live.rooms import Rooms

    async with common.opened(chosen, read_only=False) as log:
        rooms = Rooms(log)
        try:
            secret = await rooms.issue_link(code, revoke_others=revoke_others)
        finally:
            await rooms.close()
    if secret is None:
        common.fail(f"There is no event {code} here.")
    base = Addresses(chosen.port, chosen.public_url).used(None)
    return f"{base}/{code}/facilitate#{secret}"
