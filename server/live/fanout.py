"""One packet to many sockets. The only place that knows the insides of python-engineio.

`emit` makes a task and walks the payload once for every receiver; here a packet is encoded once
and put on each socket's own queue, which serves WebSocket and long-polling alike.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
import structlog
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
        return msgspec.json.decode(text)


def event(name: str, payload: Any) -> Packet:
    """A Socket.IO event as a packet; the payload may hold msgspec.Raw."""
    data = msgspec.json.encode([name, payload]).decode()
    return Packet(MESSAGE, f"2{NAMESPACE},{data}")


async def _abort(socket: Any) -> None:
    try:
        await socket.close(wait=False, abort=True)
    except Exception:  # noqa: BLE001 (it is gone either way)
        log.info("abort_failed")


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
            start(_abort(socket))
        else:
            socket.queue.put_nowait(packet)
