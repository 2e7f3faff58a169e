"""Runs the server: the lock, the log, the banner, uvicorn."""

import contextlib
import gc
import os
import resource
import secrets
import signal
import socket
import threading
from typing import NoReturn

import uvicorn
from rich.console import Console

from server import admin, logs
from server.addresses import Addresses
from server.app import LARGEST_MESSAGE, build
from server.live import frames
from server.live.handover import Handover
from server.settings import Settings
from server.storage import check_redis, open_log
from server.storage.lock import FolderLock
from server.web import qr

BACKLOG = 4096
# Below what macOS takes at most.
MOST_FILES = 10_000


class _Server(uvicorn.Server):
    """Hands its phones over before it shuts down."""

    def __init__(self, config: uvicorn.Config, handover: Handover) -> None:
        super().__init__(config)
        self._handover = handover

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Whoever comes back now shall be refused here, and come to another worker.
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        await self._handover.carry_out()
        await super().shutdown(sockets)


def serve(settings: Settings, *, as_worker: bool = False) -> None:
    """Serve until told to stop; as a worker quietly, and no longer than its supervisor runs.

    Raises DataInUseError, NotBuiltError, OSError (port taken, folder closed), sqlite3.Error,
    StorageError.
    """
    logs.configure(settings.log_format)
    settings.data.mkdir(parents=True, exist_ok=True)
    if settings.redis_url:
        check_redis(settings.redis_url)
        lock = None
    else:
        lock = FolderLock(settings.data)
    listening = _listen(settings)
    port = listening.getsockname()[1]
    own = admin.Admin(_reached_at(settings.host, port), secrets.token_urlsafe(24))
    log = open_log(settings.data, settings.redis_url)
    handover = Handover()
    app = build(
        settings, log, port=port, admin_secret=own.secret, handover=handover, desk_at=settings
    )
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        ws=frames.protocol(),
        ws_max_size=LARGEST_MESSAGE,
        # Engine.IO has its own heartbeat; compression would double a connection's memory.
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        proxy_headers=False,
        access_log=False,
        log_config=None,  # server.logs
        timeout_graceful_shutdown=3,
    )
    _allow_connections()
    _tame_collector()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _stopped)
    try:
        # Whoever stops it from here on finds it gone with what it wrote.
        admin.write(settings.data, own)
        if as_worker:
            threading.Thread(target=_end_with_supervisor, daemon=True).start()
        else:
            _say_where(Addresses(port, settings.public_url), port, settings.host)
        _Server(config, handover).run(sockets=[listening])
    finally:
        admin.remove(settings.data)
        if lock:
            lock.release()


def _stopped(sign: int, frame: object) -> NoReturn:
    """Uvicorn, once it has shut down, hands the signal on: that is no failure."""
    raise SystemExit(0)


def _end_with_supervisor() -> None:
    """A supervisor that was killed can stop nobody: the other end of stdin is closed with it."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _reached_at(host: str, port: int) -> str:
    """Where this computer itself reaches the server."""
    if host in ("", "0.0.0.0", "::", "localhost"):  # noqa: S104 (compared, not bound)
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(settings: Settings) -> socket.socket:
    six = ":" in settings.host
    listening = socket.create_server(
        (settings.host, settings.port),
        family=socket.AF_INET6 if six else socket.AF_INET,
        backlog=BACKLOG,
        reuse_port=False,
        dualstack_ipv6=six and settings.host == "::" and socket.has_dualstack_ipv6(),
    )
    listening.set_inheritable(True)
    return listening


def _allow_connections() -> None:
    """Let every phone have its socket: many systems start a process with room for 256, or 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _tame_collector() -> None:
    """Look for garbage seldom: what a thousand connections hold is walked through each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _say_where(addresses: Addresses, port: int, host: str) -> None:
    console = Console(highlight=False, soft_wrap=True)
    candidates = addresses.candidates()
    console.print(f"\nPledgewall runs. On this computer: http://localhost:{port}/")
    if host in ("127.0.0.1", "::1", "localhost"):
        console.print("Phones cannot reach it: HOST is this computer only.\n")
        return
    console.print("For phones on the same network:")
    for address in candidates:
        console.print(f"  {address.url}/  ({address.label})", markup=False)
    console.print(qr.for_terminal(f"{candidates[0].url}/"), markup=False)
    console.print("Stop it with Ctrl+C. Nothing is lost: it goes on where it was.\n")
