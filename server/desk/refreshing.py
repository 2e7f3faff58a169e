"""Brings the index up to where the logs are: each event is read again that has moved since."""

from collections.abc import Callable

import structlog

from server.desk.reading import read
from server.desk.search import SearchIndex
from server.live.folding import folded
from sessions.log import Log
from sessions.wire import Position

log = structlog.get_logger()


def moved(index: dict[str, Position], logs: dict[str, Position]) -> set[str]:
    """The events that the index does not know as they are now, and those that are gone."""
    return {key for key in index.keys() | logs.keys() if index.get(key) != logs.get(key)}


async def refresh(
    session_log: Log, index: SearchIndex, stop: Callable[[], bool] = lambda: False
) -> None:
    """Read what has moved. Words that went are gone from the index's file afterwards.

    What cannot be read is left as it was. Raises what the log and the index raise.
    """
    heads = await session_log.heads()
    gone = False
    try:
        for session in sorted(moved(index.positions(), heads)):
            if stop():
                break
            gone |= await _read_again(session_log, index, session, there=session in heads)
    finally:
        if gone:
            index.purge()


async def _read_again(session_log: Log, index: SearchIndex, session: str, *, there: bool) -> bool:
    """Whether words went."""
    if not there:
        return index.drop(session)
    try:
        fold = await folded(session_log, session)
    except Exception:
        # One that a later version wrote, or whose log cannot be reached just now.
        log.exception("desk_left_out", session=session)
        return False
    return index.put(session, fold.position, read(fold.state)) if fold else index.drop(session)
