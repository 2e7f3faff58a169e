"""A plain python-socketio server: `emit` to everybody, an empty answer to every command.

With uvicorn and JSON set up as Pledgewall has them, and the same care about garbage.
"""

import asyncio
import gc
import signal
from typing import Any

import engineio.async_socket
import socketio
import uvicorn
from starlette.types import Receive, Scope, Send

from bench.peers.message import TIMES, payload
from server.app import LARGEST_MESSAGE, PING_INTERVAL, PING_TIMEOUT
from server.live.fanout import NAMESPACE
from server.live.sockets import Json
from server.serve import BACKLOG

# Not ours: theirs.
assert engineio.async_socket.AsyncSocket.__module__ == "engineio.async_socket"

live = socketio.AsyncServer(
    async_mode="asgi",
    async_handlers=False,
    json=Json,
    namespaces=[NAMESPACE],
    max_http_buffer_size=LARGEST_MESSAGE,
    ping_interval=PING_INTERVAL,
    ping_timeout=PING_TIMEOUT,
)


async def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
    pass


async def command(sid: str, data: Any) -> None:
    pass


live.on("connect", connect, namespace=NAMESPACE)
live.on("command", command, namespace=NAMESPACE)


async def broadcast() -> None:
    for _ in range(TIMES):
        await live.emit("delta", payload(), namespace=NAMESPACE)


inner = socketio.ASGIApp(live)
tasks: set[asyncio.Task[None]] = set()


def _on_signal() -> None:
    tasks.add(asyncio.get_running_loop().create_task(broadcast()))


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR2, _on_signal)
    await inner(scope, receive, send)


class Server(uvicorn.Server):
    async def startup(self, *args: Any, **more: Any) -> None:
        await super().startup(*args, **more)
        print("PORT", self.servers[0].sockets[0].getsockname()[1], flush=True)


def main() -> None:
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        backlog=BACKLOG,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        proxy_headers=False,
        access_log=False,
        log_level="warning",
    )
    config.load()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    Server(config).run()


if __name__ == "__main__":
    main()
