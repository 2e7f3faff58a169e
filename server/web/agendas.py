"""Agendas over HTTP: the ready ones, and people's own, kept on this server."""

import secrets
from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.agendas import templates
from server.pictures import contents
from server.web import context
from server.web.answers import LARGEST_AGENDA, json, json_body
from server.web.origins import names_this_computer
from sessions import agenda_files
from sessions.agenda import Template
from sessions.copying import agenda_of
from sessions.pictures import shown_in
from sessions.refusals import Code, Refuse

# Whoever may create events fills this list; it is read whole.
MOST_AGENDAS = 200
MOST_BYTES = 20_000_000


async def every(request: Request) -> Response:
    """The ready agendas, and for whoever may create events here their own."""
    here = context.of(request)
    here.may_create(request)
    # No browser says of its own page's reading where that page is from: its Host has to tell.
    if not here.settings.create_key and not names_this_computer(request, here.addresses):
        raise Refuse(Code.CREATE_KEY)
    kept = await here.rooms.log.agendas()
    own = [{**msgspec.json.decode(body), "id": key} for key, body in kept.items()]
    own.sort(key=lambda agenda: sorted(agenda.get("name", {}).values()))
    ready = [agenda_files.plain(template) for template in templates().values()]
    return json({"ready": ready, "own": own})


async def keep(request: Request) -> Response:
    """Keep an agenda file as one's own template: 201 with its id."""
    here = context.of(request)
    content = await json_body(request, here.largest_agenda(request))
    here.may_create(request)
    agenda, _ = await here.workshop.of_agenda(agenda_files.decode(content))
    return await _kept(request, agenda)


async def keep_session(request: Request) -> Response:
    """Keep an event's agenda, as it stands, as a template: for its facilitators."""
    here = context.of(request)
    found = await here.facilitated(request)
    agenda, shown = await found.room.read(
        lambda fold: (agenda_of(fold.state), shown_in(fold.state))
    )
    return await _kept(request, agenda, await contents(here.rooms.log, found.room.code, shown))


async def _kept(request: Request, agenda: Template, pictures: Mapping[str, str] = {}) -> Response:
    log = context.of(request).rooms.log
    if not agenda.name:
        raise Refuse(Code.BAD_AGENDA, where="name", why="no_name")
    made = f"own-{secrets.token_hex(6)}"
    plain = agenda_files.plain(msgspec.structs.replace(agenda, id=made), pictures)
    body = msgspec.json.encode(plain)
    kept = await log.agendas()
    if len(kept) >= MOST_AGENDAS or len(body) + sum(map(len, kept.values())) > MOST_BYTES:
        raise Refuse(Code.TOO_MANY)
    await log.keep_agenda(made, body)
    return json({"id": made}, 201)


async def check(request: Request) -> Response:
    """Whether a file is an agenda: the agenda as it was understood, or what is wrong where."""
    here = context.of(request)
    here.may_create(request)
    content = await json_body(request, LARGEST_AGENDA)
    agenda, _ = await here.workshop.of_agenda(agenda_files.decode(content))
    return json(agenda_files.plain(agenda))


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
