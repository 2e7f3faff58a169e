"""Servers as processes of their own, on free loopback ports; they end with the block."""

import asyncio
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench import cores
from bench.peers import message
from client_static.build import fetch_node, node_folder

ROOT = Path(__file__).parent.parent
NODE = Path(__file__).parent / "peers" / "node"
START_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """`address` is where its sockets are."""

    name: str
    pid: int
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def address(self, code: str = "") -> str:
        return f"ws://127.0.0.1:{self.port}/socket.io/?s={code}&EIO=4&transport=websocket"

    def broadcast(self) -> None:
        os.kill(self.pid, signal.SIGUSR2)


@contextlib.asynccontextmanager
async def pledgewall(
    data: Path, name: str = "Pledgewall", **environment: str
) -> AsyncIterator[Server]:
    """The real server over a data folder."""
    own = {
        "HOST": "127.0.0.1",
        "PORT": "0",
        "PLEDGEWALL_DATA": str(data),
        "PLEDGEWALL_PUBLIC_URL": "http://pledgewall.test",
        **environment,
    }
    async with _python(name, "bench.serving", "serve", environment=own) as server:
        yield server


@contextlib.asynccontextmanager
async def plain() -> AsyncIterator[Server]:
    async with _python("python-socketio", "bench.peers.plain") as server:
        yield server


@contextlib.asynccontextmanager
async def bare() -> AsyncIterator[Server]:
    async with _python("picows", "bench.peers.bare") as server:
        yield server


@contextlib.asynccontextmanager
async def node(ideas: int = 0) -> AsyncIterator[Server]:
    """Socket.IO on Node: one message to everybody for every vote."""
    program = await asyncio.to_thread(installed, NODE)
    payload = msgspec.json.encode(message.payload()).decode()
    command = (program, "server.mjs", str(ideas), payload, str(message.TIMES))
    async with _started("Node", command, NODE, {}) as server:
        yield server


def _python(
    name: str, module: str, *arguments: str, environment: dict[str, str] | None = None
) -> contextlib.AbstractAsyncContextManager[Server]:
    return _started(name, (sys.executable, "-m", module, *arguments), ROOT, environment or {})


@contextlib.asynccontextmanager
async def _started(
    name: str, command: Sequence[str], folder: Path, environment: dict[str, str]
) -> AsyncIterator[Server]:
    with cores.on_the_servers():
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=asyncio.subprocess.PIPE,
        )
    try:
        yield Server(name, process.pid, await asyncio.wait_for(_port(process), START_SECONDS))
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> int:
    """The one that it says it listens on, among what else it says."""
    assert process.stdout
    async for line in process.stdout:
        if line.startswith(b"PORT "):
            return int(line.split()[1])
    raise RuntimeError("a server did not start")


def installed(packages: Path) -> str:
    """Node's packages in a folder, as its lock file has them; the path of Node."""
    fetch_node()
    folder = node_folder()
    assert folder
    path = os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])
    wanted = hashlib.sha256((packages / "package-lock.json").read_bytes()).hexdigest()
    stamp = packages / "node_modules" / ".lock"
    if not stamp.is_file() or stamp.read_text() != wanted:
        npm = shutil.which("npm", path=str(folder)) or "npm"
        environment = {**os.environ, "PATH": path}
        subprocess.run([npm, "ci", "--loglevel=error"], cwd=packages, env=environment, check=True)
        stamp.write_text(wanted)
    # What pip puts in the environment's bin only starts the real one.
    found = shutil.which("node", path=str(folder)) or "node"
    said = subprocess.run([found, "-p", "process.execPath"], stdout=subprocess.PIPE, check=True)
    return said.stdout.decode().strip()
