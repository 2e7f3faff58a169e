"""Inviting people to run the event together."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.web import context
from server.web.answers import bearer, body, json
from server.web.schema.answers import Invitation, Invited
from sessions.actor import Actor
from sessions.ids import token_hash


async def invite(request: Request) -> Response:
    """A link for one more member: 201. Its secret is told this once, and kept as a hash."""
    here = context.of(request)
    found = await here.facilitated(request)
    asked = await body(request, Invitation)
    actor = Actor("facilitator", token_hash(bearer(request)))
    member, secret = await here.rooms.invite(found, actor, asked.role, asked.name)
    base = await found.room.read(here.base)
    url = f"{base}/{found.room.code}/facilitate#{secret}"
    return json(Invited(member, url, secret), 201)


ROUTES = [
    Route("/api/sessions/{code}/members", invite, methods=["POST"]),
]
