"""Real servers for tests: this project's, as a process of its own, on a free loopback port."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec
import psutil

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 60  # generous: a busy machine is no failure
SERVE = (sys.executable, "-m", "server", "serve")


class Server:
    """`python -m server serve` over a data folder. It can be killed and started again."""

    def __init__(
        self,
        data: Path,
        *,
        under: Sequence[str] = (),
        more: Sequence[str] = (),
        root: Path = ROOT,
        **environment: str,
    ) -> None:
        """`under` is a program, with its arguments, that runs the server as its child: strace.

        `more` are the server's own arguments; `root` is where its code is.
        """
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.port = 0
        self._under = under
        self._more = more
        self._root = root
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process
        if self._under:
            [child] = psutil.Process(self._process.pid).children()
            return int(child.pid)
        return self._process.pid

    async def start(self) -> "Server":
        """Start on the port it had before, or on a free one; returns when it answers."""
        own = {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PLEDGEWALL_DATA": str(self.data),
            "PLEDGEWALL_PUBLIC_URL": "http://pledgewall.test",
            **self._environment,
        }
        (self.data / "admin.json").unlink(missing_ok=True)
        with (self.data / "server.log").open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._under,
                *SERVE,
                *self._more,
                cwd=self._root,
                env={**os.environ, **own},
                stdout=output,
                stderr=output,
            )
        await asyncio.wait_for(self._answering(), START_SECONDS)
        return self

    async def _answering(self) -> None:
        assert self._process
        async with httpx.AsyncClient(trust_env=False) as http:
            while True:
                if self._process.returncode is not None:
                    raise RuntimeError((self.data / "server.log").read_text())
                with contextlib.suppress(OSError, msgspec.DecodeError, httpx.HTTPError):
                    admin = msgspec.json.decode((self.data / "admin.json").read_bytes())
                    self.port = int(admin["url"].rpartition(":")[2])
                    if (await http.get(f"{self.url}/healthz")).status_code == 200:
                        return
                await asyncio.sleep(0.02)

    async def kill(self, sign: int = signal.SIGKILL) -> int:
        """End it by a signal; returns its exit code."""
        assert self._process
        if self._process.returncode is None:
            os.kill(self.pid, sign)
        return await self._process.wait()

    async def exited(self) -> int:
        """Wait for its end; returns its exit code."""
        assert self._process
        return await asyncio.wait_for(self._process.wait(), START_SECONDS)

    async def create(self, **event: Any) -> dict[str, str]:
        """Create an event: its links."""
        event = {"title": "Better mornings", "template": "pledge-event", **event}
        async with httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=60) as http:
            answer = await http.post("/api/sessions", json=event)
        assert answer.status_code == 201, answer.text
        links: dict[str, str] = answer.json()
        return links


@contextlib.asynccontextmanager
async def running(
    data: Path, *, under: Sequence[str] = (), root: Path = ROOT, **environment: str
) -> AsyncIterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(data, under=under, root=root, **environment)
    try:
        yield await server.start()
    finally:
        await server.kill()
