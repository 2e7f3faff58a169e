"""Several workers over one Redis, and the nginx of docs/operations.md in front of them."""

import asyncio
import contextlib
import os
import random
import re
import signal
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests import tools
from tests.server.redises import RedisServer, redis_running
from tests.server.servers import ROOT, START_SECONDS, Server

PORTS = (12_000, 32_000)
BANNER = "Pledgewall runs"
KEY = "a key for creating"
CONFIGURATION = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
ROOM_FOR_UPLOADS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Fleet(Server):
    """`serve --workers`: `url` is the balancer's, if there is one."""

    def __init__(self, data: Path, redis: RedisServer, workers: int, **environment: str) -> None:
        environment = {
            "REDIS_URL": redis.url,
            "PLEDGEWALL_CREATE_KEY": KEY,
            "WEB_CONCURRENCY": "7",  # of no meaning here
            **environment,
        }
        super().__init__(data, more=("--workers", str(workers)), **environment)
        self.redis = redis
        self.port = free_ports(workers)
        self.ports = list(range(self.port, self.port + workers))
        self.front: int | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.front or self.port}"

    @property
    def log(self) -> str:
        return (self.data / "server.log").read_text()

    async def start(self) -> "Fleet":
        """Returns when every worker answers and the supervisor has said so."""
        said = self.log.count(BANNER) if self.data.joinpath("server.log").exists() else 0
        await super().start()
        async with asyncio.timeout(START_SECONDS):
            while True:
                if self.log.count(BANNER) > said:
                    return self
                await asyncio.sleep(0.02)

    async def _answering(self) -> None:
        await asyncio.gather(*map(self.answers, self.ports))

    async def answers(self, port: int) -> None:
        """Wait until a worker can be used."""
        async with httpx.AsyncClient(trust_env=False) as http:
            while True:
                if self._process and self._process.returncode is not None:
                    raise RuntimeError(self.log)
                with contextlib.suppress(httpx.HTTPError):
                    if (await http.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.02)

    def worker(self, port: int) -> psutil.Process:
        """The process behind a port. Raises LookupError while there is none."""
        for child in psutil.Process(self.pid).children():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                if str(port) in child.cmdline():
                    return child
        raise LookupError(port)

    def connections(self) -> dict[int, int]:
        """How many connections each worker holds, by its port; idle workers are left out."""
        held = {}
        for port in self.ports:
            with contextlib.suppress(LookupError, psutil.NoSuchProcess):
                if open_ := _established(self.worker(port), port):
                    held[port] = open_
        return held

    async def serves(self, people: int) -> int:
        """The port of the one worker that holds everybody's connection, and nothing else."""
        held = await self._settled(lambda held: sum(held.values()) == people)
        [port] = held
        return port

    async def serves_nobody(self) -> None:
        await self._settled(lambda held: not held)

    async def _settled(self, holds: Callable[[dict[int, int]], bool]) -> dict[int, int]:
        """What the workers hold, once the requests that just ended are gone."""
        async with asyncio.timeout(START_SECONDS):
            while True:
                held = self.connections()
                if holds(held):
                    return held
                await asyncio.sleep(0.02)

    async def end_worker(self, port: int, sign: int = signal.SIGKILL) -> None:
        """End a worker by a signal; returns when that process is gone."""
        worker = self.worker(port)
        worker.send_signal(sign)
        await asyncio.to_thread(worker.wait, START_SECONDS)

    async def says(self, words: str) -> str:
        """The first whole line of the log with these words, once it is written.

        A process is gone a moment before its supervisor says so.
        """
        async with asyncio.timeout(START_SECONDS):
            while True:
                whole = self.log.rpartition("\n")[0].splitlines()
                if found := [line for line in whole if words in line]:
                    return found[0]
                await asyncio.sleep(0.02)

    async def create(self, **event: Any) -> dict[str, str]:
        return await super().create(create_key=KEY, **event)


def _established(worker: psutil.Process, port: int) -> int:
    found = worker.net_connections("tcp")
    return sum(one.status == psutil.CONN_ESTABLISHED and one.laddr.port == port for one in found)


def free_ports(count: int) -> int:
    """The first of so many free ports in a row, of those that no system gives to clients."""
    while True:
        first = random.randrange(*PORTS)
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            for port in range(first, first + count):
                stack.enter_context(socket.create_server(("127.0.0.1", port)))
            return first


def write_configuration(folder: Path, listen: int, ports: list[int]) -> None:
    """Write the nginx.conf of docs/operations.md, with ports and paths of the test's own."""
    [text] = CONFIGURATION.findall((ROOT / "docs" / "operations.md").read_text())
    for number, port in enumerate(ports):
        text = replaced(text, f"127.0.0.1:{8000 + number}", f"127.0.0.1:{port}")
    text = replaced(text, "listen 80;", f"listen 127.0.0.1:{listen};")
    text = replaced(text, "/run/nginx.pid", f"{folder}/nginx.pid")
    text = replaced(text, "/var/log/nginx/error.log", f"{folder}/error.log")
    own = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ROOM_FOR_UPLOADS)
    folder.mkdir()
    (folder / "nginx.conf").write_text(replaced(text, "http {\n", f"http {{\n{own}"))


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1, f"docs/operations.md says {old} no more"
    return text.replace(old, new)


@contextlib.asynccontextmanager
async def nginx_running(folder: Path, ports: list[int]) -> AsyncIterator[int]:
    """The balancer's port."""
    program = tools.path("nginx")
    if program is None:
        assert "CI" not in os.environ, "nginx is missing"
        pytest.skip("there is no nginx here")
    listen = free_ports(1)
    write_configuration(folder, listen, ports)
    user = "user root root;" if tools.ROOT else ""
    with (folder / "nginx.log").open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *(program, "-p", str(folder), "-c", str(folder / "nginx.conf")),
            *("-g", f"daemon off; {user}"),
            stdout=output,
            stderr=output,
        )
    try:
        async with asyncio.timeout(START_SECONDS):
            while process.returncode is None:
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", listen)
                    writer.close()
                    break
                await asyncio.sleep(0.02)
        assert process.returncode is None, (folder / "nginx.log").read_text()
        yield listen
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@contextlib.asynccontextmanager
async def fleet_running(folder: Path, workers: int = 2, **environment: str) -> AsyncIterator[Fleet]:
    """Workers behind nginx, on a Redis that has every command on its disk."""
    async with redis_running(folder / "redis", appendfsync="always") as redis:
        fleet = Fleet(folder / "data", redis, workers, **environment)
        async with nginx_running(folder / "nginx", fleet.ports) as fleet.front:
            try:
                yield await fleet.start()
            finally:
                await fleet.kill(signal.SIGTERM)
