"""Copies one event from a log into another: into a file of its own, or back again."""

from server import pictures
from server.storage.sqlite import SQLiteLog
from sessions.events import PictureKept
from sessions.log import Commit, Conflict, Log
from sessions.wire import Position

PAGE = 1000


async def copy(source: Log, session: str, target: Log, epoch: str) -> int:
    """Write it under another epoch; how many commits were missing. Raises Conflict, LookupError.

    What was interrupted is taken up where it stopped. Conflict: under this code, the target has
    another event, or one that went on by itself, or it was deleted there.
    """
    begun = await _begun(source, session, target)
    position = begun or Position(epoch, 0)
    kept: list[str] = []
    while True:
        found = await source.read(session, position.seq, PAGE)
        if found is None:
            raise LookupError(session)
        _, commits = found
        if commits:
            await _bring(target, session, position, commits)
            kept += [e.picture for one in commits for e in one.events if isinstance(e, PictureKept)]
            position = Position(position.epoch, commits[-1].seq)
        if len(commits) < PAGE:
            break
    await pictures.copied(source, session, session, kept, into=target)
    return position.seq - (begun.seq if begun else 0)


async def _begun(source: Log, session: str, target: Log) -> Position | None:
    """How far the target has the same history. Raises Conflict where it has another."""
    there = await target.read(session)
    if there is None:
        return None
    epoch, commits = there
    same = await source.read(session, len(commits) - 1, 1)
    if same is None or same[1] != commits[-1:]:
        raise Conflict
    return Position(epoch, len(commits))


async def _bring(target: Log, session: str, after: Position, commits: list[Commit]) -> None:
    if isinstance(target, SQLiteLog):
        await target.bring(session, after, commits)
        return
    for commit in commits:
        if after.seq:
            await target.append(session, after, commit)
        else:
            await target.create(session, after.epoch, commit)
        after = Position(after.epoch, commit.seq)
