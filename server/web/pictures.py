"""Pictures over HTTP: brought by facilitators, seen by everybody who knows the event's code."""

import asyncio
import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server import pictures
from server.live.broadcaster import Broadcaster
from server.live.rooms import SERVER
from server.web import context
from server.web.answers import json, limited_body
from sessions import codes
from sessions.commands import KeepPicture
from sessions.pictures import room_for_more
from sessions.refusals import Code, Refuse

LARGEST_FILE = 8_000_000
# How long a file may take to arrive: whoever stalls must not keep others from sending.
WITHIN = 90.0
KINDS = ("image/jpeg", "image/png", "image/webp", "image/gif")
_NAME = re.compile(r"([0-9a-f]{32}-(?:480|1600))\.webp")
FOR_EVER = "public, max-age=31536000, immutable"


async def bring(request: Request) -> Response:
    """Keep a picture for an event: 201 with its id and size. `set_picture` shows it."""
    return await taken(request, await context.of(request).facilitated(request))


async def taken(request: Request, found: Broadcaster, participant: str | None = None) -> Response:
    """Keep the picture that a facilitator sends, or a participant who tells of a pledge."""
    here, code = context.of(request), found.room.code
    if request.headers.get("content-type", "").split(";")[0].strip() not in KINDS:
        raise Refuse(Code.BAD_PICTURE)
    async with here.workshop.place(f"{code} {participant}" if participant else code):
        await found.room.read(lambda fold: room_for_more(fold.state, participant))
        try:
            async with asyncio.timeout(WITHIN):
                content = await limited_body(request, LARGEST_FILE)
        except TimeoutError:
            raise Refuse(Code.BAD_REQUEST) from None
        made = await here.workshop.prepared(content)
        await here.stored(code, made.id, made.files)
        command = KeepPicture(
            id=made.id,
            picture=made.id,
            width=made.width,
            height=made.height,
            participant=participant,
        )
        outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
    return json({"id": made.id, "width": made.width, "height": made.height}, 201)


async def show(request: Request) -> Response:
    """One file of a picture. Its content never changes."""
    code = codes.normalise(request.path_params["code"])
    asked = _NAME.fullmatch(request.path_params["name"])
    log = context.of(request).rooms.log
    body = await log.read_picture(code, asked[1]) if code and asked else None
    if body is None:
        raise Refuse(Code.NO_SUCH_PICTURE)
    headers = {
        "Cache-Control": FOR_EVER,
        "Content-Disposition": "inline",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return Response(body, media_type=pictures.MEDIA_TYPE, headers=headers)


ROUTES = [
    Route("/api/sessions/{code}/pictures", bring, methods=["POST"]),
    Route("/{code}/pictures/{name}", show),
]
