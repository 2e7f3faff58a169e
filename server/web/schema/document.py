"""`/api/openapi.json`: the HTTP API, described from the Structs it speaks."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.web import desk as desk_answers
from server.web.answers import json
from server.web.hosting import HostLinks
from server.web.instruments import BroughtFile
from server.web.my_data import Promise
from server.web.plan import PlanAsked, PlanLink
from server.web.reminders import ReminderStatus
from server.web.schema import agendas, desk, exports, hosts, members, my_data, plan, session
from server.web.schema.answers import Invitation, Invited, Links, Problem
from server.web.schema.operations import Security, in_json, plain
from sessions.agenda import Template
from sessions.creation import NewSession
from sessions.wire import (
    EventStory,
    FileAsked,
    FileJob,
    FileKinds,
    MyData,
    Newcomer,
    Plan,
    Snapshot,
)

REFERENCE = "#/components/schemas/{name}"
NOUNS = (session, members, exports, agendas, hosts, desk, plan, my_data)
KINDS = (
    NewSession,
    Links,
    Newcomer,
    Snapshot,
    EventStory,
    Problem,
    Invitation,
    Invited,
    HostLinks,
    ReminderStatus,
    Template,
    FileAsked,
    FileJob,
    FileKinds,
    MyData,
    Promise,
    BroughtFile,
    desk_answers.Events,
    desk_answers.Pledges,
    desk_answers.Found,
    Plan,
    PlanAsked,
    PlanLink,
)


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    schemas, components = msgspec.json.schema_components(KINDS, ref_template=REFERENCE)
    named = {kind.__name__: schema for kind, schema in zip(KINDS, schemas, strict=True)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pledgewall", "version": "1"},
        "paths": {
            **{path: said for noun in NOUNS for path, said in noun.paths(named).items()},
            "/healthz": plain("Whether the process answers"),
            "/readyz": plain("Whether the log can be written too"),
            "/metrics": _metrics(named["Problem"]),
            "/api/openapi.json": plain("This document"),
        },
        "components": {
            "schemas": components,
            "securitySchemes": {
                "facilitator": {"type": "http", "scheme": "bearer"},
                "attendee": {"type": "http", "scheme": "bearer"},
                "operator": {"type": "http", "scheme": "bearer"},
                "plan": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _metrics(problem: dict[str, Any]) -> dict[str, Any]:
    text = {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}
    refused = {"default": in_json(problem)}
    # Without the token from the server's own computer alone.
    security: Security = [{"operator": []}, {}]
    summary = "How the server does, for Prometheus"
    return {"get": {"summary": summary, "security": security, "responses": {**text, **refused}}}


async def openapi(request: Request) -> Response:
    return json(document())


ROUTES = [Route("/api/openapi.json", openapi)]
