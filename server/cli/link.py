import asyncio
from pathlib import Path
from typing import Annotated

import httpx
import typer

from server.addresses import Addresses
from server.cli import common
from server.live.rooms import Rooms
from server.storage.lock import DataInUseError, FolderLock
from server.storage.sqlite import SQLiteLog


def link(
    code: common.CodeArgument,
    data: common.DataOption = None,
    revoke_others: Annotated[
        bool, typer.Option("--revoke-others", help="Make every earlier console link useless.")
    ] = False,
) -> None:
    """Issue a new console link for an event whose link was lost."""
    folder, wanted = common.log_file(data).parent, common.the_code(code)
    try:
        lock = FolderLock(folder)
    except DataInUseError:
        typer.echo(_through_server(folder, wanted, revoke_others))
        return
    try:
        with common.telling():
            typer.echo(asyncio.run(_alone(common.log_file(folder), wanted, revoke_others)))
    finally:
        lock.release()


def _through_server(folder: Path, code: str, revoke_others: bool) -> str:
    admin = common.admin(folder)
    try:
        answer = httpx.post(
            f"{admin.url}/api/admin/link",
            json={"code": code, "revoke_others": revoke_others},
            headers={"Authorization": f"Bearer {admin.secret}"},
            trust_env=False,
        )
    except httpx.HTTPError as error:
        common.fail(f"The server that uses {folder} does not answer: {error}")
    if answer.status_code != 200:
        common.fail(answer.json()["message"])
    return str(answer.json()["facilitate_url"])


async def _alone(file: Path, code: str, revoke_others: bool) -> str:
    settings = common.settings()
    log = SQLiteLog(file)
    rooms = Rooms(log)
    try:
        secret = await rooms.issue_link(code, revoke_others=revoke_others)
    finally:
        await rooms.close()
        await log.close()
    if secret is None:
        common.fail(f"There is no event {code} here.")
    base = Addresses(settings.port, settings.public_url).used(None)
    return f"{base}/{code}/facilitate#{secret}"
