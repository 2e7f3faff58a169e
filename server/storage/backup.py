"""A copy of a whole log in one file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from server.storage.sqlite import PRIVATE


def backup(log: Path, to: Path) -> None:
    """Copy a log, consistently, also while a server writes it. Nothing is left where that fails.

    Raises FileExistsError and other OSError, sqlite3.Error.
    """
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    try:
        with closing(sqlite3.connect(log)) as source, closing(sqlite3.connect(to)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA secure_delete = ON")
            # Each server that opens a copy goes its own way under an epoch of its own: phones that
            # saw more than the copy holds begin anew. No checkpoint is of that epoch.
            with copy:
                copy.execute("UPDATE sessions SET epoch = ''")
                if _has_checkpoints(copy):
                    copy.execute("DELETE FROM checkpoints")
    except BaseException:
        to.unlink()
        raise


def _has_checkpoints(db: sqlite3.Connection) -> bool:
    """A log that no server of this version has opened yet has none."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return bool(version >= 2)
