"""The one composition root."""

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import engineio.async_socket
import engineio.payload
import socketio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from server.addresses import Addresses
from server.live.namespace import LiveNamespace
from server.live.rooms import Rooms
from server.live.sockets import Json, Server, Socket, TextPacket, Wire
from server.settings import Settings
from server.web import api, exports, health, pages, schema
from server.web.answers import refused
from server.web.context import Context
from server.web.headers import SecurityHeaders
from server.web.origins import Origins
from server.words import languages
from sessions.log import Log
from sessions.refusals import Refuse

# A phone on long-polling that comes back sends its whole outbox in one payload.
engineio.payload.Payload.max_decode_packets = 256
engineio.async_socket.AsyncSocket = Socket

LARGEST_MESSAGE = 64_000
PING_INTERVAL = 15
PING_TIMEOUT = 20


def build(settings: Settings, log: Log, *, port: int, admin_secret: str | None = None) -> ASGIApp:
    """The whole server over a log. `port` is the one it listens on; NotBuiltError without pages."""
    rooms = Rooms(log)
    languages()  # read now: the first person to join would wait for it

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await rooms.close()
        await log.close()

    web = Starlette(
        routes=[
            *health.ROUTES,
            *schema.ROUTES,
            *exports.ROUTES,
            *api.ROUTES,
            *pages.routes(),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=500, compresslevel=6)],
        exception_handlers={Refuse: refused, 404: pages.not_found},
        lifespan=lifespan,
    )
    web.state.context = Context(
        settings=settings,
        rooms=rooms,
        addresses=Addresses(port, settings.public_url),
        admin_secret=admin_secret or secrets.token_urlsafe(24),
    )
    live = Server(
        async_mode="asgi",
        async_handlers=False,
        serializer=TextPacket,
        json=Json,
        namespaces=["/live"],
        logger=logging.getLogger("socketio"),
        engineio_logger=logging.getLogger("engineio"),
        max_http_buffer_size=LARGEST_MESSAGE,
        ping_interval=PING_INTERVAL,
        ping_timeout=PING_TIMEOUT,
        cors_allowed_origins=Origins(settings.public_url),
        cors_credentials=False,
    )
    live.eio._async = {**live.eio._async, "websocket": Wire}  # noqa: SLF001
    live.register_namespace(LiveNamespace(rooms))
    return SecurityHeaders(socketio.ASGIApp(live, other_asgi_app=web))
