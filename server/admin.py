"""How the command line reaches the servers that run over a data folder."""

import os
from pathlib import Path

import msgspec

ADMIN_FILE = "admin.json"
# Each of several workers has a folder in the data folder, with an ADMIN_FILE of its own.
WORKER_FOLDER = "worker-{}"


class Admin(msgspec.Struct, frozen=True):
    """Where one server answers, and the secret that it made for this run."""

    url: str
    secret: str


def write(folder: Path, admin: Admin) -> None:
    """Tell whoever may read the folder, which is its user only."""
    file = folder / ADMIN_FILE
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(msgspec.json.encode(admin))


def is_written(folder: Path) -> bool:
    return (folder / ADMIN_FILE).exists()


def remove(folder: Path) -> None:
    (folder / ADMIN_FILE).unlink(missing_ok=True)


def admins(folder: Path) -> list[Admin]:
    """Everybody who says that they run here; some may have died and not taken it back."""
    files = [folder / ADMIN_FILE, *sorted(folder.glob(f"{WORKER_FOLDER.format('*')}/{ADMIN_FILE}"))]
    found = []
    for file in files:
        try:
            found.append(msgspec.json.decode(file.read_bytes(), type=Admin))
        except (OSError, msgspec.DecodeError):
            continue
    return found
