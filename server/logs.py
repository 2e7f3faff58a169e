"""Log lines: what happened and where in the code. Never what anybody said, nor who they are.

Errors are told by their kind and place alone: their messages, and the values around them, can hold
people's words, participants' ids and secrets.

One line an event, for programs as much as for people: `key=value`, or JSON.
"""

import contextlib
import logging
import sqlite3
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any, Literal

import structlog
from structlog.typing import EventDict

from server.storage.errors import StorageError
from sessions.codec import UnknownEvent

Format = Literal["logfmt", "json"]

# Their messages speak of files, tables, servers and event types.
_HARMLESS = (sqlite3.Error, OSError, StorageError, UnknownEvent)
_DEEPEST = 8
_FIRST = ("timestamp", "level", "event")
# Of one kind of event, so many lines in so many seconds are written.
_MOST = 30
_WITHIN = 10.0


def configure(form: Format = "logfmt", *, least: int = logging.INFO) -> None:
    """Send the lines of this process, our own from a level on and the libraries', to stderr."""
    written: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.processors.LogfmtRenderer(key_order=_FIRST, bool_as_flag=False)
    )
    structlog.configure(
        processors=[
            _Enough(),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _error_in_place,
            written,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=lambda *_: _Stderr(sys.stderr),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Line(written))
    handler.addFilter(_EnoughRecords())
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


def reason(error: BaseException) -> str:
    """An error in a few words: what it says, where that is harmless, else its kind."""
    said = str(error).partition("\n")[0] if isinstance(error, _HARMLESS) else ""
    return said or type(error).__name__


def _error_in_place(logger: Any, method: str, line: EventDict) -> EventDict:
    if line.pop("exc_info", None) and (error := sys.exception()):
        line["error"] = place(error)
    return line


class _Enough:
    """Keeps one kind of event from filling the disk; its next line says how many were left out."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._written: dict[str, int] = {}

    def __call__(self, logger: Any, method: str, line: EventDict) -> EventDict:
        left_out = self.left_out(line["event"])
        if left_out is None:
            raise structlog.DropEvent
        if left_out:
            line["left_out"] = left_out
        return line

    def left_out(self, event: str) -> int | None:
        """How many were left out before this one; None when it is itself."""
        now, before = time.monotonic(), 0
        if now - self._since.get(event, float("-inf")) >= _WITHIN:
            before = max(0, self._written.get(event, 0) - _MOST)
            self._since[event], self._written[event] = now, 0
        self._written[event] += 1
        return before if self._written[event] <= _MOST else None


class _EnoughRecords(logging.Filter):
    """The same for the libraries: a client can make them complain as often as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self._enough = _Enough()

    def filter(self, record: logging.LogRecord) -> bool:
        # What they log is a constant; its arguments are not.
        return self._enough.left_out(f"{record.name} {record.lineno}") is not None


class _Stderr(structlog.PrintLogger):
    """A disk that is full for the log is often full for these lines too: that stops nothing."""

    def msg(self, message: str) -> None:
        with contextlib.suppress(OSError):
            super().msg(message)

    log = debug = info = warn = warning = msg
    fatal = failure = err = error = critical = exception = msg


class _Line(logging.Formatter):
    """A library's record in one line, told as ours are."""

    def __init__(self, written: Any) -> None:
        super().__init__()
        self._written = written

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        line: EventDict = {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage().partition("\n")[0],
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = place(record.exc_info[1])
        return str(self._written(None, record.levelname, line))
