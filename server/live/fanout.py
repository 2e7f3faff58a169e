"""One message to many sockets. With `sockets`, all that knows the insides of python-engineio.

`emit` makes a task and walks the payload once for every receiver. Here a message is encoded once
and framed once. The same bytes go straight to every WebSocket whose turn it is; whoever polls, is
upgrading, or has something queued gets the same packet through the socket's own queue, so that
Socket.IO's order holds.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec
import structlog
from engineio.packet import MESSAGE, Packet

from server.live import frames
from server.live.clients import Client

NAMESPACE = "/live"
LONGEST_QUEUE = 64

log = structlog.get_logger()


class Event:
    """A Socket.IO event for many: `packet` for queues, `frame` for WebSockets.

    The payload may hold msgspec.Raw.
    """

    def __init__(self, name: str, payload: Any) -> None:
        data = msgspec.json.encode([name, payload]).decode()
        self.packet = Packet(MESSAGE, f"2{NAMESPACE},{data}")

    @cached_property
    def frame(self) -> bytes:
        return frames.text_frame(self.packet.encode())


def is_slow(client: Client) -> bool:
    """Whether this client does not read what it was sent: it is caught up later, in one go."""
    protocol = client.socket.protocol
    return protocol is not None and bool(protocol.is_full)


def end(clients: Iterable[Client], start: Any) -> None:
    """Close connections, after what is queued for them: who comes back is checked anew."""
    for client in clients:
        start(client.socket.close(wait=False))


def part(client: Client) -> None:
    """Free what a connection that ended still holds: its client may never read again."""
    protocol = client.socket.protocol
    if protocol is not None and protocol.is_full:
        protocol.abort()


def send(clients: Iterable[Client], event: Event, start: Any) -> None:
    """Send the event to every client. `start` runs a coroutine in the background.

    A client that does not read is dropped before its queue fills the memory: it comes back and
    resumes by position.
    """
    frame = event.frame
    for client in clients:
        socket = client.socket
        if socket.closed or socket.closing:
            continue
        # As `written`, without another call for each of a thousand clients.
        if (
            socket.upgraded
            and not socket.upgrading
            and not socket.queue._unfinished_tasks  # noqa: SLF001
            and (protocol := socket.protocol) is not None
            and protocol.write_frame(frame)
        ):
            continue
        if socket.queue.qsize() >= LONGEST_QUEUE:
            log.info("client_dropped", queued=socket.queue.qsize())
            start(abort(socket))
        else:
            socket.queue.put_nowait(event.packet)


def written(socket: Any, frame: bytes) -> bool:
    """Write a frame, where nothing older is on its way to this client and its WebSocket takes it.

    A packet is on its way from `put` to `task_done`, which the socket's writer calls in the same
    step in which it begins to send; from there on the protocol counts it as being sent.
    """
    if not socket.upgraded or socket.upgrading or socket.queue._unfinished_tasks:  # noqa: SLF001
        return False
    protocol: frames.FrameProtocol | None = socket.protocol
    return protocol is not None and protocol.write_frame(frame)


async def abort(socket: Any) -> None:
    """End a connection without waiting for a client that does not read."""
    try:
        await socket.close(wait=False, abort=True)
    finally:
        if protocol := socket.protocol:
            protocol.abort()
