"""Socket.IO and Engine.IO as they are used here: their rules, at a fraction of their cost.

What they make for every message, on the way in and out (packets, tasks, timers), costs more than
what the message asks for. Everything here stands at points where the two let themselves be
extended; what is rare takes their own way.
"""

import asyncio
import contextlib
import logging
import re
import time
from typing import Any
from urllib.parse import parse_qs

import engineio
import engineio.async_socket
import engineio.base_socket
import engineio.payload
import msgspec
import socketio
import structlog
from engineio.async_drivers.asgi import WebSocket
from engineio.async_socket import AsyncSocket
from engineio.exceptions import (
    EngineIOError,
    QueueEmpty,
    SocketIsClosedError,
    UnknownPacketError,
)
from engineio.packet import MESSAGE, NOOP, PING, Packet
from socketio.packet import Packet as SocketIOPacket

from server.live import frames
from server.live.fanout import NAMESPACE, abort, written
from server.live.silence import Silence
from server.metrics import Metrics

# Who polls may send 256 packets at once, and fetch the answers afterwards.
MOST_UNREAD = 1024
# Who polls is between two polls for a moment only, or gone.
FETCHING = 0.3
# While a WebSocket is tried beside it, a poll ends now and then: the client waits for that. It does
# so ever more seldom, because a proxy may let the WebSocket open and swallow all that it carries.
FIRST_POLL_BESIDE = 0.1
LONGEST_POLL_BESIDE = 3.0
# What the original closes a connection with stays behind all else.
AT_ONCE = (MESSAGE, PING)
# An event, with the number that its answer carries: `2/live,17["command",{}]`.
EVENT = re.compile(rf"2{NAMESPACE},([0-9]{{0,15}})(?=\[)")

log = structlog.get_logger()


class Heartbeats:
    """What Engine.IO takes for `time`: a clock set back would let the dead live on for as long."""

    time = staticmethod(time.monotonic)


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


class TextPacket(SocketIOPacket):  # type: ignore[misc]
    """A Socket.IO packet that is not searched for bytes on its way out: the server sends none."""

    uses_binary_events = False


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    """Engine.IO, which fails on what is posted to a connection that just ended."""

    async def handle_request(self, scope: Any, receive: Any, send: Any) -> Any:
        if scope["type"] == "http" and scope["method"] == "POST":
            [sid, *_] = parse_qs(scope["query_string"].decode("latin-1")).get("sid", [""])
            if (found := self.sockets.get(sid)) and found.closed:
                del self.sockets[sid]
        return await super().handle_request(scope, receive, send)


class Server(socketio.AsyncServer):  # type: ignore[misc]
    """Socket.IO, with a short way for an event and its answer."""

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_message(self, eio_sid: str, data: str | bytes) -> None:
        event = EVENT.match(data) if isinstance(data, str) else None
        if event is None or eio_sid in self._binary_packet:
            await super()._handle_eio_message(eio_sid, data)
            return
        sid = self.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        if not self.manager.is_connected(sid, NAMESPACE):
            return
        name, *args = Json.loads(data[event.end() :])
        answer = await self.namespace_handlers[NAMESPACE].trigger_event(name, sid, *args)
        if event[1]:
            said = Json.dumps([] if answer is None else [answer])
            packet = Packet(MESSAGE, f"3{NAMESPACE},{int(event[1])}{said}")
            await self.eio.send_packet(eio_sid, packet)


class Wire(WebSocket):  # type: ignore[misc]
    """An Engine.IO WebSocket that notes on its socket which protocol is under it."""

    async def __call__(self, environ: dict[str, Any]) -> Any:
        self.handler.__self__.protocol = frames.of(environ)
        return await super().__call__(environ)


class Socket(AsyncSocket):  # type: ignore[misc]
    """An Engine.IO socket that hands messages on with less ado, and does not hoard answers.

    Engine.IO makes a task and a timer for every message in, for every one out and for every ping,
    and keeps them while it waits for the next. This one can also part with its client when
    everything asked so far is answered.
    """

    protocol: frames.FrameProtocol | None = None
    last_ping: float | None

    def __init__(self, server: Any, sid: str) -> None:
        super().__init__(server, sid)
        self._parting = False
        self._answering = 0
        self._answered = asyncio.Event()
        self._poll_beside = FIRST_POLL_BESIDE

    async def receive(self, packet: Packet) -> None:
        """Take a packet; who asks on and on, and reads no answer, is dropped."""
        if self.queue.qsize() >= MOST_UNREAD:
            log.info("client_dropped", reason="unread", queued=self.queue.qsize())
            self.server.metrics.dropped("unread")
            await abort(self)
            raise SocketIsClosedError
        if packet.packet_type != MESSAGE:
            await super().receive(packet)
        elif not self._parting:
            await self._answer(packet)
        # Else its client hears that the connection ends, and asks the next one again.

    async def _answer(self, packet: Packet) -> None:
        self._answering += 1
        try:
            # Socket.IO's one handler of messages, as Engine.IO would call it three calls later.
            await self.server.handlers["message"](self.sid, packet.data)
        except Exception:
            log.exception("packet_failed")
        finally:
            self._answering -= 1
            self._answered.set()

    async def handle_post_request(self, environ: dict[str, Any]) -> None:
        try:
            await super().handle_post_request(environ)
        except EngineIOError:
            # Engine.IO has an answer for connections that it still knows, and none for others.
            self.server.sockets.setdefault(self.sid, self)
            raise

    async def handle_get_request(self, environ: dict[str, Any]) -> Any:
        """Answer a poll; where a WebSocket is being tried, the original says nothing in it."""
        if not self.upgrading or "HTTP_UPGRADE" in environ:
            return await super().handle_get_request(environ)
        patience = self._poll_beside
        self._poll_beside = min(patience * 2, LONGEST_POLL_BESIDE)
        try:
            async with asyncio.timeout(patience):
                return await self.poll()
        except QueueEmpty:  # what it makes of being interrupted, too
            return [Packet(NOOP)]

    async def take_leave(self, patience: float) -> None:
        """Close, after the answers to what was asked before; they are waited for so long."""
        self._parting = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while self._answering:
                    self._answered.clear()
                    await self._answered.wait()
        await self.close(wait=False)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FETCHING):
                await self.queue.join()

    async def send(self, packet: Packet) -> None:
        """Write the packet at once where it is its turn."""
        if await self.check_ping_timeout():
            self._hand_on(packet)

    def _hand_on(self, packet: Packet) -> None:
        at_once = packet.packet_type in AT_ONCE and not packet.binary
        if not (at_once and written(self, frames.text_frame(packet.encode()))):
            self.queue.put_nowait(packet)

    def schedule_ping(self) -> None:
        """The original's, with a timer in place of a task that sleeps."""
        if self.last_ping:
            self.last_ping = None
            loop = asyncio.get_running_loop()
            loop.call_later(self.server.ping_interval, self._ping)

    def _ping(self) -> None:
        if not self.closing and not self.closed:
            self.last_ping = Heartbeats.time()
            self._hand_on(Packet(PING))

    async def _websocket_handler(self, ws: WebSocket) -> None:
        """The original's steps, for a connection that was never anything but a WebSocket."""
        if self.connected:  # type: ignore[has-type]
            try:
                await super()._websocket_handler(ws)
            finally:
                self.upgrading = False  # the original forgets it where the client stays silent
            return
        self.connected = self.upgraded = True
        writer = asyncio.ensure_future(self._write(ws))
        with contextlib.suppress(asyncio.CancelledError):
            await self._read(ws)
        await self.queue.put(None)
        await writer
        await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)

    async def _write(self, ws: WebSocket) -> None:
        with contextlib.suppress(Exception):
            while packet := await self._next():
                await ws.send(packet.encode())
        await ws.close()

    async def _next(self) -> Packet | None:
        """What is queued next; None when the connection ends."""
        packet: Packet | None = await self.queue.get()
        self.queue.task_done()
        return packet

    async def _read(self, ws: WebSocket) -> None:
        loop = asyncio.get_running_loop()
        silence = Silence(self.server.ping_interval + self.server.ping_timeout)
        try:
            while True:
                silence.begun = loop.time()
                data = await ws.wait()
                silence.begun = None
                if len(data) > self.server.max_http_buffer_size:
                    return
                await self._take(Packet(encoded_packet=data))
        except Exception:  # noqa: BLE001 (gone, or that was no packet)
            return
        finally:
            silence.end()

    async def _take(self, packet: Packet) -> None:
        try:
            await self.receive(packet)
        except UnknownPacketError:
            pass
        except SocketIsClosedError:
            raise
        except Exception:
            log.exception("packet_failed")


def server(metrics: Metrics, **options: Any) -> Server:
    """A Socket.IO server of all this; `options` are those of `socketio.AsyncServer`.

    Engine.IO asks its own modules for some of it: they are changed for the whole process.
    """
    # A phone on long-polling that comes back sends its whole outbox in one payload.
    engineio.payload.Payload.max_decode_packets = 256
    engineio.async_socket.AsyncSocket = Socket
    engineio.async_socket.time = engineio.base_socket.time = Heartbeats
    made = Server(
        async_mode="asgi",
        async_handlers=False,
        serializer=TextPacket,
        json=Json,
        namespaces=[NAMESPACE],
        logger=logging.getLogger("socketio"),
        engineio_logger=logging.getLogger("engineio"),
        **options,
    )
    made.eio._async = {**made.eio._async, "websocket": Wire}  # noqa: SLF001
    made.eio.metrics = metrics
    return made
