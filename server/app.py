"""The one composition root."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

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
from server.reminders.chore import EVERY, Post, post_of
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

    works = _Works(log, rooms, metrics, readiness, workshop, retention, jobs, desk_service, post)
    web = _web(works.lifespan(kept, port))
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


@dataclass(frozen=True)
class _Works:
    """What goes on beside the requests, for as long as the server runs."""

    log: MeasuredLog
    rooms: Rooms
    metrics: Metrics
    readiness: Readiness
    workshop: Workshop
    retention: Retention
    jobs: Jobs
    desk: DeskService
    post: Post | None

    def lifespan(
        self, kept: str, port: int
    ) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
        """Chores from the start of the server to its end; `kept` says where its log is."""

        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            self.jobs.open()
            told.info("server_started", version=program_version(), log=kept, port=port)
            loop = asyncio.get_running_loop()
            chores = [loop.create_task(chore) for chore in self._chores()]
            yield
            told.info("server_stopping", **self.metrics.totals())
            if self.post:
                await self.post.stop()
            for chore in chores:
                chore.cancel()
            await self._close()
            told.info("server_stopped")

        return lifespan

    def _chores(self) -> Iterator[Coroutine[Any, Any, None]]:
        yield self.metrics.sample_lag()
        yield self.rooms.tidy()
        yield every(SCRUB_EVERY, self.retention.scrub)
        yield every(LOOK_EVERY, self.retention.look)
        yield every(EVERY_SECONDS, self.desk.keep_up)
        if self.post:
            yield every(EVERY, self.post.once)

    async def _close(self) -> None:
        await self.jobs.close()
        await self.rooms.close()
        await self.readiness.close()
        await self.desk.close()
        self.workshop.close()
        await self.log.close()


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
