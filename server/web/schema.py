"""`/api/openapi.json`: the HTTP API, described from the Structs it speaks."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.web.answers import json
from sessions.agenda import Template
from sessions.creation import NewSession
from sessions.wire import Newcomer, Snapshot

REFERENCE = "#/components/schemas/{name}"


class Links(msgspec.Struct, frozen=True):
    """The links of a new event. `facilitator_token` is told this once."""

    code: str
    join_url: str
    board_url: str
    facilitate_url: str
    facilitator_token: str


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused: a stable code and a sentence."""

    code: str
    message: str


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    kinds = (NewSession, Links, Newcomer, Snapshot, Problem, Template)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REFERENCE)
    new, links, newcomer, snapshot, problem, agenda = schemas
    agendas = {"type": "object"}
    kept = {"type": "object", "properties": {"id": {"type": "string"}}}
    code = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}
    secret: list[dict[str, list[str]]] = [{"facilitator": []}]
    seat: list[dict[str, list[str]]] = [{"attendee": []}]
    svg = {"description": "SVG"}

    def get(summary: str, answer: dict[str, Any], **more: Any) -> dict[str, Any]:
        parameters = [code, *more.pop("parameters", [])]
        responses = {"200": answer, "default": _content("application/json", problem)}
        operation = {"summary": summary, "parameters": parameters, "responses": responses}
        return {"get": {**operation, **more}}

    return {
        "openapi": "3.1.0",
        "info": {"title": "Pledgewall", "version": "1"},
        "paths": {
            "/api/sessions": {
                "post": {
                    "summary": "Create an event",
                    "requestBody": {"required": True, **_content("application/json", new)},
                    "responses": {
                        "201": _content("application/json", links),
                        "default": _content("application/json", problem),
                    },
                }
            },
            "/api/agendas": {
                "get": _operation("The ready agendas, and one's own", "200", agendas, problem),
                "post": {
                    "requestBody": {"required": True, **_content("application/json", agenda)},
                    **_operation("Keep an agenda as a template", "201", kept, problem),
                },
            },
            "/api/agendas/check": {
                "post": {
                    "requestBody": {"required": True, **_content("application/json", agenda)},
                    **_operation("Whether a file is an agenda", "200", agenda, problem),
                },
            },
            "/api/agendas/{agenda}": {
                "delete": {
                    "parameters": [{**code, "name": "agenda"}],
                    **_operation("Forget a template of one's own", "204", None, problem),
                }
            },
            "/api/sessions/{code}/agenda": {
                "post": {
                    "parameters": [code],
                    "security": secret,
                    **_operation("Keep the event's agenda as a template", "201", kept, problem),
                }
            },
            "/api/sessions/{code}": get(
                "What a newcomer may know", _content("application/json", newcomer)
            ),
            "/api/sessions/{code}/view": get(
                "What attendees see, with its position", _content("application/json", snapshot)
            ),
            "/api/sessions/{code}/ideas": get(
                "Search in all ideas that attendees may see",
                _content("application/json", {"type": "object"}),
                parameters=[_query("q", {"type": "string"})],
            ),
            "/api/sessions/{code}/export": get(
                "Pledges as CSV, the whole session as JSON, or its agenda",
                {"description": "A file"},
                parameters=[_query("format", {"enum": ["csv", "json", "agenda", "next"]})],
                security=secret,
            ),
            "/api/sessions/{code}/addresses": get(
                "The address in join links, and those it could be",
                _content("application/json", {"type": "object"}),
                security=secret,
            ),
            "/api/sessions/{code}/place.svg": get(
                "One's own place as a QR code, for another phone", svg, security=seat
            ),
            "/api/sessions/{code}/console.svg": get(
                "The console's link as a QR code", svg, security=secret
            ),
            "/{code}/qr.svg": get("The join address as a QR code", svg),
            "/healthz": _plain("Whether the process answers"),
            "/readyz": _plain("Whether the log can be written too"),
            "/metrics": _metrics(problem),
            "/api/openapi.json": _plain("This document"),
        },
        "components": {
            "schemas": components,
            "securitySchemes": {
                "facilitator": {"type": "http", "scheme": "bearer"},
                "attendee": {"type": "http", "scheme": "bearer"},
                "operator": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _operation(
    summary: str, status: str, schema: dict[str, Any] | None, problem: dict[str, Any]
) -> dict[str, Any]:
    answer = _content("application/json", schema) if schema else {"description": ""}
    default = _content("application/json", problem)
    return {"summary": summary, "responses": {status: answer, "default": default}}


def _content(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {kind: {"schema": schema}}}


def _plain(summary: str) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": {"200": {"description": "It does"}}}}


def _metrics(problem: dict[str, Any]) -> dict[str, Any]:
    text = {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}
    refused = {"default": _content("application/json", problem)}
    # Without the token from the server's own computer alone.
    security: list[dict[str, list[str]]] = [{"operator": []}, {}]
    summary = "How the server does, for Prometheus"
    return {"get": {"summary": summary, "security": security, "responses": {**text, **refused}}}


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


async def openapi(request: Request) -> Response:
    return json(document())


ROUTES = [Route("/api/openapi.json", openapi)]
