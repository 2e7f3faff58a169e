"""Several server processes over one Redis, and the one that looks after them.

Each worker listens on a port of its own, so that a balancer in front can send everybody of one
event to the same one: a shared port would scatter the requests of one long-polling phone.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

import structlog
from rich.console import Console

from server import admin
from server.settings import Settings
from server.storage import check_redis

START_SECONDS = 60.0
STOP_SECONDS = 15.0
LOOK_EVERY = 0.05
# A worker that ends sooner than this after its start has not really started.
SOON = 10.0
MOST_FAILURES = 5
FIRST_PAUSE = 0.5

log = structlog.get_logger()


class WorkersError(Exception):
    """Workers that could not be started, or not kept running; the text says which."""


class Worker:
    """One server process, which can be started again."""

    def __init__(self, settings: Settings, number: int) -> None:
        self.port = settings.port + number
        self._host = settings.host
        self._folder = settings.data / admin.WORKER_FOLDER.format(number + 1)
        self._process: asyncio.subprocess.Process | None = None

    async def launch(self) -> None:
        """Start the process; whether it can serve is seen later."""
        admin.remove(self._folder)
        root = str(Path(__file__).parent.parent)
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "server", "serve", "--worker"),
            *("--host", self._host, "--port", str(self.port), "--data", str(self._folder)),
            env={**os.environ, "PYTHONPATH": path},
            # Its end tells the worker that this process is gone.
            stdin=asyncio.subprocess.PIPE,
        )

    async def listens(self) -> None:
        """Wait until it can be reached. Raises WorkersError when it ended before."""
        assert self._process
        while not admin.is_written(self._folder):
            if self._process.returncode is not None:
                raise WorkersError(f"The worker on port {self.port} could not start.")
            await asyncio.sleep(LOOK_EVERY)

    async def ended(self) -> int:
        """Wait until it ends: its exit code, or the negative of the signal that killed it."""
        assert self._process
        return await self._process.wait()

    async def stop(self) -> None:
        """Have it hand its phones over and end; after a while, end it."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            log.error("worker_killed", port=self.port)
            self._process.kill()
            await self._process.wait()


class Supervisor:
    """Starts workers, starts those that die again, and stops them all."""

    def __init__(self, settings: Settings, count: int) -> None:
        self._settings = settings
        self._workers = [Worker(settings, number) for number in range(count)]
        self._told = asyncio.Event()

    async def run(self) -> None:
        """Until told to stop, or until no worker runs any more. Raises WorkersError."""
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, self._told.set)
        told = asyncio.create_task(self._told.wait())
        work = asyncio.create_task(self._work())
        try:
            await asyncio.wait({told, work}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._told.set()
            await asyncio.gather(*(worker.stop() for worker in self._workers))
        await work

    async def _work(self) -> None:
        await asyncio.gather(*(worker.launch() for worker in self._workers))
        listening = asyncio.gather(*(worker.listens() for worker in self._workers))
        try:
            await asyncio.wait_for(listening, START_SECONDS)
        except TimeoutError:
            raise WorkersError("The workers did not start in time.") from None
        except WorkersError:
            if self._told.is_set():
                return
            raise
        _say_where(self._settings, [worker.port for worker in self._workers])
        kept = await asyncio.gather(*(self._keep(worker) for worker in self._workers))
        lost = [str(worker.port) for worker, so in zip(self._workers, kept, strict=True) if not so]
        if lost:
            raise WorkersError(f"Workers that ended again and again: port {', '.join(lost)}.")

    async def _keep(self, worker: Worker) -> bool:
        """Start a worker whenever it ends. False: it does nothing but end; the others go on."""
        loop, failures = asyncio.get_running_loop(), 0
        launched = loop.time()
        while True:
            code = await worker.ended()
            if self._told.is_set():
                return True
            failures = failures + 1 if loop.time() - launched < SOON else 0
            log.warning("worker_ended", port=worker.port, code=code)
            if failures >= MOST_FAILURES:
                log.error("worker_given_up", port=worker.port, failures=failures)
                return False
            if await self._told_within(FIRST_PAUSE * 2 ** (failures - 1) if failures else 0):
                return True
            launched = loop.time()
            await worker.launch()

    async def _told_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._told.wait(), seconds)
        except TimeoutError:
            return False
        return True


def supervise(settings: Settings, count: int) -> None:
    """Serve by so many workers until told to stop. Raises StorageError, WorkersError, OSError."""
    if not settings.redis_url:
        raise WorkersError(
            "Several workers need REDIS_URL: a log in the data folder has one writer."
        )
    last = settings.port + count - 1
    if settings.port == 0 or last > 65535:
        raise WorkersError("Each worker has a port of its own, from PORT on: choose another PORT.")
    settings.data.mkdir(parents=True, exist_ok=True)
    check_redis(settings.redis_url)
    asyncio.run(_supervised(settings, count))


async def _supervised(settings: Settings, count: int) -> None:
    await Supervisor(settings, count).run()


def _say_where(settings: Settings, ports: list[int]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    listed = ", ".join(map(str, ports))
    console.print(f"\nPledgewall runs: {len(ports)} workers, on the ports {listed}.")
    console.print(
        "A balancer belongs in front of them that sends everybody of one event to the same worker:"
        "\ndocs/operations.md has one, for nginx."
    )
    if settings.public_url:
        console.print(f"People use {settings.public_url}/", markup=False)
    else:
        console.print("Set PLEDGEWALL_PUBLIC_URL: join links lead past the balancer without it.")
    console.print("Stop them with Ctrl+C. Nothing is lost: it goes on where it was.\n")
