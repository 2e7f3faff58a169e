"""Files of a large event: how long they take, how much memory, and whether people notice.

Each file is made in a process as the server starts one, over a session and over a tenth of it. Then
a room votes beside a server that makes nothing, and beside one that makes file after file.
"""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx
import msgspec
import psutil

from bench import cores, rooms
from bench.figures import Figure
from bench.meter import cpu_of, peak_of
from bench.sizes import Sizes
from bench.voting import Voted, vote
from server.export import FORMATS
from server.making.files import Wanted
from server.making.process import Task
from server.storage import open_log
from tests.server.long_sessions import CODE, FACILITATOR_TOKEN, LongSession

MEASURE = "export"
A_COMMIT = 30
# While people vote: the largest ones, in turns.
BUSY = ("xlsx", "json")
# Seconds between two looks at a file that is being made.
LOOK = 0.02
CONSOLE_LOOKS = 0.4
SECRET = {"Authorization": f"Bearer {FACILITATOR_TOKEN}"}


class Made(msgspec.Struct, frozen=True):
    """One file: seconds, seconds of CPU, the most that was in memory, and its size in bytes."""

    seconds: float
    cpu: float
    peak: int
    size: int


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder, TemporaryDirectory() as smaller:
        whole, tenth = Path(folder), Path(smaller)
        await _write(whole, sizes, 1)
        await _write(tenth, sizes, 10)
        files = [
            figure
            for form in sizes.export_formats or FORMATS
            for figure in _figures(form, await _made(whole, form), await _made(tenth, form))
        ]
        return files + await _beside(whole, sizes)


async def _write(data: Path, sizes: Sizes, part: int) -> None:
    people, ideas = sizes.export_people // part, sizes.export_ideas // part
    events = people + ideas + 2 + sizes.export_votes // part
    log = open_log(data, None)
    await LongSession(people, ideas, events).write(log, A_COMMIT)
    await log.close()


async def _made(data: Path, form: str) -> Made:
    """In a process of its own, as the server has it done."""
    with TemporaryDirectory() as folder:
        wanted = Wanted(code=CODE, format=form)
        task = Task(data=str(data), redis_url=None, wanted=wanted, folder=folder)
        begun = perf_counter()
        with cores.on_the_servers():
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "server.making.process"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
            )
        assert process.stdin
        process.stdin.write(msgspec.json.encode(task) + b"\n")
        await process.stdin.drain()
        peak, cpu = await _watched(process)
        if process.returncode:
            raise RuntimeError(f"{form} was not made")
        return Made(perf_counter() - begun, cpu, peak, task.file.stat().st_size)


async def _watched(process: asyncio.subprocess.Process) -> tuple[int, float]:
    """Until it ends: the most that it had in memory, and its seconds of CPU."""
    peak, cpu = 0, 0.0
    ended = asyncio.ensure_future(process.wait())
    while not ended.done():
        # It may end in between.
        with suppress(psutil.Error, OSError):
            peak, cpu = max(peak, peak_of(process.pid)), cpu_of(process.pid)
        await asyncio.wait([ended], timeout=LOOK)
    return peak, cpu


def _figures(form: str, whole: Made, tenth: Made) -> list[Figure]:
    mb: dict[str, float | str] = {
        "file": f"{whole.size / 1e6:.1f} MB",
        "of a tenth": f"{tenth.peak / 1e6:.0f} MB",
    }
    return [
        Figure(
            measure=MEASURE,
            what=f"{form}, made",
            value=whole.seconds,
            unit="s",
            beside={"CPU": f"{whole.cpu:.1f} s", "of a tenth": f"{tenth.seconds:.1f} s"},
        ),
        Figure(
            measure=MEASURE,
            what="  most in memory",
            value=whole.peak / 1e6,
            unit="MB",
            beside=mb,
        ),
    ]


async def _beside(data: Path, sizes: Sizes) -> list[Figure]:
    """A room votes by turns without and with files being made on the same server."""
    without: list[Voted] = []
    beside: list[Voted] = []
    made: list[str] = []
    async with rooms.ours(data) as room, _desk(room.server.url) as http:
        await _opened(http)
        for _ in range(sizes.export_rounds):
            without.append(await vote(room, sizes.export_room, sizes.export_seconds))
            busy = [asyncio.create_task(_one_by_one(http, form, made)) for form in BUSY]
            beside.append(await vote(room, sizes.export_room, sizes.export_seconds))
            for one in busy:
                one.cancel()
            await asyncio.wait(busy)
    return _compared(without, beside, made, sizes)


async def _opened(http: httpx.AsyncClient) -> None:
    """The large event is served already, as it would be: opening it can take long here."""
    busy = httpx.codes.SERVICE_UNAVAILABLE
    path = f"/api/sessions/{CODE}/exports"
    while (await http.get(path)).status_code == busy:  # noqa: ASYNC110 (nobody tells of it)
        await asyncio.sleep(LOOK)


def _desk(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, timeout=60, headers=SECRET, trust_env=False)


async def _one_by_one(http: httpx.AsyncClient, form: str, made: list[str]) -> None:
    """File after file, as the console has them made."""
    at = f"/api/sessions/{CODE}/exports"
    while True:
        job = (await http.post(at, json={"format": form})).json()
        while job["status"] in ("waiting", "running"):
            await asyncio.sleep(CONSOLE_LOOKS)
            job = (await http.get(f"{at}/{job['id']}")).json()
        (await http.get(f"{at}/{job['id']}/file")).raise_for_status()
        await http.delete(f"{at}/{job['id']}")
        made.append(form)


def _compared(
    without: list[Voted], beside: list[Voted], made: list[str], sizes: Sizes
) -> list[Figure]:
    quiet, busy = (median(one.to_board.p99 for one in found) for found in (without, beside))
    who = (
        f"{sizes.export_room:,} vote within {sizes.export_seconds:g} s, {sizes.export_rounds} times"
    )
    lost = sum(one.people - one.acknowledged + one.lost for one in beside)

    def figure(what: str, value: float, unit: str, **more: object) -> Figure:
        told: dict[str, float | str] = {
            name.replace("_", " "): str(one) for name, one in more.items()
        }
        return Figure(
            measure=MEASURE,
            what=what,
            value=value,
            unit=unit,
            beside=told,
            others=max((one.others for one in [*without, *beside] if one.others), default=None),
        )

    return [
        figure(f"{who}: vote to board, p99", quiet, "ms", each=_each(without)),
        figure(
            "  the same while files are made",
            busy,
            "ms",
            each=_each(beside),
            files_made=len(made),
            cores=f"{cores.number()}, {'pinned' if cores.can_pin() else 'nothing pinned'}",
        ),
        figure("  ratio", busy / quiet if quiet else float("inf"), "x"),
        figure("  not acknowledged, or disconnected", lost, ""),
    ]


def _each(found: list[Voted]) -> str:
    return ", ".join(f"{one.to_board.p99:.0f}" for one in found) + " ms"
