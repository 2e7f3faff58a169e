from typing import Annotated

import typer

from server.cli import common


def bounced(
    address: Annotated[str, typer.Argument(help="The address that mail came back from.")],
    data: common.DataOption = None,
) -> None:
    """Note that an e-mail address does not exist: nothing is sent there any more."""
    import httpx

    one = common.admin(data)
    answer = httpx.post(
        f"{one.url}/api/admin/bounced",
        json={"address": address},
        headers={"Authorization": f"Bearer {one.secret}"},
        timeout=120,
        trust_env=False,
    )
    if answer.status_code != 200:
        common.fail(answer.json()["message"])
    typer.echo(f"Noted for {answer.json()['noted']} people.")
