import asyncio
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from server.admin import Admin
from server.cli import common

if TYPE_CHECKING:
    from server.crowd.hall import Hall
    from server.crowd.rehearsal import Rehearsal
    from server.web.schema.answers import Links


def rehearse(
    code: common.CodeArgument,
    people: Annotated[int, typer.Option("--people", min=1, max=2000, help="How many attend.")] = 30,
    minutes: Annotated[
        float, typer.Option("--minutes", min=0.1, max=600, help="How long it takes at most.")
    ] = 10.0,
    drive: Annotated[
        bool, typer.Option("--drive", help="Also facilitate: go through the whole agenda.")
    ] = False,
    data: common.DataOption = None,
) -> None:
    """Rehearse an event with made-up people, in a copy of it; the event itself stays as it is."""
    from server.crowd.client import NotAdmittedError
    from server.crowd.rehearsal import Rehearsal

    admin = common.admin(data)
    links = _copy(admin, common.the_code(code))
    typer.echo(f"The rehearsal is an event of its own, {links.code}. It stays afterwards.")
    typer.echo(f"Board:   {links.board_url}")
    typer.echo(f"Console: {links.facilitate_url}")
    if not drive:
        typer.echo("Open the stages on the console: people follow. It ends with the close stage.")
    try:
        hall = asyncio.run(_watch(Rehearsal(admin.url, links, people, minutes * 60, drive)))
    except NotAdmittedError as error:
        common.fail(str(error))
    except KeyboardInterrupt:
        common.fail("Stopped. What was acknowledged stays in the copy.")
    _sum_up(hall)


def _copy(admin: Admin, code: str) -> "Links":
    import httpx

    from server.web.schema.answers import Links

    try:
        answer = httpx.post(
            f"{admin.url}/api/admin/copy",
            json={"code": code},
            headers={"Authorization": f"Bearer {admin.secret}"},
            trust_env=False,
        )
    except httpx.HTTPError as error:
        common.fail(f"The server at {admin.url} does not answer: {error}")
    if answer.status_code != 201:
        common.fail(answer.json()["message"])
    return msgspec.json.decode(answer.content, type=Links)


async def _watch(rehearsal: "Rehearsal") -> "Hall":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("People come in")

        def tell(so_far: "Rehearsal") -> None:
            if so_far.hall is None or so_far.facilitator is None:
                return
            stage = so_far.facilitator.stage
            progress.update(
                task,
                description=f"{stage['kind'] if stage else 'no stage open'}:"
                f" {so_far.facilitator.live.get('connected', 0)} people, {_counts(so_far.hall)}",
            )

        return await rehearsal.run(tell)


def _counts(hall: "Hall") -> str:
    done = hall.done
    votes = len(done.votes) + len(done.rungs)
    return f"{len(done.ideas)} ideas, {votes} votes, {len(done.pledges)} pledges"


def _sum_up(hall: "Hall") -> None:
    typer.echo(f"It is over: {_counts(hall)}, {len(hall.done.joins)} joined.")
    if hall.overtaken:
        typer.echo(f"{hall.overtaken.total()} times somebody was too late for the stage.")
    if hall.refused:
        codes = ", ".join(f"{code} {n}" for code, n in sorted(hall.refused.items()))
        common.fail(f"The server refused {hall.refused.total()}: {codes}.")
