"""What several commands need."""

import os
import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer

from server.admin import Admin, admins
from server.live.folding import Unreadable, folded
from server.settings import Settings, SettingsError, from_environment
from server.storage import LOG_FILE, open_log
from server.storage.errors import StorageError
from server.words import words
from sessions import codes
from sessions.codec import UnknownEvent
from sessions.fold import Fold
from sessions.log import Log
from sessions.refusals import Refuse

DataOption = Annotated[
    Path | None, typer.Option("--data", help="The data folder (PLEDGEWALL_DATA, ./data).")
]
CodeArgument = Annotated[str, typer.Argument(help="The event's six-character code.")]


def fail(why: str) -> NoReturn:
    """Say why, and end with exit code 1."""
    typer.echo(why, err=True)
    raise typer.Exit(1)


def settings(data: Path | None = None) -> Settings:
    try:
        found = from_environment()
    except SettingsError as error:
        fail(str(error))
    return msgspec.structs.replace(found, data=data) if data else found


def log_file(data: Path | None) -> Path:
    """The existing log in the data folder."""
    file = settings(data).data / LOG_FILE
    if not file.exists():
        fail(f"There are no events in {file.parent}.")
    return file


@asynccontextmanager
async def opened(chosen: Settings, *, read_only: bool = True) -> AsyncIterator[Log]:
    """The existing log that the settings choose."""
    if not chosen.redis_url:
        log_file(chosen.data)
    log = open_log(chosen.data, chosen.redis_url, read_only=read_only)
    try:
        yield log
    finally:
        await log.close()


def admin(data: Path | None) -> Admin:
    """How to reach a server that runs over the data folder: of several workers, one that does."""
    folder = settings(data).data
    running = answering(folder)
    if not running:
        fail(f"No server runs over {folder}: start it first, or say which folder with --data.")
    return running[0]


def answering(folder: Path) -> list[Admin]:
    """The servers over this data folder that answer."""
    return [one for one in admins(folder) if _answers(one)]


def _answers(one: Admin) -> bool:
    import httpx

    try:
        return httpx.get(f"{one.url}/healthz", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@contextmanager
def telling() -> Iterator[None]:
    """What cannot be read or written ends the command, in one line."""
    try:
        yield
    except UnknownEvent as error:
        fail(f"A later version of Pledgewall wrote in this event: {error}.")
    except Unreadable as error:
        fail(f"This version of Pledgewall cannot read an event: {error}.")
    except (StorageError, sqlite3.Error, OSError) as error:
        fail(str(error))
    except Refuse as error:
        fail(words(_spoken()).say(f"refusals.{error.refusal.code}", **error.refusal.values))


def _spoken() -> str:
    """The language of whoever typed, from the variables that other commands go by too."""
    said = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return re.split("[_.]", next(filter(None, said), ""))[0]


async def fold_of(log: Log, code: str) -> Fold | None:
    """A session's state, read beside a running server. Raises UnknownEvent, Unreadable."""
    with naming_events():
        return await folded(log, code)


@contextmanager
def naming_events() -> Iterator[None]:
    """Where a session is unreadable for an event of a later version, say which: UnknownEvent."""
    try:
        yield
    except Unreadable as error:
        raise error.__cause__ if isinstance(error.__cause__, UnknownEvent) else error from None


def the_code(typed: str) -> str:
    code = codes.normalise(typed)
    if code is None:
        fail(f"{typed!r} is not an event code: six letters and digits.")
    return code
