"""Log lines: what happened and where in the code. Never what anybody said, nor who they are.

Errors are told by their kind and place alone: their messages, and the values around them, can hold
people's words, participants' ids and secrets.
"""

import contextlib
import logging
import sqlite3
import sys
import traceback
from typing import Any, TextIO, cast

import structlog

from server.storage.errors import StorageError
from sessions.codec import UnknownEvent

# Their messages speak of files, tables, servers and event types.
_HARMLESS = (sqlite3.Error, OSError, StorageError, UnknownEvent)
_DEEPEST = 8


def configure() -> None:
    """Send every line of this process, our own and the libraries', to stderr."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _error_in_place,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Stderr())),
    )
    handler = logging.StreamHandler(_Stderr())
    handler.setFormatter(_Line("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for library in ("engineio", "socketio"):
        # Their warnings name connections, and a connection's name is a key to it.
        logging.getLogger(library).setLevel(logging.ERROR)


def place(error: BaseException) -> str:
    """An error's kind, what led to it, and the calls it came through, innermost last."""
    said = f" ({error})" if isinstance(error, _HARMLESS) else ""
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    calls = " > ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    after = f", after {place(cause)}" if cause else ""
    return f"{type(error).__name__}{said} in {calls or 'no call'}{after}"


def _error_in_place(logger: Any, method: str, line: structlog.types.EventDict) -> Any:
    if line.pop("exc_info", None) and (error := sys.exception()):
        line["error"] = place(error)
    return line


class _Stderr:
    """What cannot be told (the disk is full, nobody reads on) is left untold: nothing else stops.

    It asks for stderr at every line: a write that failed leaves its rest in there.
    """

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()


class _Line(logging.Formatter):
    """A library's record in one line, its error told as ours are."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage().partition("\n")[0]
        if record.exc_info and record.exc_info[1]:
            said += f": {place(record.exc_info[1])}"
        plain = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, said, None, None
        )
        plain.created, plain.msecs = record.created, record.msecs
        return super().format(plain)
