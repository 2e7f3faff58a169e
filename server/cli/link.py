import asyncio
from pathlib import Path
from typing import Annotated

import httpx
import typer

from server.addresses import Addresses
from server.cli import common
from server.live.rooms import Rooms
from server.serve import ADMIN_FILE, Admin
from server.settings import Settings
from server.storage.lock import DataInUseError, FolderLock


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
    try:
        lock = _lock(chosen)
    except DataInUseError:
        typer.echo(_through_server(chosen.data, wanted, revoke_others))
        return
    try:
        with common.telling():
            typer.echo(asyncio.run(_alone(chosen, wanted, revoke_others)))
    finally:
        if lock:
            lock.release()


def _lock(chosen: Settings) -> FolderLock | None:
    """What keeps a server from starting meanwhile. Raises DataInUseError when one runs here."""
    if not chosen.redis_url:
        return FolderLock(chosen.data)
    # Redis takes several writers; but a server that runs here shall know of the link at once.
    if (chosen.data / ADMIN_FILE).exists() and _answers(common.admin(chosen.data)):
        raise DataInUseError(chosen.data)
    return None


def _answers(admin: Admin) -> bool:
    try:
        return httpx.get(f"{admin.url}/healthz", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


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


async def _alone(chosen: Settings, code: str, revoke_others: bool) -> str:
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
