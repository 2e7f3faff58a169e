import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli import common

if TYPE_CHECKING:
    from server.crowd.recording import Recording
    from server.crowd.replay import Played, Replay


def replay(
    code: common.CodeArgument,
    comments: Annotated[Path, typer.Option("--comments", help="The recording's comments (CSV).")],
    votes: Annotated[Path, typer.Option("--votes", help="The recording's votes (CSV).")],
    speed: Annotated[
        float, typer.Option("--speed", min=0.01, help="How many times as fast as it was.")
    ] = 1.0,
    url: Annotated[
        str | None, typer.Option("--url", help="The server; without it, the one that runs here.")
    ] = None,
    data: common.DataOption = None,
) -> None:
    """Play a recorded conversation in a running event: one attendee for everybody in it."""
    import aiohttp

    from server.crowd.client import NotAdmittedError
    from server.crowd.recording import RecordingError, read
    from server.crowd.replay import NotReadyError, Replay

    try:
        recording = read(comments, votes)
    except RecordingError as error:
        common.fail(str(error))
    server = url.rstrip("/") if url else common.admin(data).url
    replay = Replay(server, common.the_code(code), recording, speed)
    try:
        played = asyncio.run(_play(replay, recording))
    except (NotReadyError, NotAdmittedError) as error:
        common.fail(str(error))
    except aiohttp.ClientError as error:
        common.fail(f"No Pledgewall server answers at {server}: {error}")
    except KeyboardInterrupt:
        common.fail("Stopped. What was acknowledged stays in the event.")
    _sum_up(recording, played)


async def _play(replay: "Replay", recording: "Recording") -> "Played":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    total = len(recording.comments) + len(recording.votes)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(f"{len(recording.people)} people come in", total=total)

        def tell(played: "Played") -> None:
            said = f"{played.ideas} ideas, {played.votes} votes"
            progress.update(task, completed=played.done, description=said)

        return await replay.play(tell)


def _sum_up(recording: "Recording", played: "Played") -> None:
    people, rejected = len(recording.people), sum(one.rejected for one in recording.comments)
    typer.echo(f"{people} people posted {played.ideas} ideas and cast {played.votes} votes.")
    if rejected:
        typer.echo(f"Moderators had rejected {rejected} of the ideas: hide them if you like.")
    if played.waits:
        typer.echo(f"The server asked somebody to slow down {played.waits} times; they waited.")
    if played.returns:
        typer.echo(f"Somebody lost the connection {played.returns} times, and came back.")
    if played.refused:
        codes = ", ".join(f"{code} {n}" for code, n in sorted(played.refused.items()))
        common.fail(f"The server refused {played.refused.total()}: {codes}.")
