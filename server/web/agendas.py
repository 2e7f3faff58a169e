"""Agendas over HTTP: the ready ones, and people's own, kept on this server."""

import secrets

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.agendas import templates
from server.web import context
from server.web.answers import json, json_body
from sessions import agenda_files
from sessions.agenda import Template
from sessions.copying import agenda_of
from sessions.refusals import Code, Refuse

# Whoever may create events fills this list; it is read whole.
MOST_AGENDAS = 200


async def every(request: Request) -> Response:
    """The ready agendas, and for whoever may create events here their own."""
    here = context.of(request)
    here.may_create(request)
    kept = await here.rooms.log.agendas()
    own = [{**msgspec.json.decode(body), "id": key} for key, body in kept.items()]
    own.sort(key=lambda agenda: sorted(agenda.get("name", {}).values()))
    ready = [agenda_files.plain(template) for template in templates().values()]
    return json({"ready": ready, "own": own})


async def keep(request: Request) -> Response:
    """Keep an agenda file as one's own template: 201 with its id."""
    here = context.of(request)
    content = await json_body(request)
    here.may_create(request)
    return await _kept(request, agenda_files.decode(content))


async def keep_session(request: Request) -> Response:
    """Keep an event's agenda, as it stands, as a template: for its facilitators."""
    here = context.of(request)
    found = await here.facilitated(request)
    return await _kept(request, await found.room.read(lambda fold: agenda_of(fold.state)))


async def _kept(request: Request, agenda: Template) -> Response:
    log = context.of(request).rooms.log
    if not agenda.name:
        raise Refuse(Code.BAD_AGENDA, where="name", why="no_name")
    if len(await log.agendas()) >= MOST_AGENDAS:
        raise Refuse(Code.TOO_MANY)
    made = f"own-{secrets.token_hex(6)}"
    plain = agenda_files.plain(msgspec.structs.replace(agenda, id=made))
    await log.keep_agenda(made, msgspec.json.encode(plain))
    return json({"id": made}, 201)


async def check(request: Request) -> Response:
    """Whether a file is an agenda: the agenda as it was understood, or what is wrong where."""
    context.of(request).may_create(request)
    return json(agenda_files.plain(agenda_files.decode(await json_body(request))))


async def drop(request: Request) -> Response:
    here = context.of(request)
    here.may_create(request)
    if not await here.rooms.log.drop_agenda(request.path_params["agenda"]):
        raise Refuse(Code.NO_SUCH_AGENDA)
    return Response(status_code=204)


ROUTES = [
    Route("/api/agendas", every, methods=["GET"]),
    Route("/api/agendas", keep, methods=["POST"]),
    Route("/api/agendas/check", check, methods=["POST"]),
    Route("/api/agendas/{agenda}", drop, methods=["DELETE"]),
    Route("/api/sessions/{code}/agenda", keep_session, methods=["POST"]),
]
