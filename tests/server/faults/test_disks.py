"""The disk under the log is full: people are told, nothing is lost, and it goes on by itself."""

import asyncio
import contextlib
import shutil
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from server.words import words
from tests.server.events import Event
from tests.server.faults.disks import SmallDisk, small_disk
from tests.server.phones import Phone, command_id
from tests.server.servers import ROOT, SERVE, Server

pytestmark = pytest.mark.durability

LANGUAGES = ("en", "cy", "en", "cy")
ENOUGH = 12


class Crew:
    """People who post, and vote on what they posted, and repeat what was not acknowledged."""

    def __init__(self, phones: list[Phone]) -> None:
        self.phones = phones
        self.ideas: dict[str, str] = {}
        self.votes: Counter[str] = Counter()
        self.refusals: list[tuple[str, dict[str, Any]]] = []
        self.changed = asyncio.Event()
        self._stopping = self._dropped = False
        self._tasks = [
            asyncio.create_task(self._work(phone, who)) for who, phone in enumerate(phones)
        ]

    async def _work(self, phone: Phone, who: int) -> None:
        number = 0
        while not self._stopping:
            number += 1
            # Long words: what fills a disk.
            text = f"Idea {number} of {who}: " + "words " * 60
            idea = await self._until_done(phone, "post_idea", text=text)
            self.ideas[idea] = text.strip()
            await self._until_done(phone, "cast_vote", idea=idea, opinion="agree")
            self.votes[idea] += 1
            self._note()
            await asyncio.sleep(0.3)  # within the limit of one person

    async def _until_done(self, phone: Phone, type_: str, **fields: Any) -> str:
        id_ = command_id()
        while True:
            ack = await phone.repeat(id_, type_, **fields)
            if ack["ok"]:
                return str(ack["result"].get("id"))
            self.refusals.append((phone.auth["language"], ack))
            self._note()
            if self._dropped:
                raise ConnectionAbortedError
            await asyncio.sleep(0.3)

    def _note(self) -> None:
        self.changed.set()

    async def until_more(self, count: int) -> None:
        """Wait for so many more ideas, each with its vote."""
        wanted = len(self.votes) + count
        while len(self.votes) < wanted:
            self.changed.clear()
            await self.changed.wait()

    async def until_refused(self) -> None:
        """Wait until somebody of each language was refused."""
        while {language for language, _ in self.refusals} < set(LANGUAGES):
            self.changed.clear()
            await self.changed.wait()

    async def finish(self) -> None:
        """Let everybody do what they are at, then stop."""
        self._stopping = True
        await asyncio.gather(*self._tasks)

    async def drop(self) -> None:
        # An answer that comes in the same moment may swallow a cancellation.
        self._stopping = self._dropped = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[SmallDisk]:
    async with small_disk(tmp_path / "disk", "6m") as disk:
        yield disk


@pytest.fixture
async def own(disk: SmallDisk) -> AsyncIterator[Event]:
    """A conversation, open, on a server whose data and log lines are on the small disk."""
    server = Server(disk.folder, under=disk.under, PLEDGEWALL_DATA=str(disk.place))
    try:
        await server.start()
        async with Event.on(server, template="conversation") as event:
            await (await event.console()).done("next_stage")
            yield event
    finally:
        await server.kill()


@contextlib.asynccontextmanager
async def crew(event: Event) -> AsyncIterator[Crew]:
    working = Crew([await event.phone(language=language) for language in LANGUAGES])
    try:
        yield working
    finally:
        await working.drop()


def check_refusals(refusals: list[tuple[str, dict[str, Any]]]) -> None:
    for language, ack in refusals:
        assert (ack["code"], ack["temporary"]) == ("unavailable", True)
        assert ack["retry_after_ms"] > 0
        assert ack["message"] == words(language).say("refusals.unavailable")


CHECK = (
    "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check'))"
)


async def intact(file: Path, *under: str) -> bool:
    checking = await asyncio.create_subprocess_exec(
        *(*under, sys.executable, "-c", CHECK, str(file)), stdout=asyncio.subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(checking.communicate(), 60)
    return out == b"('ok',)\n"


async def counted(event: Event, crew: Crew) -> None:
    """Everything acknowledged is there, once, and nothing else is."""
    view = (await event.console()).view
    assert {key: idea["text"] for key, idea in view["ideas"].items()} == crew.ideas
    assert {key: tally["agree"] for key, tally in view["tallies"].items()} == crew.votes


async def test_a_full_disk_is_told_and_forgotten(own: Event, disk: SmallDisk) -> None:
    board = await own.board()
    async with asyncio.timeout(180), crew(own) as at_work:
        await at_work.until_more(ENOUGH)
        disk.fill()
        await at_work.until_refused()
        spoken = ("en", "cy")
        refusals = await asyncio.gather(*(own.refusal(language=language) for language in spoken))
        for language, refusal in zip(spoken, refusals, strict=True):
            assert refusal["message"] == words(language).say("refusals.unavailable")
            assert refusal["data"]["code"] == "unavailable"
            assert refusal["data"]["retry_after_ms"] > 0
        # Who has a place already is let in, and sees what is true.
        back = await own.back(at_work.phones[0])
        shown = {*board.view["ideas"], *back.view["ideas"]}
        assert not (await back.ask("set_name", name="Ann"))["ok"]
        async with httpx.AsyncClient(base_url=own.server.url, trust_env=False, timeout=60) as http:
            assert (await http.get("/healthz")).status_code == 200
            made = await http.post("/api/sessions", json={"title": "Tea", "template": "quick"})
            assert (made.status_code, made.json()["code"]) == (503, "unavailable")
        assert await intact(disk.place / "pledgewall.db", *disk.under)
        disk.free()
        await at_work.until_more(ENOUGH)
        await at_work.finish()
    check_refusals(at_work.refusals)
    assert shown <= at_work.ideas.keys(), "something was shown that never came to be"
    await counted(own, at_work)
    await board.until(lambda: board.view["ideas"].keys() == at_work.ideas.keys())
    assert (await (await own.phone()).ask("set_name", name="Late"))["ok"]
    assert await intact(disk.place / "pledgewall.db", *disk.under)


async def test_nothing_is_lost_when_it_is_killed_on_a_full_disk(
    own: Event, disk: SmallDisk, tmp_path: Path
) -> None:
    board = await own.board()
    async with asyncio.timeout(180), crew(own) as at_work:
        await at_work.until_more(ENOUGH)
        disk.fill()
        await at_work.until_refused()
        await own.server.kill()
    # As it lies there: read beside the disk, where SQLite has room to look.
    for name in ("pledgewall.db", "pledgewall.db-wal"):
        shutil.copy(disk.folder / name, tmp_path / name)
    assert await intact(tmp_path / "pledgewall.db")
    disk.free()
    await own.server.start()
    view = (await own.console()).view
    said = {key: idea["text"] for key, idea in view["ideas"].items()}
    assert at_work.ideas.items() <= said.items()
    assert board.view["ideas"].keys() <= said.keys()
    # A vote whose acknowledgement was on its way may be there, or not.
    assert at_work.votes.keys() <= view["tallies"].keys() <= said.keys()


async def test_a_start_on_a_full_disk_says_why(own: Event, disk: SmallDisk) -> None:
    await own.server.kill(signal.SIGTERM)
    disk.fill()
    starting = await asyncio.create_subprocess_exec(
        *(*disk.under, *SERVE, "--data", str(disk.place), "--port", "0"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, errors = await asyncio.wait_for(starting.communicate(), 60)
    finally:
        if starting.returncode is None:
            psutil.Process(starting.pid).children()[0].kill()
    assert (starting.returncode, out) == (1, b"")
    [line] = errors.decode().splitlines()
    assert line == f"There is no room for the log in {disk.place}: the disk is full."
    disk.free()
    await own.server.start()
    assert (await (await own.phone()).ask("set_name", name="Ann"))["ok"]
