"""Instrument files over HTTP: what one holds, before it becomes a stage's survey."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.web.answers import body, json
from sessions import instruments


class BroughtFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as text, JSON or CSV."""

    content: str


async def check(request: Request) -> Response:
    """The survey that a file holds, or what is wrong where. Nothing is kept."""
    brought = await body(request, BroughtFile)
    return json(instruments.decode(brought.content.encode()))


ROUTES = [Route("/api/instruments/check", check, methods=["POST"])]
