"""The real server, as a process, with what a bench needs beside it: `python -m bench.serving`.

One person may ask as much as they like; SIGUSR2 broadcasts, and so does GET /bench/broadcast, as
it is asked to; GET /bench/counts tells how often a view was encoded and compressed. Everything else
is `pledgewall serve`.
"""

import asyncio
import os
import signal
from typing import Any
from unittest.mock import patch

import msgspec
from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bench.peers.message import BYTES, TIMES, payload
from server import app as app_module
from server import serve as serve_module
from server.__main__ import main
from server.live import broadcaster, channel, first_views, limits
from server.live.broadcaster import Broadcaster
from server.live.fanout import Event, send
from server.live.rooms import Rooms
from server.settings import Settings
from sessions.log import Log

NO_LIMIT = 1_000_000_000
RATE = "BENCH_MESSAGES_PER_SECOND"
_encode = channel.encoded
_compress = first_views.compressed


class Kept(Rooms):
    """Rooms that remember whom they found."""

    here: "Kept"

    def __init__(self, log: Log, *more: Any, **others: Any) -> None:
        super().__init__(log, *more, **others)
        self.broadcasters: set[Broadcaster] = set()
        Kept.here = self

    async def get(self, code: str) -> Broadcaster | None:
        found = await super().get(code)
        if found:
            self.broadcasters.add(found)
        return found


class Counts(msgspec.Struct):
    encoded: int = 0
    zipped: int = 0


COUNTS = Counts()


def _counted(view: Any) -> bytes:
    COUNTS.encoded += 1
    return _encode(view)


def _counted_zip(view: bytes) -> bytes:
    COUNTS.zipped += 1
    return _compress(view)


async def broadcast(times: int = TIMES, size: int = BYTES, pause: float = 0) -> None:
    """The same event to every client of every room, each in a turn of its own: no two in one."""
    rooms = Kept.here
    for _ in range(times):
        for found in rooms.broadcasters:
            send(found.clients.values(), Event("delta", payload(size)), rooms.start)
        await asyncio.sleep(pause)


class Beside:
    """Answers the bench, and hands everything else on."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGUSR2, lambda: Kept.here.start(broadcast()))
            print("PORT", self._port, flush=True)
        elif scope["path"].startswith("/bench/"):
            await self._answer(scope)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if scope["path"] == "/bench/counts":
            return Response(msgspec.json.encode(COUNTS))
        asked = QueryParams(scope["query_string"])
        times, size, pause = int(asked["times"]), int(asked["size"]), float(asked["pause"])
        Kept.here.start(broadcast(times, size, pause))
        return Response()


def build(settings: Settings, log: Log, *, port: int, **more: Any) -> ASGIApp:
    return Beside(app_module.build(settings, log, port=port, **more), port)


if __name__ == "__main__":
    with (
        patch.object(
            broadcaster,
            "MESSAGES_PER_SECOND",
            int(os.environ.get(RATE, broadcaster.MESSAGES_PER_SECOND)),
        ),
        patch.object(limits, "BURST", NO_LIMIT),
        patch.object(limits, "PER_SECOND", float(NO_LIMIT)),
        patch.object(channel, "encoded", _counted),
        patch.object(first_views, "compressed", _counted_zip),
        patch.object(app_module, "Rooms", Kept),
        patch.object(serve_module, "build", build),
    ):
        main()
