"""One server for one data folder."""

import fcntl
import os
from pathlib import Path


class DataInUseError(Exception):
    """Another server has this data folder open."""


class FolderLock:
    """Held until the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(folder / "pledgewall.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise DataInUseError(folder) from None

    def release(self) -> None:
        os.close(self._file)
