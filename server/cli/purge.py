from typing import Annotated

import typer

from server.cli import common


def purge(
    code: common.CodeArgument,
    data: common.DataOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete an event for good: its log, people, words, pictures. The server has to run."""
    import httpx

    wanted = common.the_code(code)
    running = common.admin(data)
    if not yes:
        typer.confirm(f"Delete the event {wanted} with all that is in it, for good?", abort=True)
    answer = httpx.post(
        f"{running.url}/api/admin/purge",
        json={"code": wanted},
        headers={"Authorization": f"Bearer {running.secret}"},
        trust_env=False,
        timeout=60,
    )
    if answer.status_code != 204:
        common.fail(answer.json()["message"])
    typer.echo(
        f"Deleted {wanted}. Backups and files that were exported still hold it"
        " until you delete them (docs/operations.md)."
    )
