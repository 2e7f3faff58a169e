"""An event's files, for its facilitators: at once, or made while one looks on.

`GET .../export` answers with the file. `POST .../exports` begins one, and tells how far it is.
"""

import asyncio

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from server.clock import now_ms
from server.export import FORMATS, session_schema
from server.live.broadcaster import Broadcaster
from server.making.files import Wanted, checked, format_of, name_of
from server.making.jobs import Job, Jobs
from server.web import context
from server.web.answers import bearer, body, json
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.wire import FileAsked, FileKind, FileKinds

# Seconds between two looks whether somebody who waits is there still.
LOOK = 1.0


async def export(request: Request) -> Response:
    """One file, by `?format=` and `?languages=en,cy`."""
    here = context.of(request)
    found = await here.facilitated(request)
    asked = request.query_params
    spoken = [tag for tag in asked.get("languages", "").split(",") if tag]
    job = await _begun(here, found, FileAsked(asked.get("format", "csv"), spoken))
    try:
        await _waited(request, job)
    except BaseException:
        await here.jobs.drop(job)
        raise
    await _noted(request, job)
    return _file(job, here.jobs)


async def kinds(request: Request) -> Response:
    """Which files there are."""
    await context.of(request).facilitated(request)
    offered = [FileKind(name, one.group, one.spoken) for name, one in FORMATS.items()]
    return json(FileKinds(offered))


async def begin(request: Request) -> Response:
    here = context.of(request)
    found = await here.facilitated(request)
    job = await _begun(here, found, await body(request, FileAsked))
    return json(job.told(), 202)


async def progress(request: Request) -> Response:
    return json((await _job(request)).told())


async def download(request: Request) -> Response:
    job = await _job(request)
    if job.status != "ready":
        raise Refuse(Code.NOT_FOUND)
    await _noted(request, job)
    return _file(job)


async def drop(request: Request) -> Response:
    await context.of(request).jobs.drop(await _job(request))
    return Response(status_code=204)


async def schema(request: Request) -> Response:
    """What the JSON file is made of, for whoever reads it by program."""
    return Response(session_schema.text(), media_type="application/schema+json")


async def _begun(here: context.Context, found: Broadcaster, asked: FileAsked) -> Job:
    format_of(asked.format)
    wanted = Wanted(
        code=found.room.code,
        format=asked.format,
        languages=checked(asked.languages),
        address=await found.room.read(here.base),
        now=now_ms(),
    )
    return await here.jobs.begin(wanted, found.room, here.rooms.log)


async def _job(request: Request) -> Job:
    """The one that the path names, if it is of the path's event."""
    here = context.of(request)
    found = await here.facilitated(request)
    job = here.jobs.find(found.room.code, request.path_params["job"])
    if job is None:
        raise Refuse(Code.NOT_FOUND)
    return job


async def _waited(request: Request, job: Job) -> None:
    """Until it is ready, or whoever asked has gone. Raises Refuse (unavailable)."""
    while not job.finished.is_set():
        try:
            await asyncio.wait_for(job.finished.wait(), LOOK)
        except TimeoutError:
            if await request.is_disconnected():
                raise Refuse(Code.UNAVAILABLE) from None
            job.touch()
    if job.status != "ready":
        raise Refuse(Code.UNAVAILABLE)


async def _noted(request: Request, job: Job) -> None:
    """That this file leaves the server now: who erases something shall know where else it is.

    Raises Refuse (unavailable): then it does not leave.
    """
    here = context.of(request)
    found = await here.room(request)
    secret = token_hash(bearer(request))
    await here.rooms.note_export(found, job.wanted.format, secret)


def _file(job: Job, once: Jobs | None = None) -> Response:
    """With `once`, it goes when it was sent."""
    return FileResponse(
        job.file,
        media_type=FORMATS[job.wanted.format].media_type,
        filename=name_of(job.wanted),
        background=BackgroundTask(once.drop, job) if once else None,
    )


ROUTES = [
    Route("/api/sessions/{code}/export", export),
    Route("/api/sessions/{code}/exports", kinds),
    Route("/api/sessions/{code}/exports", begin, methods=["POST"]),
    Route("/api/sessions/{code}/exports/{job}", progress),
    Route("/api/sessions/{code}/exports/{job}", drop, methods=["DELETE"]),
    Route("/api/sessions/{code}/exports/{job}/file", download),
    Route("/api/session-export.schema.json", schema),
]
