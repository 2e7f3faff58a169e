"""Files made in processes of their own, while somebody looks on or has gone."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import openpyxl
import psutil
import pytest

from server.cli import export
from server.making import jobs
from server.making.files import Progress, Wanted
from server.making.jobs import FOLDER, MOST_OF_ONE, Job, Jobs
from server.settings import Settings
from sessions.log import MemoryLog
from sessions.refusals import Refuse
from sessions.wire import Position
from tests.server.events import Event
from tests.server.exported import Event as Played
from tests.server.servers import Server, running


class Desk:
    """The files of one event, over the API."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.begun: list[str] = []
        self.http = httpx.AsyncClient(base_url=event.server.url, trust_env=False, timeout=60)
        self.at = f"/api/sessions/{event.code}/exports"
        self.secret = {"Authorization": f"Bearer {event.token}"}

    async def ask(self, method: str, path: str = "", **more: Any) -> httpx.Response:
        return await self.http.request(method, f"{self.at}{path}", headers=self.secret, **more)

    async def begin(self, kind: str, **more: Any) -> dict[str, Any]:
        answer = await self.ask("POST", json={"format": kind, **more})
        assert answer.status_code == 202, answer.text
        found: dict[str, Any] = answer.json()
        self.begun.append(found["id"])
        return found

    async def close(self) -> None:
        """Leave nothing that others could take for theirs."""
        for job in self.begun:
            await self.ask("DELETE", f"/{job}")
        await self.http.aclose()

    async def until(self, job: str, *statuses: str) -> dict[str, Any]:
        while True:
            now = (await self.ask("GET", f"/{job}")).json()
            if now["status"] in statuses:
                return dict(now)
            await asyncio.sleep(0.02)

    def folders(self) -> list[str]:
        folder = self.event.server.data / FOLDER
        return [one.name for one in folder.iterdir()] if folder.exists() else []


@pytest.fixture
async def desk(event: Event) -> AsyncIterator[Desk]:
    desk = Desk(event)
    yield desk
    await desk.close()


async def until(happened: Callable[[], Any]) -> Any:
    while not (found := happened()):  # noqa: ASYNC110 (nobody tells of it)
        await asyncio.sleep(0.01)
    return found


def _makes(process: psutil.Process) -> bool:
    """Whether it runs by now: halted before that, it would halt the server that starts it."""
    try:
        return "server.making.process" in process.cmdline()
    except psutil.Error:
        return False


async def stopped(server: Server, number: int = 1) -> list[psutil.Process]:
    """So many processes that make files: found, and halted."""

    def making() -> list[psutil.Process] | None:
        children = [one for one in psutil.Process(server.pid).children() if _makes(one)]
        return children if len(children) == number else None

    found: list[psutil.Process] = await until(making)
    for one in found:
        one.suspend()
    return found


async def test_a_file_is_made_while_one_looks_on(desk: Desk) -> None:
    begun = await desk.begin("xlsx", languages=["cy"])
    assert begun["status"] in ("waiting", "running")
    assert begun["name"] == f"pledgewall-{desk.event.code}-cy.xlsx"
    early = await desk.ask("GET", f"/{begun['id']}/file")
    assert early.status_code == 404
    ready = await desk.until(begun["id"], "ready", "failed")
    assert (ready["status"], ready["progress"]) == ("ready", 100)
    file = await desk.ask("GET", f"/{begun['id']}/file")
    assert len(file.content) == ready["size"]
    assert begun["name"] in file.headers["content-disposition"]
    assert "content-encoding" not in file.headers
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    assert book.sheetnames == ["Digwyddiad"]
    assert begun["id"] in desk.folders()
    assert (await desk.ask("DELETE", f"/{begun['id']}")).status_code == 204
    assert begun["id"] not in desk.folders()
    assert (await desk.ask("GET", f"/{begun['id']}")).status_code == 404


async def test_a_small_one_is_ready_at_once(desk: Desk) -> None:
    begun = await desk.begin("csv")
    assert (begun["status"], begun["progress"]) == ("ready", 100)
    assert (await desk.ask("GET", f"/{begun['id']}/file")).text.startswith("\ufeff")
    # Who erases something later shall know which files there are.
    console = await desk.event.console()
    noted = console.view["privacy"]["privacy"]["exports"]
    assert [one["format"] for one in noted] == ["csv"]


async def test_all_formats_are_told_in_their_groups(desk: Desk) -> None:
    told = (await desk.ask("GET")).json()["formats"]
    assert {"format": "xlsx", "group": "work", "spoken": True} in told
    assert {"format": "next", "group": "next", "spoken": False} in told


@pytest.mark.parametrize(
    "asked", [{"format": "exe"}, {"format": "csv", "languages": ["xx"]}, {"format": "csv", "x": 1}]
)
async def test_what_there_is_not_is_refused(desk: Desk, asked: dict[str, Any]) -> None:
    answer = await desk.ask("POST", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_another_events_job_is_not_there(desk: Desk) -> None:
    begun = await desk.begin("csv")
    async with Event.on(desk.event.server) as other:
        there = Desk(other)
        for method, path in (("GET", ""), ("GET", "/file"), ("DELETE", "")):
            answer = await there.ask(method, f"/{begun['id']}{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
            there.secret, desk.secret = desk.secret, there.secret
            answer = await there.ask(method, f"/{begun['id']}{path}")
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_token")
            there.secret, desk.secret = desk.secret, there.secret
        await there.close()
    assert (await desk.ask("GET", f"/{begun['id']}")).status_code == 200


async def test_few_at_a_time_and_each_can_be_ended(desk: Desk) -> None:
    first, second = await desk.begin("xlsx"), await desk.begin("xlsx")
    halted = await stopped(desk.event.server, 2)
    third = await desk.begin("xlsx")
    assert (await desk.until(third["id"], "waiting"))["progress"] == 0
    await desk.begin("xlsx")
    assert MOST_OF_ONE == 4
    refused = await desk.ask("POST", json={"format": "csv"})
    assert (refused.status_code, refused.json()["code"]) == (429, "slow_down")
    # One is not wanted any more, one dies: their places go to those who wait.
    assert (await desk.ask("DELETE", f"/{first['id']}")).status_code == 204
    for one in halted:
        if one.is_running():
            one.kill()
    assert (await desk.until(second["id"], "ready", "failed"))["status"] == "failed"
    assert (await desk.until(third["id"], "ready", "failed"))["status"] == "ready"
    assert first["id"] not in desk.folders()


async def test_who_hangs_up_needs_no_file(desk: Desk) -> None:
    event, others = desk.event, set(desk.folders())
    path = f"/api/sessions/{event.code}/export?format=xlsx"
    asking = asyncio.create_task(desk.http.get(path, headers=desk.secret))
    [process] = await stopped(event.server)
    asking.cancel()
    await until(lambda: not process.is_running())
    await until(lambda: set(desk.folders()) <= others)


async def test_a_server_that_is_killed_takes_its_jobs_along(tmp_path: Path) -> None:
    async with running(tmp_path) as server, Event.on(server) as event:
        desk = Desk(event)
        await desk.begin("xlsx")
        [process] = await stopped(server)
        await server.kill()
        process.resume()
        await until(lambda: not process.is_running())
        assert desk.folders()
        # What is left goes when a server starts.
        Jobs(Settings(data=tmp_path)).open()
        assert not desk.folders()
        await desk.http.aclose()


class Sitting:
    """As much of a room as a small file needs."""

    def __init__(self) -> None:
        self.fold = SimpleNamespace(state=Played().room.state, position=Position("e1", 1))

    async def read(self, reader: Callable[[Any], Any]) -> Any:
        return reader(self.fold)


@pytest.fixture
def room() -> Any:
    return Sitting()


async def test_a_file_goes_when_nobody_asks_for_it_any_more(room: Any, tmp_path: Path) -> None:
    made = Jobs(Settings(data=tmp_path), lease=0.05)
    job = await made.begin(Wanted(code="BCDFGH", format="csv"), room, MemoryLog())
    assert job.file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / FOLDER).stat().st_mode & 0o77 == 0
    await until(lambda: not job.folder.exists())
    assert made.find("BCDFGH", job.id) is None


async def test_there_are_never_more_than_so_many(
    room: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST", 2)
    made = Jobs(Settings(data=tmp_path))
    for code in ("BCDFGH", "BCDFGJ"):
        await made.begin(Wanted(code=code, format="csv"), room, MemoryLog())
    with pytest.raises(Refuse):
        await made.begin(Wanted(code="BCDFGK", format="csv"), room, MemoryLog())
    await made.close()
    assert not (tmp_path / FOLDER).exists()


async def test_progress_goes_from_reading_to_writing_and_never_back(tmp_path: Path) -> None:
    job = Job(Wanted(code="BCDFGH", format="xlsx"), tmp_path, commits=200)
    seen = []
    # The log may have gone on since; the file is only whole when the process has ended.
    for now in (
        Progress(read=100),
        Progress(read=300),
        Progress(0, 50, 100),
        Progress(0, 100, 100),
    ):
        job.tell(now)
        seen.append(job.progress)
    job.tell(Progress(read=1))
    assert [*seen, job.progress] == [25, 50, 75, 99, 99]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for seen in (Terminal(), io.StringIO()):
        monkeypatch.setattr("sys.stderr", seen)
        with export._following() as tell:
            tell(Progress(read=10))
            tell(Progress(0, 30, 60))
        assert ("50%" in seen.getvalue()) == seen.isatty()
        assert ("100%" in seen.getvalue()) == seen.isatty()
