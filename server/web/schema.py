"""`/api/openapi.json`: the HTTP API, described from the Structs it speaks."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.web.answers import json
from sessions.commands import Line
from sessions.creation import NewSession
from sessions.wire import MemberRole, Newcomer, Snapshot

REFERENCE = "#/components/schemas/{name}"


class Links(msgspec.Struct, frozen=True):
    """The links of a new event. `facilitator_token` is told this once."""

    code: str
    join_url: str
    board_url: str
    facilitate_url: str
    facilitator_token: str


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who shall help to run the event, and what they may do."""

    role: MemberRole
    name: Line = ""


class Invited(msgspec.Struct, frozen=True):
    """The new member's link. It is told this once."""

    member: str
    facilitate_url: str
    facilitator_token: str


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused: a stable code and a sentence."""

    code: str
    message: str


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    kinds = (NewSession, Links, Newcomer, Snapshot, Problem, Invitation, Invited)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REFERENCE)
    new, links, newcomer, snapshot, problem, invitation, invited = schemas
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
                "Pledges as CSV, or the whole session as JSON",
                {"description": "A file"},
                parameters=[_query("format", {"enum": ["csv", "json"]})],
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
                "A member's own link to the console as a QR code", svg, security=secret
            ),
            "/api/sessions/{code}/members": {
                "post": {
                    "summary": "Invite somebody to help to run the event",
                    "parameters": [code],
                    "security": secret,
                    "requestBody": {
                        "required": True,
                        **_content("application/json", invitation),
                    },
                    "responses": {
                        "201": _content("application/json", invited),
                        "default": _content("application/json", problem),
                    },
                }
            },
            "/api/sessions/{code}/seats": get(
                "What each person that one writes for would see of their own",
                _content("application/json", {"type": "object"}),
                security=secret,
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
