"""Frames made once: the same bytes as `send` makes, in turn, and never piling up."""

import asyncio
import json
import socket
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from engineio.packet import CLOSE, MESSAGE, Packet
from uvicorn.server import ServerState
from websockets.client import ClientProtocol
from websockets.protocol import OPEN
from websockets.server import ServerProtocol
from websockets.uri import parse_uri

from server.live import frames, silence, sockets
from server.live.broadcaster import Broadcaster
from server.live.census import census
from server.live.clients import Client
from server.live.fanout import LONGEST_QUEUE, Event, send
from server.live.room import Room
from server.metrics import Metrics
from sessions.actor import Actor
from sessions.commands import Command, NextStage, PostIdea
from sessions.log import Commit, MemoryLog
from tests.sessions.room import FACILITATOR
from tests.sessions.room import Room as PureRoom


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_what_send_puts_on_the_wire(length: int) -> None:
    text = "ŵ" * (length // 2) + "x" * (length % 2)
    connection = ServerProtocol(state=OPEN)
    connection.send_text(text.encode())
    assert frames.text_frame(text) == b"".join(connection.data_to_send())


def test_the_insides_are_as_expected() -> None:
    assert frames.fits()
    assert frames.protocol() is frames.FrameProtocol


def test_other_insides_mean_the_ordinary_road(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "fits", lambda: False)
    assert frames.protocol() == "websockets-sansio"


class Protocol:
    """A client's connection that can be told to read or not."""

    def __init__(self) -> None:
        self.is_full = False
        self.aborted = False
        self.written: list[bytes] = []
        self.changed = asyncio.Event()

    def write_frame(self, frame: bytes) -> bool:
        if self.is_full:
            return False
        self.written.append(frame)
        self.changed.set()
        return True

    def abort(self) -> None:
        self.aborted = True


class Socket:
    """As much of an Engine.IO socket as the fan-out looks at."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Any] = asyncio.Queue()
        self.protocol = Protocol()
        self.closed = self.closing = self.upgrading = False
        self.upgraded = True

    async def close(self, **_: Any) -> None:
        self.closed = True


def client(number: int, role: Any = "board") -> Client:
    return Client(f"sid-{number}", Socket(), role, Actor(role, role), "en")


def started(work: Any) -> None:
    asyncio.get_running_loop().create_task(work)


async def test_one_frame_for_all_who_can_take_it() -> None:
    clients = [client(number) for number in range(5)]
    clients[1].socket.upgraded = False
    clients[2].socket.upgrading = True
    clients[3].socket.queue.put_nowait("older")
    event = Event("live", {"connected": 1})
    send(clients, event, started)
    written = [one.socket.protocol.written for one in clients]
    assert [len(frames_) for frames_ in written] == [1, 0, 0, 0, 1]
    assert written[0][0] is written[4][0]
    assert [one.socket.queue.qsize() for one in clients] == [0, 1, 1, 2, 0]


async def test_what_is_being_handed_over_counts_as_queued() -> None:
    one = client(1)
    one.socket.queue.put_nowait("older")
    await one.socket.queue.get()
    send([one], Event("live", {}), started)
    assert one.socket.protocol.written == []
    one.socket.queue.task_done()
    await one.socket.queue.get()
    one.socket.queue.task_done()
    send([one], Event("live", {}), started)
    assert len(one.socket.protocol.written) == 1


async def test_a_full_queue_ends_the_connection() -> None:
    one = client(1)
    one.socket.upgraded = False
    for _ in range(LONGEST_QUEUE + 1):
        send([one], Event("live", {}), started)
    await asyncio.sleep(0)
    assert one.socket.protocol.aborted
    assert one.socket.queue.qsize() == LONGEST_QUEUE


async def test_connections_ended_by_a_full_queue_are_counted() -> None:
    hall = await Hall().begin()
    full, reading = client(1), client(2)
    full.socket.upgraded = False
    for number in range(LONGEST_QUEUE + 1):
        hall.broadcaster.tell([full, reading], Event("live", {"connected": number}))
    assert hall.broadcaster.metrics.totals()["clients_dropped"] == 1
    assert hall.broadcaster.metrics.totals()["messages"] == 2 * LONGEST_QUEUE + 1
    await hall.end()


def engine_socket() -> sockets.Socket:
    """A real one, over a WebSocket that takes frames."""
    server = SimpleNamespace(create_queue=asyncio.Queue, ping_interval=0.01, ping_timeout=20)
    one = sockets.Socket(server, "eio")
    one.protocol = Protocol()
    one.upgraded = True
    return one


async def test_an_answer_is_written_at_once_but_never_before_an_older_one() -> None:
    one = engine_socket()
    await one.send(Packet(MESSAGE, "first"))
    one.protocol.is_full = True
    await one.send(Packet(MESSAGE, "second"))
    one.protocol.is_full = False
    await one.send(Packet(MESSAGE, "third"))
    assert one.protocol.written == [frames.text_frame("4first")]
    assert [one.queue.get_nowait().data for _ in range(2)] == ["second", "third"]


async def test_goodbye_comes_after_everything() -> None:
    one = engine_socket()
    await one.send(Packet(CLOSE))
    assert one.protocol.written == []
    assert one.queue.qsize() == 1


class Transport(asyncio.Transport):
    """A connection on which nothing arrives by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.answered = asyncio.Event()
        self.closing = False

    def write(self, data: Any) -> None:
        self.written += data
        self.answered.set()

    def close(self) -> None:
        self.closing = True

    def is_closing(self) -> bool:
        return self.closing


async def test_who_leaves_while_the_server_stops_is_no_failure() -> None:
    left = asyncio.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        assert (await receive())["type"] == "websocket.disconnect"
        left.set()

    config = uvicorn.Config(app, ws_ping_interval=None, log_config=None)
    one, transport = frames.FrameProtocol(config, ServerState(), {}), Transport()
    one.connection_made(transport)
    phone = ClientProtocol(parse_uri("ws://pledgewall.test/"))
    phone.send_request(phone.connect())
    one.data_received(b"".join(phone.data_to_send()))
    await transport.answered.wait()
    phone.receive_data(transport.written)
    phone.send_close(1000)
    one.data_received(b"".join(phone.data_to_send()))
    one.shutdown()
    await left.wait()
    assert transport.closing


@pytest.mark.parametrize("ended", ["before", "meanwhile"])
async def test_what_is_posted_to_a_connection_that_ended_is_refused(ended: str) -> None:
    eio = sockets.server(Metrics(), cors_allowed_origins="*").eio
    one = eio.sockets["eio"] = sockets.Socket(eio, "eio")
    one.connected = True
    one.closed = ended == "before"

    async def receive() -> dict[str, Any]:
        one.closed = True
        eio.sockets.pop("eio", None)
        return {"type": "http.request", "body": b"no packet"}

    said: list[Any] = []

    async def send(event: dict[str, Any]) -> None:
        said.append(event)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/socket.io/",
        "query_string": b"EIO=4&transport=polling&sid=eio",
        "headers": [(b"content-length", b"9")],
    }
    await eio.handle_request(scope, receive, send)
    assert said[0]["status"] == 400
    assert not eio.sockets


async def test_a_heart_beats_once_an_answer() -> None:
    one = engine_socket()
    one.schedule_ping()
    one.schedule_ping()
    await asyncio.sleep(0.05)
    assert one.protocol.written == [frames.text_frame("2")]
    assert one.last_ping
    one.closed = True
    one.schedule_ping()
    await asyncio.sleep(0.05)
    assert len(one.protocol.written) == 1


async def test_who_is_silent_for_too_long_is_let_go_but_not_who_is_waited_on() -> None:
    heard: list[str] = []

    async def listen() -> None:
        waiting = silence.Silence(0.5)
        loop = asyncio.get_running_loop()
        try:
            for pause in (0.3, 0.3):
                waiting.begun = loop.time()
                await asyncio.sleep(pause)
                heard.append("something")
            waiting.begun = None
            await asyncio.sleep(0.7)
            heard.append("an answer that took long")
            waiting.begun = loop.time()
            await asyncio.sleep(60)
        finally:
            waiting.end()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(asyncio.create_task(listen()), 20)
    assert len(heard) == 3


async def test_frames_arrive_whole_and_in_order_however_slowly_they_are_read() -> None:
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    config = uvicorn.Config("", interface="asgi3", log_config=None)
    config.loaded, config.loaded_app = True, None
    _, protocol = await asyncio.get_running_loop().connect_accepted_socket(
        lambda: frames.FrameProtocol(config, ServerState(), {}), ours
    )
    assert not protocol.write_frame(b"before the handshake")
    protocol.handshake_complete = True
    written = b""
    for number in range(1000):
        # Now and then by the ordinary road.
        frame = frames.text_frame(f"{number} {'x' * 5000}")
        if number % 10 == 5 and not protocol.is_full:
            protocol.transport.write(frame)
            written += frame
        elif protocol.write_frame(frame):
            written += frame
    assert protocol.is_full
    assert not protocol.write_frame(b"too much")
    read = b""
    while len(read) < len(written):
        read += await asyncio.get_running_loop().sock_recv(theirs, 65536)
    assert read == written
    assert not protocol.is_full
    protocol.abort()
    assert not protocol.write_frame(b"after the end")
    await asyncio.sleep(0)
    theirs.close()


class Hall:
    """A broadcaster over a room in memory, with boards that read or do not."""

    async def begin(self) -> "Hall":
        pure = PureRoom("conversation")
        person = pure.join()
        log = MemoryLog()
        first, *rest = pure.log
        await log.create("BCDFGH", "epoch", Commit(1, first, []))
        room = await Room.load("BCDFGH", log)
        assert room
        self.person = person
        self.room = room
        self.room.fold.state = pure.state
        self.rest = rest
        self.broadcaster = Broadcaster(room, started)
        return self

    async def do(self, actor: Actor, kind: type[Command], number: int, **fields: Any) -> None:
        outcome = await self.room.do(kind(id=f"command-{number:08}", **fields), actor)
        assert outcome.refusal is None, outcome.refusal

    def add(self, one: Client) -> int:
        """Add a client that has the snapshot of now; its position."""
        self.broadcaster.snapshot(one.role)
        self.broadcaster.add(one)
        return self.room.fold.position.seq

    async def end(self) -> None:
        self.broadcaster.close()
        await self.room.close()


def deltas(one: Client) -> list[dict[str, Any]]:
    """The deltas a client was written, as it understands them."""
    found = []
    for frame in one.socket.protocol.written:
        text = frame[frame.index(b"42/live,") :].decode()
        name, payload = json.loads(text.removeprefix("42/live,"))
        if name == "delta":
            found.append(payload)
    return found


async def until(one: Client, count: int) -> None:
    """Wait for a client's deltas to be so many."""
    async with asyncio.timeout(5):
        while len(deltas(one)) < count:
            one.socket.protocol.changed.clear()
            await one.socket.protocol.changed.wait()


async def test_a_slow_board_is_skipped_and_caught_up_by_one_delta() -> None:
    hall = await Hall().begin()
    quick, slow = client(1), client(2)
    await hall.do(FACILITATOR, NextStage, 0)
    hall.add(quick)
    stood_at = hall.add(slow)
    slow.socket.protocol.is_full = True
    for number in range(1, 6):
        await hall.do(hall.person, PostIdea, number, text=f"idea {number}")
        await until(quick, number)
    assert slow.socket.queue.empty()
    assert deltas(slow) == []
    metrics = hall.broadcaster.metrics
    assert census([hall.broadcaster]).behind == metrics.totals()["clients_skipped"] == 1
    slow.socket.protocol.is_full = False
    await until(slow, 1)
    (missed,) = deltas(slow)
    assert census([hall.broadcaster]).behind == 0
    caught_up = {"reason": "slow", "kind": "delta"}
    assert metrics.registry.get_sample_value("pledgewall_catch_ups_total", caught_up) == 1
    assert missed["from"] <= stood_at < missed["to"] == deltas(quick)[-1]["to"]
    assert len(missed["set"]["ideas"]) == 5
    await hall.do(hall.person, PostIdea, 6, text="idea 6")
    await until(slow, 2)
    assert deltas(slow)[1]["from"] <= missed["to"] < deltas(slow)[1]["to"]
    await hall.end()


async def test_who_leaves_without_reading_is_let_go() -> None:
    hall = await Hall().begin()
    deaf = client(1)
    hall.add(deaf)
    deaf.socket.protocol.is_full = True
    hall.broadcaster.remove(deaf.sid)
    assert deaf.socket.protocol.aborted
    await hall.end()
