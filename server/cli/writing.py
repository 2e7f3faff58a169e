"""How a command writes in an event: by the server that runs over the data, or else by itself."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from server.admin import Admin
from server.cli import common
from server.settings import Settings
from server.storage.lock import DataInUseError, FolderLock

# Whoever holds the folder for longer is a server, or somebody at work in it.
PATIENCE = 5.0


@contextmanager
def holding(chosen: Settings) -> Iterator[list[Admin]]:
    """The servers over the data; where there are none, none starts meanwhile (but over Redis)."""
    if chosen.redis_url:
        yield common.answering(chosen.data)
        return
    running, lock = _running_or_lock(chosen)
    try:
        yield running
    finally:
        if lock:
            lock.release()


def _running_or_lock(chosen: Settings) -> tuple[list[Admin], FolderLock | None]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return [], FolderLock(chosen.data)
        except DataInUseError:
            # Another command, or a server that has only just started.
            if running := common.answering(chosen.data):
                return running, None
            time.sleep(0.05)
    return [common.admin(chosen.data)], None


def through(running: list[Admin], path: str, asked: dict[str, Any]) -> dict[str, Any]:
    """The answer of the first server that gives one: the others hear of what it did."""
    answers = (_answer(one, path, asked) for one in running)
    answer = next((one for one in answers if one is not None), None)
    if answer is None:
        common.fail("The server stopped meanwhile: try again.")
    return answer


def _answer(one: Admin, path: str, asked: dict[str, Any]) -> dict[str, Any] | None:
    """None where the server has just ended: it reads the log when it comes back."""
    import httpx

    try:
        answer = httpx.post(
            f"{one.url}/api/admin/{path}",
            json=asked,
            headers={"Authorization": f"Bearer {one.secret}"},
            trust_env=False,
        )
    except httpx.HTTPError:
        return None
    found: dict[str, Any] = answer.json()
    if answer.status_code != 200:
        common.fail(found["message"])
    return found
