"""Real Redis servers for tests, each on a free loopback port, and a bad road to them."""

import asyncio
import contextlib
import os
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests import tools

START_SECONDS = 30


def program() -> str:
    found = tools.path("redis-server")
    if found is None:
        assert "CI" not in os.environ, "redis-server is missing"
        pytest.skip("there is no redis-server here")
    return found


class RedisServer:
    """A redis-server over a folder. It can be killed and started again on the same port."""

    def __init__(self, folder: Path, **options: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = 0
        self._options = {"appendonly": "yes", "save": "", **options}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    async def start(self) -> "RedisServer":
        self.port = self.port or free_port()
        options = [part for name, value in self._options.items() for part in (f"--{name}", value)]
        with (self.folder / "redis.log").open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                program(),
                *("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)),
                *options,
                stdout=output,
                stderr=output,
            )
        await asyncio.wait_for(self._answering(), START_SECONDS)
        return self

    async def _answering(self) -> None:
        assert self._process
        async with self.client() as redis:
            while True:
                if self._process.returncode is not None:
                    raise RuntimeError((self.folder / "redis.log").read_text())
                with contextlib.suppress(RedisError):
                    if await redis.ping():
                        return
                await asyncio.sleep(0.02)

    def client(self) -> Redis:
        """Past the log: to look, and to do harm."""
        return Redis(host="127.0.0.1", port=self.port)

    async def kill(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def files(self) -> bytes:
        """All that is on its disk."""
        return b"".join(
            file.read_bytes()
            for file in self.folder.rglob("*")
            if file.is_file() and file.name != "redis.log"
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.asynccontextmanager
async def redis_running(folder: Path, **options: str) -> AsyncIterator[RedisServer]:
    server = RedisServer(folder, **options)
    try:
        yield await server.start()
    finally:
        await server.kill()


class Road:
    """A way to a Redis that can lose answers: what is asked arrives all the same."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None) -> None:
        self.breaks = 0  # so many next answers to scripts are lost, and their connections
        self.swallows = False  # all answers are lost, connections stay
        self.lost = 0
        self.lost_one = asyncio.Event()
        self._to = port
        self._tls = tls
        self._road: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._ways: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Road":
        self._road = await asyncio.start_server(self._open, "127.0.0.1", 0, ssl=self._tls)
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._road
        self._road.close()
        for way in self._ways:
            way.cancel()
        for end in self._ends:
            end.close()
        await asyncio.gather(*self._ways, return_exceptions=True)
        await self._road.wait_closed()

    @property
    def url(self) -> str:
        assert self._road
        scheme = "rediss" if self._tls else "redis"
        return f"{scheme}://127.0.0.1:{self._road.sockets[0].getsockname()[1]}"

    async def _open(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        self._ends |= {writer, back}
        last: list[bytes] = []
        for way in (self._ask(reader, back, last), self._answer(there, writer, last)):
            self._ways.add(asyncio.create_task(way))

    async def _ask(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, last: list[bytes]
    ) -> None:
        while asked := await reader.read(65536):
            last[:] = [asked]
            writer.write(asked)
        writer.close()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, last: list[bytes]
    ) -> None:
        while answer := await reader.read(65536):
            if self.swallows:
                self._lose()
            elif self.breaks and b"EVALSHA" in last[0]:
                self.breaks -= 1
                self._lose()
                break
            else:
                writer.write(answer)
        writer.close()

    def _lose(self) -> None:
        self.lost += 1
        self.lost_one.set()
