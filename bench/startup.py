"""`python -m bench.startup`: how soon a long session is served again, and what joining it costs.

The server is started over a log without a checkpoint, then killed and started a few times with the
one that it wrote; the best of these counts. Joining is measured in a session that has just begun
(everybody is there, no vote is cast) and in the same with all its votes.
"""

import argparse
import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import msgspec
import psutil
import uvloop
from rich.console import Console
from rich.table import Table

from server.crowd.client import Client, connections
from server.live.keeping import LEAST
from server.storage import open_log
from sessions.log import Checkpoint, Log
from tests.server.long_sessions import CODE, LongSession
from tests.server.redises import redis_running
from tests.server.servers import Server

PEOPLE, IDEAS = 1500, 200
STARTS = 3
JOINS = 100
CHECKPOINT_SECONDS = 30.0

Opened = Callable[[], Log]


class Took(msgspec.Struct, frozen=True):
    """Seconds: all, and of the server's CPU, which says more on a machine with others on it."""

    all: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.all:.2f} ({self.cpu:.2f})"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """How soon the first view is answered; joining in milliseconds of the server's CPU, and until
    the welcome is there."""

    store: str
    without: Took
    with_checkpoint: Took | None
    checkpoint_mb: float | None
    join_cpu_ms: float
    join_ms: float


@contextlib.asynccontextmanager
async def in_sqlite() -> AsyncIterator[tuple[Server, Opened]]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        server = Server(data)
        try:
            yield server, lambda: open_log(data, None)
        finally:
            await server.kill()


@contextlib.asynccontextmanager
async def in_redis() -> AsyncIterator[tuple[Server, Opened]]:
    with tempfile.TemporaryDirectory() as folder:
        async with redis_running(Path(folder) / "redis") as redis:
            server = Server(Path(folder) / "data", REDIS_URL=redis.url)
            try:
                yield server, lambda: open_log(Path(folder), redis.url)
            finally:
                await server.kill()


STORES = {"sqlite": in_sqlite, "redis": in_redis}


async def measure(store: str, events: int, at_once: int) -> Measured:
    """One store, one size of session."""
    async with STORES[store]() as (server, opened):
        log = opened()
        await LongSession(PEOPLE, IDEAS, events).write(log, at_once)
        await log.close()
        without = await _served(server)
        kept = await _checkpoint(opened) if events >= LEAST else None
        again = []
        for _ in range(STARTS if kept else 0):
            await server.kill()
            again.append(await _served(server))
        cpu, wall = await _joining(server)
    return Measured(
        store=store,
        without=without,
        with_checkpoint=min(again, key=lambda one: one.all) if again else None,
        checkpoint_mb=len(kept.body) / 1e6 if kept else None,
        join_cpu_ms=cpu * 1000,
        join_ms=wall * 1000,
    )


async def _served(server: Server) -> Took:
    """Start the server, and wait until it answers with the session's view."""
    begun = time.perf_counter()
    await server.start()
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as http:
        answer = await http.get(f"/api/sessions/{CODE}/view")
    answer.raise_for_status()
    return Took(time.perf_counter() - begun, _cpu(psutil.Process(server.pid)))


async def _checkpoint(opened: Opened) -> Checkpoint:
    """What the server writes when it has folded everything."""
    log = opened()
    try:
        async with asyncio.timeout(CHECKPOINT_SECONDS):
            while True:
                if found := await log.read_checkpoint(CODE):
                    return found
                await asyncio.sleep(0.1)
    finally:
        await log.close()


async def _joining(server: Server) -> tuple[float, float]:
    """Seconds for one who joins: of the server's CPU, and until they see the room."""
    process = psutil.Process(server.pid)
    async with connections() as http:
        phones = [Client(http, server.url, CODE) for _ in range(JOINS)]
        await phones[0].join()  # the view is encoded for the first
        cpu, begun = _cpu(process), time.perf_counter()
        for phone in phones[1:]:
            await phone.join()
        wall, cpu = time.perf_counter() - begun, _cpu(process) - cpu
        for phone in phones:
            await phone.leave()
    return cpu / (JOINS - 1), wall / (JOINS - 1)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def table(rows: list[tuple[str, Measured]]) -> Table:
    shown = Table(
        *("log", "events", "served after s (CPU)", "with checkpoint", "MB encoded"),
        *("join: CPU ms", "join: ms"),
        box=None,
    )
    for session, one in rows:
        numbers = (one.checkpoint_mb, one.join_cpu_ms, one.join_ms)
        shown.add_row(
            one.store,
            session,
            str(one.without),
            str(one.with_checkpoint or "-"),
            *("-" if number is None else f"{number:.2f}" for number in numbers),
        )
    return shown


async def run(stores: list[str], events: int, at_once: int) -> list[tuple[str, Measured]]:
    """Every store, at the session's start and at its end."""
    begun = PEOPLE + IDEAS + 2
    return [
        (f"{number:,}", await measure(store, number, at_once))
        for store in stores
        for number in (begun, max(begun, events))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.startup", description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--at-once", type=int, default=30, help="events in a commit")
    parser.add_argument("--stores", nargs="+", choices=list(STORES), default=list(STORES))
    asked = parser.parse_args()
    rows = uvloop.run(run(asked.stores, asked.events, asked.at_once))
    Console(highlight=False).print(table(rows))


if __name__ == "__main__":
    main()
