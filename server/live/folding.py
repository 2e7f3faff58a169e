"""A session as its log says: from its checkpoint if there is a good one, else from the start."""

import asyncio
from collections.abc import Callable

import msgspec
import structlog

from server.live.fingerprint import fingerprint
from sessions import checkpoint
from sessions.checkpoint import Unusable
from sessions.codec import UnknownEvent
from sessions.fold import Fold
from sessions.log import Commit, Log
from sessions.state import Touched
from sessions.wire import Position

# How many events are folded before others get their turn.
AT_A_STRETCH = 2000
# How many commits are in memory at once before they are folded.
PAGE = 1000

log = structlog.get_logger()


class Unreadable(Exception):
    """The log holds what this version of the code cannot take in."""


class Gone(Exception):
    """The session was deleted."""


async def missing(session_log: Log, code: str) -> Exception:
    """Why a session cannot be found that was there: Gone, or a LookupError."""
    return Gone(code) if code in await session_log.destroyed() else LookupError(code)


async def folded(
    session_log: Log,
    code: str,
    touched: Callable[[int], Touched] | None = None,
    *,
    seen: Position | None = None,
    answers: bool = True,
) -> Fold | None:
    """A session's fold, noting in `touched` what each commit touched; None: no such session.

    `seen` is a position after which no commit may be left out, so that all that they touched is
    noted. Without `answers`, it is a fold to be read alone. Raises Unreadable.
    """
    fold = await _recalled(session_log, code, seen, answers)
    while True:
        found = await read_log(session_log, code, fold.position.seq if fold else 0, PAGE)
        if found is None:
            return None
        epoch, commits = found
        if fold and epoch != fold.position.epoch:
            # The log was replaced between two readings.
            fold = None
            continue
        fold = fold or Fold(epoch)
        await _take_all_in(fold, code, commits, touched or (lambda seq: Touched()), answers)
        if len(commits) < PAGE:
            return fold


async def read_log(
    session_log: Log, code: str, after: int, most: int | None = None
) -> tuple[str, list[Commit]] | None:
    """As `Log.read`. Raises Unreadable."""
    try:
        return await session_log.read(code, after, most)
    except (UnknownEvent, msgspec.MsgspecError) as error:
        raise Unreadable(code) from error


async def _recalled(
    session_log: Log, code: str, seen: Position | None, answers: bool
) -> Fold | None:
    """What the session's checkpoint holds; None when there is none that can be used."""
    try:
        found = await session_log.read_checkpoint(code)
        if found is None or (seen and _is_ahead(found.position, seen)):
            return None
        # It may be large, and depends on nothing that could change meanwhile.
        fold = await asyncio.to_thread(
            checkpoint.decode, found.body, fingerprint(), answers=answers
        )
        if fold.position != found.position:
            raise Unusable("it is of another position")
    except Unusable as error:
        log.info("checkpoint_ignored", session=code, why=str(error))
        return None
    except Exception:
        # The log alone is enough.
        log.exception("checkpoint_unreadable", session=code)
        return None
    return fold


def _is_ahead(position: Position, seen: Position) -> bool:
    return position.epoch == seen.epoch and position.seq > seen.seq


async def _take_all_in(
    fold: Fold,
    code: str,
    commits: list[Commit],
    touched: Callable[[int], Touched],
    answers: bool,
) -> None:
    taken = 0
    for read in commits:
        commit = read if answers else msgspec.structs.replace(read, answers=[])
        take_in(fold, code, commit, touched(commit.seq))
        taken += len(commit.events)
        if taken >= AT_A_STRETCH:
            taken = 0
            await asyncio.sleep(0)


def take_in(fold: Fold, code: str, commit: Commit, touched: Touched) -> None:
    """Apply one commit. Raises Unreadable: the fold is half changed then."""
    try:
        fold.apply(commit, touched)
    except Exception as error:
        raise Unreadable(f"{code}, commit {commit.seq}") from error
