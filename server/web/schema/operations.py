"""How one request is described: what every noun's table is made of."""

from typing import Any

from server.web import pictures

Operation = dict[str, Any]
Security = list[dict[str, list[str]]]
CODE = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}
MEMBER: Security = [{"facilitator": []}]
SEAT: Security = [{"attendee": []}]
PLAN: Security = [{"plan": []}]
OBJECT = {"type": "object"}
KEPT = {"type": "object", "properties": {"id": {"type": "string"}}}
NUMBER = {"type": "integer"}
PICTURE = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "width": NUMBER, "height": NUMBER},
}
SVG = {"description": "SVG"}
PDF = {"description": "PDF"}
WEBP = {"description": "WebP"}


def get(
    summary: str,
    answer: dict[str, Any],
    problem: dict[str, Any],
    query: dict[str, Any] | None = None,
    **more: Any,
) -> Operation:
    asked = [
        {"name": name, "in": "query", "schema": schema} for name, schema in (query or {}).items()
    ]
    responses = {"200": answer, "default": in_json(problem)}
    operation = {"summary": summary, "parameters": [CODE, *asked], "responses": responses}
    return {"get": {**operation, **more}}


def post(
    summary: str,
    asked: dict[str, Any] | None,
    made: dict[str, Any],
    problem: dict[str, Any],
    status: str = "201",
    **more: Any,
) -> Operation:
    body = {"requestBody": {"required": True, **in_json(asked)}} if asked else {}
    responses = {status: in_json(made), "default": in_json(problem)}
    return {"post": {"summary": summary, **body, "responses": responses, **more}}


def bring(summary: str, problem: dict[str, Any], security: Security = MEMBER) -> Operation:
    file = {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}
    body = {"required": True, "content": dict.fromkeys(pictures.KINDS, file)}
    responses = {"201": in_json(PICTURE), "default": in_json(problem)}
    how = {"parameters": [CODE], "security": security}
    return {"post": {"summary": summary, "requestBody": body, "responses": responses, **how}}


def in_json(schema: dict[str, Any]) -> dict[str, Any]:
    return content("application/json", schema)


def content(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {kind: {"schema": schema}}}


def plain(summary: str) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": {"200": {"description": "It does"}}}}
