"""A bare WebSocket server in C (picows): the same bytes to each connection, and nothing more."""

import asyncio
import signal

import uvloop
from picows import WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

from bench.peers.message import TIMES, text
from server.serve import BACKLOG

everybody: set[WSTransport] = set()
tasks: set[asyncio.Task[None]] = set()


class Connection(WSListener):
    def on_ws_connected(self, transport: WSTransport) -> None:
        everybody.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        everybody.discard(transport)


async def broadcast() -> None:
    for _ in range(TIMES):
        message = text().encode()
        for transport in everybody:
            transport.send(WSMsgType.TEXT, message)
        await asyncio.sleep(0)


def _connection(request: WSUpgradeRequest) -> WSListener:
    return Connection()


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR2, lambda: tasks.add(loop.create_task(broadcast())))
    server = await ws_create_server(_connection, "127.0.0.1", 0, backlog=BACKLOG)
    print("PORT", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
