"""Which code folds: what one version of it wrote down of a fold, another does not take up."""

import hashlib
import secrets
from functools import cache
from pathlib import Path

import sessions


@cache
def fingerprint() -> str:
    """Of this process's `sessions`. To be called before the files can change on the disk."""
    return of(Path(sessions.__path__[0]))


def of(package: Path) -> str:
    """A hash of a package's sources: of what they mean, too, not of the types alone.

    Where there are none (compiled files alone), nobody can tell two versions apart: then each is
    taken for one of its own.
    """
    files = sorted(package.rglob("*.py"))
    if not files:
        return secrets.token_hex(16)
    whole = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        whole.update(f"{file.relative_to(package)} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:32]
