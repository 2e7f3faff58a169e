"""What the server writes for its operator tells of errors, and of nobody."""

import asyncio
import contextlib
import json
import logging
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from server import logs
from tests.server import raw
from tests.server.events import Event
from tests.server.servers import running

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
    assert 'event="Exception in ASGI application" logger=uvicorn.error' in told
    assert 'error="RuntimeError in ' in told
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
    told = lines(capsys)
    assert 'event="Task exception was never retrieved" logger=asyncio' in told
    assert 'error="RuntimeError in ' in told


def test_what_the_disk_says_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    try:
        raise sqlite3.OperationalError("database or disk is full")
    except sqlite3.Error:
        structlog.get_logger().exception("commit_failed", session="BCDFGH")
    assert "OperationalError (database or disk is full)" in lines(capsys)


def test_lines_are_for_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    structlog.get_logger().info("session_loaded", session="BCDFGH", seconds=0.5)
    logging.getLogger("uvicorn.error").warning("Two\nlines")
    ours, theirs = lines(capsys).splitlines()
    assert re.fullmatch(
        r"timestamp=\S+Z level=info event=session_loaded session=BCDFGH seconds=0.5", ours
    )
    assert re.fullmatch(r"timestamp=\S+Z level=warning event=Two logger=uvicorn.error", theirs)


def test_lines_can_be_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    structlog.get_logger().info("session_loaded", session="BCDFGH")
    try:
        stumble()
    except RuntimeError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")
    ours, theirs = (json.loads(line) for line in lines(capsys).splitlines())
    assert {"event": "session_loaded", "session": "BCDFGH"}.items() <= ours.items()
    assert theirs["event"] == "Exception in ASGI application"
    assert theirs["error"].startswith("RuntimeError in ")
    assert ours["timestamp"] <= theirs["timestamp"]


def test_one_kind_of_line_cannot_fill_the_disk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.configure()
    for _ in range(1000):
        structlog.get_logger().info("client_dropped")
        logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    structlog.get_logger().info("session_loaded")
    told = lines(capsys)
    assert told.count("Invalid HTTP request") == 30
    assert told.count("event=client_dropped") == 30
    assert "event=session_loaded" in told
    later = time.monotonic() + 11
    monkeypatch.setattr(time, "monotonic", lambda: later)
    structlog.get_logger().info("client_dropped")
    assert "event=client_dropped left_out=970" in lines(capsys)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_disk_that_takes_no_line_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full").open("w")  # noqa: SIM115 (closing it fails too)
    monkeypatch.setattr(sys, "stderr", full)
    logs.configure()
    structlog.get_logger().warning("commit_failed")
    with contextlib.suppress(OSError):
        full.close()


@pytest.mark.parametrize("form", ["logfmt", "json"])
async def test_the_life_of_a_server_without_the_lives_of_people(tmp_path: Path, form: str) -> None:
    """A whole event, a garbled client, a stop: every line, and nobody in any of them."""
    private = ["Elen's thought", "Ring every patient back", "Siân from Ward Nine"]
    async with running(tmp_path, PLEDGEWALL_LOG_FORMAT=form) as server, Event.on(server) as event:
        phone, console = await event.phone(), await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        private.append(await phone.done("post_idea", text=private[0]))
        await phone.ask("no_such_type", text=private[0])
        await console.done("open_stage", stage=console.stage("pledges"))
        await phone.done("make_pledge", text=private[1], kind="action", who=private[2])
        private += [
            "Better mornings",
            phone.auth["token"],
            phone.welcome["participant"],
            event.token,
            "127.0.0.1",
        ]
        socket = await raw.join(server.url, event.code)
        await socket.send("4{broken")
        await socket.close()
        assert await server.kill(signal.SIGTERM) == 0
    told = (tmp_path / "server.log").read_text()
    told = "\n".join(line for line in told.splitlines() if "timestamp" in line)
    for words in private:
        assert words not in told, words
    events = re.findall(r'event"?[=:] ?"?(\w+)', told)
    events.remove("packet_failed")  # the garbled one
    assert events[:3] == ["server_started", "session_created", "session_loaded"]
    opened, stopped = ["stage_open"] * 2, ["handing_over", "server_stopping", "server_stopped"]
    assert events[3:] == opened + stopped
    assert told.count(event.code) == 4
    if form == "json":
        parsed = [json.loads(line) for line in told.splitlines()]
        kinds = [one["kind"] for one in parsed if one["event"] == "stage_open"]
        assert kinds == ["ideas", "pledges"]
        assert parsed[0]["log"] == "sqlite"
        assert parsed[0]["port"] == server.port
        stopping = next(one for one in parsed if one["event"] == "server_stopping")
        assert stopping["commands"] >= 6
        assert stopping["clients_dropped"] == 0
