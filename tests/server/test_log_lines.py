"""What the server writes for its operator tells of errors, and of nobody."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator

import pytest
import structlog

from server import logs

SECRETS = ("participant-7f", "place-token", "What Ann said")


@pytest.fixture(autouse=True)
def configured() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = before


def stumble() -> None:
    token, said = SECRETS[1:]
    try:
        {}[SECRETS[0]]
    except KeyError as error:
        raise RuntimeError(f"{said} with {token}") from error


def lines(capsys: pytest.CaptureFixture[str]) -> str:
    out, told = capsys.readouterr()
    assert out == ""
    assert not any(secret in told for secret in SECRETS), told
    return told


def test_our_lines_tell_where_and_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    try:
        stumble()
    except RuntimeError:
        structlog.get_logger().exception("command_failed", session="BCDFGH")
    told = lines(capsys)
    assert "command_failed" in told
    assert "BCDFGH" in told
    assert "RuntimeError in " in told
    assert "KeyError in " in told
    assert "test_log_lines.py" in told
    assert told.count("\n") == 1


def test_the_libraries_lines_do_likewise(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    try:
        stumble()
    except RuntimeError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")
    logging.getLogger("engineio.server").warning("Cannot send to sid place-token")
    told = lines(capsys)
    assert "Exception in ASGI application: RuntimeError in " in told
    assert told.count("\n") == 1


async def test_a_task_that_nobody_awaits_is_told_by_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure()
    error: BaseException | None = None
    try:
        stumble()
    except RuntimeError as caught:
        error = caught
    asyncio.get_running_loop().default_exception_handler(
        {"message": "Task exception was never retrieved", "exception": error, "task": SECRETS}
    )
    assert "Task exception was never retrieved: RuntimeError in " in lines(capsys)


def test_what_the_disk_says_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    try:
        raise sqlite3.OperationalError("database or disk is full")
    except sqlite3.Error:
        structlog.get_logger().exception("commit_failed", session="BCDFGH")
    assert "OperationalError (database or disk is full)" in lines(capsys)
