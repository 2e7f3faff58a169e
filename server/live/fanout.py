"""One packet to many sockets. The only place that knows the insides of python-engineio.

It also ends connections that must end at once.

`emit` makes a task and walks the payload once for every receiver; here a packet is encoded once
and put on each socket's own queue, which serves WebSocket and long-polling alike.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
import structlog
from engineio.async_drivers.asgi import WebSocket
from engineio.packet import MESSAGE, Packet

from server.live.clients import Client

NAMESPACE = "/live"
LONGEST_QUEUE = 64

log = structlog.get_logger()


class Json:
    """What python-socketio takes for its `json`: msgspec, which also writes our Structs."""

    @staticmethod
    def dumps(data: Any, **_: Any) -> str:
        return msgspec.json.encode(data).decode()

    @staticmethod
    def loads(text: str | bytes) -> Any:
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError as error:
            raise ValueError(str(error)) from None


class Wire(WebSocket):  # type: ignore[misc]
    """An Engine.IO WebSocket that notes on its socket which transport is under it."""

    async def __call__(self, environ: dict[str, Any]) -> Any:
        protocol = getattr(environ["asgi.send"], "__self__", None)
        self.handler.__self__.transport = getattr(protocol, "transport", None)
        return await super().__call__(environ)


def event(name: str, payload: Any) -> Packet:
    """A Socket.IO event as a packet; the payload may hold msgspec.Raw."""
    data = msgspec.json.encode([name, payload]).decode()
    return Packet(MESSAGE, f"2{NAMESPACE},{data}")


async def _abort(socket: Any) -> None:
    """End a connection without waiting for a client that does not read."""
    try:
        await socket.close(wait=False, abort=True)
    finally:
        if transport := getattr(socket, "transport", None):
            transport.abort()


def end(clients: Iterable[Client], start: Any) -> None:
    """Close connections, after what is queued for them: who comes back is checked anew."""
    for client in clients:
        start(client.socket.close(wait=False))


def send(clients: Iterable[Client], packet: Packet, start: Any) -> None:
    """Queue the packet for every client. `start` runs a coroutine in the background.

    A client that does not read is dropped before its queue fills the memory: it comes back and
    resumes by position.
    """
    for client in clients:
        socket = client.socket
        if socket.closed or socket.closing:
            continue
        if socket.queue.qsize() >= LONGEST_QUEUE:
            log.info("client_dropped", queued=socket.queue.qsize())
            start(_abort(socket))
        else:
            socket.queue.put_nowait(packet)
