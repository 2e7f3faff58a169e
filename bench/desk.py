"""The desk over many events: how long it reads, how it answers, and who waits meanwhile: nobody."""

import asyncio
import random
import time
from collections.abc import Awaitable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure
from bench.seeding import WORDS, HallOfMany, seed_hall
from bench.sizes import Sizes
from server.desk.search import SearchIndex
from server.desk.service import INDEX_FILE, DeskService
from server.settings import Settings
from server.storage import open_log
from sessions.events import IdeaPosted
from sessions.log import Commit, Log

MEASURE = "desk"
QUESTIONS = 200
TICK = 0.005


async def measure(sizes: Sizes) -> list[Figure]:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        log = open_log(data, None)
        for _ in range(sizes.desk_events):
            await seed_hall(log, sizes.desk_ideas, 35)
        large = await seed_hall(log, sizes.desk_largest, 300)
        service = DeskService(log, Settings(data=data))
        try:
            return await _measured(log, large, service, data / INDEX_FILE)
        finally:
            await service.close()
            await log.close()


async def _measured(log: Log, large: HallOfMany, service: DeskService, index: Path) -> list[Figure]:
    idle = await _late(asyncio.sleep(1))
    began = time.perf_counter()
    late = await _late(service.refresh())
    read = time.perf_counter() - began
    events = len(await service.ask(lambda one: one.events()))
    await _one_more(log, large)
    began = time.perf_counter()
    await service.refresh()
    again = time.perf_counter() - began
    answers = await _answers(service)
    began = time.perf_counter()
    await service.forget(large.code)
    forgotten = time.perf_counter() - began

    size = await asyncio.to_thread(_megabytes, index)
    return [
        _figure(f"{events} events read for the first time", read, "s", beside={"index MB": size}),
        _figure("the largest read again", again, "s"),
        _figure(
            "how late this process was meanwhile (p99)",
            late,
            "ms",
            beside={"when nothing is read": idle},
        ),
        _figure("a question (p95)", answers[int(len(answers) * 0.95)], "ms", bar=100.0),
        _figure("an event forgotten, its bytes too", forgotten, "s"),
    ]


def _figure(what: str, value: float, unit: str, **more: Any) -> Figure:
    return Figure(measure=MEASURE, what=what, value=value, unit=unit, **more)


def _megabytes(file: Path) -> float:
    return file.stat().st_size / 1e6


async def _late(work: Awaitable[None]) -> float:
    """How late a task that wakes every 5 ms comes while something is done: ms, p99."""
    doing = asyncio.ensure_future(work)
    late = []
    while not doing.done():
        at = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - at - TICK) * 1000)
    await doing
    return sorted(late)[int(len(late) * 0.99)]


async def _one_more(log: Log, event: HallOfMany) -> None:
    head = (await log.heads())[event.code]
    posted = IdeaPosted(
        at=1,
        idea="one-more",
        author=None,
        text="One more idea",
        lang="en",
        stage="s1",
        prompt=None,
        table=None,
        held=False,
    )
    await log.append(event.code, head, Commit(head.seq + 1, [posted], []))


async def _answers(service: DeskService) -> list[float]:
    """How long questions of one to three words take, sorted: ms."""
    chance, words = random.Random(1), WORDS.split()
    took = []
    for _ in range(QUESTIONS):
        asked = " ".join(chance.choices(words, k=chance.randint(1, 3)))
        began = time.perf_counter()
        await service.ask(partial(_found, asked))
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def _found(asked: str, index: SearchIndex) -> object:
    return index.search(asked, most=100)
