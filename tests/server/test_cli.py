"""The command line, as processes of its own."""

import asyncio
import json
import os
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import httpx
import msgspec
import pytest

from server.cli import app
from server.export import FORMATS
from server.settings import Settings, SettingsError, from_environment
from server.storage.sqlite import SQLiteLog
from tests.server.events import Event
from tests.server.phones import Phone
from tests.server.servers import ROOT, Server, running
from tests.server.test_sqlite_log import forge_unknown_event

DOCUMENTS = [(ROOT / name).read_text() for name in ("README.md", "docs/operations.md")]
SETTINGS = set(
    re.findall(r'environment\.get\("(\w+)"\)', (ROOT / "server/settings.py").read_text())
)
PROMISE = "Ffonio cleifion yn eu tŷ, bob wythnos"


class Done(NamedTuple):
    code: int | None
    out: bytes
    errors: str

    @property
    def said(self) -> str:
        return self.out.decode()


async def pledgewall(*arguments: str | Path, **environment: str) -> Done:
    clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "server",
        *map(str, arguments),
        cwd=ROOT,
        env={**clean, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await asyncio.wait_for(process.communicate(), 90)
    return Done(process.returncode, out, errors.decode())


def failed(done: Done, why: str) -> None:
    """It ended with code 1 and this one line, and nothing else."""
    assert (done.code, done.out) == (1, b"")
    assert re.fullmatch(why, done.errors.strip()), done.errors


async def test_sessions_lists_every_event(server: Server) -> None:
    made = await server.create(title="[bold]Tea[/bold] & [/x] cake", template="quick")
    async with Event.on(server) as event:
        console, phone = await event.console(), await event.phone()
        await console.done("open_stage", stage=console.stage("ideas"))
        await phone.done("post_idea", text="Buses")
        done = await pledgewall("sessions", "--data", server.data)
    assert (done.code, done.errors) == (0, "")
    lines = {line.split()[0]: line for line in done.said.splitlines() if line.strip()}
    assert "[bold]Tea[/bold] & [/x] cake" in lines[made["code"]]
    assert lines[event.code].split()[-3:] == ["1", "1", "0"]


async def test_a_new_link_leaves_the_old_one_unless_told_otherwise(event: Event) -> None:
    """With the server running: the console opens by all links that hold."""
    old = event.token
    done = await pledgewall("link", event.code.lower(), "--data", event.server.data)
    assert (done.code, done.errors) == (0, "")
    base, _, second = done.said.strip().partition("#")
    assert base == f"http://pledgewall.test/{event.code}/facilitate"
    for token in (old, second):
        event.token = token
        await event.console()
    done = await pledgewall("link", event.code, "--data", event.server.data, "--revoke-others")
    third = done.said.strip().partition("#")[2]
    for token in (old, second):
        assert (await event.refusal("facilitator", token=token))["data"] == {"code": "bad_token"}
    event.token = third
    await event.console()


async def test_links_exports_and_lists_need_no_server(tmp_path: Path) -> None:
    async with running(tmp_path) as server, Event.on(server) as event:
        old = event.token
        await server.kill()
        (tmp_path / "admin.json").unlink(missing_ok=True)
        here = ("--data", tmp_path)
        link = await pledgewall("link", event.code, *here, PLEDGEWALL_PUBLIC_URL="https://e.test")
        assert link.said.startswith(f"https://e.test/{event.code}/facilitate#")
        assert (await pledgewall("export", event.code, *here)).code == 0
        assert event.code in (await pledgewall("sessions", PLEDGEWALL_DATA=str(tmp_path))).said
        revoking = await pledgewall("link", event.code, *here, "--revoke-others")
        await server.start()
        for token in (old, link.said.strip().partition("#")[2]):
            assert (await event.refusal("facilitator", token=token))["data"] == {
                "code": "bad_token"
            }
        event.token = revoking.said.strip().partition("#")[2]
        await lists(await event.console(), "csv")


async def lists(console: Phone, *formats: str) -> None:
    """It says that these files were made, by people or a command."""
    noted = console.view["privacy"]
    await console.until(
        lambda: [one["format"] for one in noted["privacy"]["exports"]] == list(formats)
    )


async def test_exports_are_what_the_console_gets(event: Event, tmp_path: Path) -> None:
    console, phone = await event.console(), await event.phone()
    await console.done("open_stage", stage=console.stage("pledges"))
    await phone.done("make_pledge", text=PROMISE, kind="action")
    path = f"/api/sessions/{event.code}/export"
    async with httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60) as http:
        for format_ in ("csv", "json"):
            answer = await http.get(
                path,
                params={"format": format_},
                headers={"Authorization": f"Bearer {event.token}"},
            )
            here = ("--format", format_, "--data", event.server.data)
            done = await pledgewall("export", event.code, *here)
            assert (done.code, done.errors) == (0, "")
            assert PROMISE in done.said
            assert plain(done.out, format_) == plain(answer.content, format_)
            file = tmp_path / f"event.{format_}"
            written = await pledgewall("export", event.code, *here, "--out", file)
            assert (written.code, written.out) == (0, b"")
            assert plain(file.read_bytes(), format_) == plain(answer.content, format_)
    await lists(console, *["csv"] * 3, *["json"] * 3)


async def test_a_file_leaves_data_that_cannot_be_written(tmp_path: Path) -> None:
    async with running(tmp_path) as server, Event.on(server) as event:
        await server.kill()
        (tmp_path / "admin.json").unlink(missing_ok=True)
        lock = tmp_path / "pledgewall.lock"
        lock.unlink()
        lock.mkdir()
        done = await pledgewall("export", event.code, "--data", tmp_path)
        lock.rmdir()
    assert (done.code, done.out[:3]) == (0, b"\xef\xbb\xbf")
    assert done.errors.startswith("The console cannot list this file")


def plain(content: bytes, format_: str) -> object:
    """What an export says, but for when it was made."""
    if format_ == "csv":
        return content
    found = json.loads(content)
    return {key: value for key, value in found.items() if not key.startswith("exported")}


async def test_a_backup_made_while_people_write_opens_as_a_server(
    conversation: Event, tmp_path: Path
) -> None:
    await (await conversation.console()).done("next_stage")
    phone = await conversation.phone()
    first = await phone.done("post_idea", text="Before")
    await phone.until(lambda: first in phone.view["ideas"])
    writing = asyncio.create_task(write(conversation))
    restored = tmp_path / "restored"
    restored.mkdir()
    file = restored / "pledgewall.db"
    done = await pledgewall("backup", file, "--data", conversation.server.data)
    writing.cancel()
    assert (done.code, done.out, done.errors) == (0, b"", f"Wrote {file}.\n")
    async with running(restored) as server:
        again = Event(server, conversation.links)
        # The same phone, with what it saw: more than the backup knows, and under another epoch.
        back = again.client(token=phone.auth["token"], position=phone.position)
        await back.connect()
        assert "delta" not in back.welcome
        assert back.position["epoch"] != phone.position["epoch"]
        assert back.view["ideas"][first]["text"] == "Before"
        assert first in back.me["ideas"]
        assert (await back.ask("post_idea", text="After"))["ok"]
        await back.leave()
    failed(
        await pledgewall("backup", file, "--data", conversation.server.data),
        re.escape(f"{file} exists already."),
    )
    missing = tmp_path / "no" / "such" / "folder"
    done = await pledgewall("backup", missing, "--data", conversation.server.data)
    failed(done, ".*No such file or directory.*")


async def write(event: Event) -> None:
    phone = await event.phone()
    while True:
        await phone.ask("post_idea", text="Meanwhile")


async def test_codes_that_are_none(event: Event, tmp_path: Path) -> None:
    for command in ("link", "export"):
        here = ("--data", event.server.data)
        failed(await pledgewall(command, "hello", *here), "'hello' is not an event code.*")
        failed(await pledgewall(command, "ZZZZZZ", *here), ".+")
        nothing = await pledgewall(command, event.code, "--data", tmp_path)
        failed(nothing, re.escape(f"There are no events in {tmp_path}."))
    assert os.listdir(tmp_path) == [], "asking made something"  # noqa: PTH208
    done = await pledgewall("export", event.code, "--format", "exe", *here)
    failed(done, f"There is no format 'exe': choose {', '.join(FORMATS)}.")


async def test_an_event_of_a_later_version_is_named_and_the_others_are_listed(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as server:
        strange, plain = await server.create(), await server.create()
        await server.kill()
    forge_unknown_event(tmp_path / "pledgewall.db", strange["code"])
    listed = await pledgewall("sessions", "--data", tmp_path)
    assert listed.code == 0
    assert plain["code"] in listed.said
    assert strange["code"] not in listed.said
    assert re.fullmatch(rf"{strange['code']} .*TeaServed version 3.*\n", listed.errors)
    failed(await pledgewall("export", strange["code"], "--data", tmp_path), ".*TeaServed.*")
    assert (await pledgewall("export", plain["code"], "--data", tmp_path)).code == 0
    async with (
        running(tmp_path) as server,
        httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http,
    ):
        answer = await http.get(f"/api/sessions/{strange['code']}")
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert (await http.get(f"/api/sessions/{plain['code']}")).status_code == 200
    assert "TeaServed version 3" in (tmp_path / "server.log").read_text()


async def test_data_of_a_later_version_is_refused(tmp_path: Path) -> None:
    log = SQLiteLog(tmp_path / "pledgewall.db")
    await log.close()
    with closing(sqlite3.connect(tmp_path / "pledgewall.db")) as db:
        db.execute("PRAGMA user_version = 99")
    for command in (("sessions",), ("serve", "--port", "0")):
        failed(await pledgewall(*command, "--data", tmp_path), ".*data version 99.*")


# Settings.


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"PORT": "abc"}, "PORT must be a number from 0 to 65535, not 'abc'."),
        ({"PORT": "70000"}, "PORT must be .*"),
        ({"PORT": "-1"}, "PORT must be .*"),
        ({"PLEDGEWALL_PUBLIC_URL": "events.example.org"}, "PLEDGEWALL_PUBLIC_URL must look .*"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL must look like .*"),
        ({"PLEDGEWALL_METRICS_TOKEN": "short"}, "PLEDGEWALL_METRICS_TOKEN must be .*"),
        ({"PLEDGEWALL_METRICS_TOKEN": "with a blank in it"}, "PLEDGEWALL_METRICS_TOKEN must be .*"),
        ({"PLEDGEWALL_LOG_FORMAT": "xml"}, "PLEDGEWALL_LOG_FORMAT must be logfmt or json, .*"),
        (
            {"REDIS_URL": "redis://127.0.0.1:1", "PORT": "0"},
            r"Cannot use the Redis at 127\.0\.0\.1:1: .*failed.*",
        ),
        ({"HOST": "no.such.host.invalid", "PORT": "0"}, "Cannot serve at no.such.host.invalid.*"),
        ({"PLEDGEWALL_DATA": "/proc/pledgewall", "PORT": "0"}, "Cannot serve .*"),
    ],
    ids=str,
)
async def test_a_setting_that_cannot_be_used_is_named(
    environment: dict[str, str], why: str, tmp_path: Path
) -> None:
    environment = {"PLEDGEWALL_DATA": str(tmp_path), **environment}
    failed(await pledgewall("serve", **environment), why)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.org",
        "http://",
        "http://x.org/path",
        "http://x.org?q",
        "http://x.org:port",
        "http://u:p@x.org",
        'http://x.org"onload',
        "x",
    ],
)
def test_a_public_url_is_an_address_and_nothing_more(url: str) -> None:
    with pytest.raises(SettingsError, match="PLEDGEWALL_PUBLIC_URL"):
        from_environment({"PLEDGEWALL_PUBLIC_URL": url})


@pytest.mark.parametrize(
    "url",
    [
        "redis://",
        "http://user:hush@localhost",
        "redis://user:hu/sh@localhost",
        "redis://user:hush@localhost:port",
        "redis:hush",
        "redis://user:hush@localhost:70000",
    ],
)
def test_a_redis_url_is_one_and_its_password_is_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError, match="REDIS_URL must look like") as told:
        from_environment({"REDIS_URL": url})
    assert "hu" not in str(told.value)


MAIL = {
    "PLEDGEWALL_SMTP_URL": "smtps://events:hush@mail.example.org",
    "PLEDGEWALL_MAIL_FROM": "Our events <events@example.org>",
    "PLEDGEWALL_PUBLIC_URL": "https://events.example.org",
}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"PLEDGEWALL_SMTP_URL": "mail.example.org"}, "SMTP_URL must look like"),
        ({"PLEDGEWALL_SMTP_URL": "http://events:hush@mail.example.org"}, "SMTP_URL must look"),
        ({"PLEDGEWALL_SMTP_URL": "smtp://events:hu/sh@mail.example.org"}, "SMTP_URL must look"),
        ({"PLEDGEWALL_MAIL_FROM": "events"}, "MAIL_FROM must look like"),
        ({"PLEDGEWALL_MAIL_FROM": "a <a@example.org>\nBcc: b@example.org"}, "MAIL_FROM must"),
        ({"PLEDGEWALL_MAIL_FROM": ""}, "needs PLEDGEWALL_MAIL_FROM"),
        ({"PLEDGEWALL_PUBLIC_URL": ""}, "needs PLEDGEWALL_PUBLIC_URL"),
        ({"PLEDGEWALL_TIME_ZONE": "Europe/Nowhere"}, "TIME_ZONE must be"),
        ({"PLEDGEWALL_TIME_ZONE": "../../etc/passwd"}, "TIME_ZONE must be"),
    ],
)
def test_what_mail_needs_is_checked_at_start(wrong: dict[str, str], said: str) -> None:
    settings = from_environment({**MAIL, "PLEDGEWALL_TIME_ZONE": "Europe/Dublin"})
    assert settings.sends_mail
    assert settings.mail_from == "Our events <events@example.org>"
    with pytest.raises(SettingsError, match=said) as told:
        from_environment({**MAIL, **wrong})
    assert "hush" not in str(told.value)
    assert "hu/sh" not in str(told.value)
    assert not from_environment({"PLEDGEWALL_MAIL_FROM": "events@example.org"}).sends_mail


def test_settings_come_from_the_environment() -> None:
    assert from_environment({}) == Settings()
    assert from_environment({"HOST": "", "PORT": "", "REDIS_URL": ""}) == Settings()
    assert from_environment(
        {
            "HOST": "127.0.0.1",
            "PORT": "9000",
            "PLEDGEWALL_DATA": "/some/folder",
            "PLEDGEWALL_PUBLIC_URL": "https://events.example.org/",
            "PLEDGEWALL_CREATE_KEY": "key",
            "REDIS_URL": "rediss://user:hush@redis.example.org:6380/2?ssl_cert_reqs=none",
        }
    ) == Settings(
        host="127.0.0.1",
        port=9000,
        data=Path("/some/folder"),
        public_url="https://events.example.org",
        create_key="key",
        redis_url="rediss://user:hush@redis.example.org:6380/2?ssl_cert_reqs=none",
    )


async def test_a_server_that_needs_redis_does_not_start_without(tmp_path: Path) -> None:
    done = await pledgewall("serve", "--require-redis", PORT="0", PLEDGEWALL_DATA=str(tmp_path))
    failed(done, "REDIS_URL is not set.*")
    assert os.listdir(tmp_path) == []  # noqa: PTH208


async def test_a_taken_port_is_named(server: Server, tmp_path: Path) -> None:
    done = await pledgewall(
        "serve", HOST="127.0.0.1", PORT=str(server.port), PLEDGEWALL_DATA=str(tmp_path)
    )
    failed(done, f"Port {server.port} is taken.*")


# Documents.


def test_every_setting_is_documented() -> None:
    assert len(SETTINGS) >= len(msgspec.structs.fields(Settings))
    for setting in SETTINGS:
        assert any(f"`{setting}`" in document for document in DOCUMENTS), setting


def test_every_command_is_documented() -> None:
    commands = [
        command.callback.__name__ for command in app.registered_commands if command.callback
    ]
    assert len(commands) >= 7
    for command in commands:
        assert any(f"`pledgewall {command}" in document for document in DOCUMENTS), command
