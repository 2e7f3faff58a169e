"""The one composition root."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import socketio
import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp

from server.addresses import Addresses
from server.chores import Clock, every
from server.clock import now_ms
from server.desk.service import EVERY_SECONDS, DeskService
from server.export import PACKED
from server.lists import brought
from server.live import sockets
from server.live.handover import Handover
from server.live.namespace import LiveNamespace
from server.live.rooms import Rooms
from server.making.jobs import Jobs
from server.metrics import Metrics, program_version
from server.pictures import MEDIA_TYPE, Workshop
from server.reminders.chore import EVERY, post_of
from server.retention import LOOK_EVERY, SCRUB_EVERY, Retention
from server.settings import Settings
from server.storage import outbox_beside
from server.storage.measured import MeasuredLog
from server.web import (
    agendas,
    api,
    desk,
    exports,
    health,
    hosting,
    instruments,
    my_data,
    pages,
    pictures,
    plan,
    reminders,
    story,
    team,
)
from server.web.answers import refused
from server.web.context import Context
from server.web.headers import SecurityHeaders
from server.web.origins import Origins
from server.web.readiness import Readiness
from server.web.schema import document
from server.words import languages
from sessions.log import Log
from sessions.refusals import Refuse

LARGEST_MESSAGE = 64_000
PING_INTERVAL = 15
PING_TIMEOUT = 20

told = structlog.get_logger()


def build(
    settings: Settings,
    log: Log,
    *,
    port: int,
    admin_secret: str | None = None,
    handover: Handover | None = None,
    clock: Clock = now_ms,
    desk_at: Settings | None = None,
) -> ASGIApp:
    """The whole server over a log. `port` is the one it listens on; NotBuiltError without pages.

    `clock` says what day it is to whatever depends on that, `desk_at` where log and desk lie, where
    others than this process can read them.
    """
    kept = "redis" if settings.redis_url else "sqlite"
    metrics = Metrics(kept)
    outbox = outbox_beside(log)
    log = MeasuredLog(log, metrics)
    rooms = Rooms(log, metrics, lists=brought(settings))
    readiness = Readiness(log)
    handover = handover or Handover()
    workshop = Workshop()
    retention = Retention(rooms, clock)
    desk_service = DeskService(log, desk_at, clock)
    jobs = Jobs(settings)
    rooms.forgetting += [desk_service.forget, jobs.forget]
    post = post_of(settings, rooms, outbox, clock)
    languages()  # read now: the first person to join would wait for it

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        jobs.open()
        told.info("server_started", version=program_version(), log=kept, port=port)
        loop = asyncio.get_running_loop()
        chores = [
            loop.create_task(metrics.sample_lag()),
            loop.create_task(rooms.tidy()),
            loop.create_task(every(SCRUB_EVERY, retention.scrub)),
            loop.create_task(every(LOOK_EVERY, retention.look)),
            loop.create_task(every(EVERY_SECONDS, desk_service.keep_up)),
        ]
        if post:
            chores.append(loop.create_task(every(EVERY, post.once)))
        yield
        told.info("server_stopping", **metrics.totals())
        if post:
            await post.stop()
        for chore in chores:
            chore.cancel()
        await jobs.close()
        await rooms.close()
        await readiness.close()
        await desk_service.close()
        workshop.close()
        await log.close()
        told.info("server_stopped")

    web = _web(lifespan)
    web.state.context = Context(
        settings=settings,
        rooms=rooms,
        addresses=Addresses(port, settings.public_url),
        admin_secret=admin_secret or secrets.token_urlsafe(24),
        readiness=readiness,
        handover=handover,
        jobs=jobs,
        desk=desk_service,
        clock=clock,
        workshop=workshop,
        outbox=outbox,
    )
    live = sockets.server(
        metrics,
        max_http_buffer_size=LARGEST_MESSAGE,
        ping_interval=PING_INTERVAL,
        ping_timeout=PING_TIMEOUT,
        cors_allowed_origins=Origins(settings.public_url),
        cors_credentials=False,
    )
    handover.of(live.eio.sockets)
    live.register_namespace(LiveNamespace(rooms))
    return SecurityHeaders(socketio.ASGIApp(live, other_asgi_app=web))


def _web(lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]]) -> Starlette:
    """Everything but the live path: the API, the files, the pages."""
    return Starlette(
        routes=[
            *health.ROUTES,
            *document.ROUTES,
            *exports.ROUTES,
            *agendas.ROUTES,
            *instruments.ROUTES,
            *hosting.ROUTES,
            *team.ROUTES,
            *api.ROUTES,
            *my_data.ROUTES,
            *desk.ROUTES,
            *pictures.ROUTES,
            *reminders.ROUTES,
            *plan.ROUTES,
            *story.ROUTES,
            *pages.routes(),
        ],
        middleware=[
            Middleware(
                GZipMiddleware,
                minimum_size=500,
                compresslevel=6,
                exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, MEDIA_TYPE, *PACKED),
            )
        ],
        exception_handlers={Refuse: refused, 404: pages.not_found},
        lifespan=lifespan,
    )
