import asyncio
from typing import Annotated

import typer

from server.addresses import Addresses
from server.admin import Admin
from server.cli import common
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
    if chosen.redis_url:
        running = common.answering(chosen.data)
        lock = None
    else:
        running, lock = _running_or_lock(chosen)
    if running:
        typer.echo(_through(running, wanted, revoke_others))
        return
    try:
        with common.telling():
            typer.echo(asyncio.run(_alone(chosen, wanted, revoke_others)))
    finally:
        if lock:
            lock.release()


def _running_or_lock(chosen: Settings) -> tuple[list[Admin], FolderLock | None]:
    """The server over the folder, else what keeps one from starting meanwhile."""
    try:
        return [], FolderLock(chosen.data)
    except DataInUseError:
        return [common.admin(chosen.data)], None


def _through(running: list[Admin], code: str, revoke_others: bool) -> str:
    """Have the link issued by the first that does: the others hear of it."""
    asked: dict[str, str | bool] = {"code": code, "revoke_others": revoke_others}
    url = next(filter(None, (_ask(one, asked) for one in running)), None)
    if url is None:
        common.fail("The server stopped meanwhile: try again.")
    return url


def _ask(one: Admin, asked: dict[str, str | bool]) -> str | None:
    """The link; None where the server has just ended: it reads the log when it comes back."""
    import httpx

    try:
        answer = httpx.post(
            f"{one.url}/api/admin/link",
            json=asked,
            headers={"Authorization": f"Bearer {one.secret}"},
            trust_env=False,
        )
    except httpx.HTTPError:
        return None
    if answer.status_code != 200:
        common.fail(answer.json()["message"])
    return str(answer.json()["facilitate_url"])


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
