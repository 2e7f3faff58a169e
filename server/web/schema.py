"""`/api/openapi.json`: the HTTP API, described from the Structs it speaks."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.export import FORMATS
from server.web import desk, pictures
from server.web.answers import json
from server.web.hosting import HostLinks
from server.web.instruments import BroughtFile
from server.web.my_data import Promise
from server.web.plan import PlanAsked, PlanLink
from server.web.reminders import ReminderStatus
from sessions.agenda import Template
from sessions.commands import Line
from sessions.creation import NewSession
from sessions.wire import (
    EventStory,
    FileAsked,
    FileJob,
    FileKinds,
    MemberRole,
    MyData,
    Newcomer,
    Plan,
    Snapshot,
)

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


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    kinds = (
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
        desk.Events,
        desk.Pledges,
        desk.Found,
        Plan,
        PlanAsked,
        PlanLink,
    )
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REFERENCE)
    named = {kind.__name__: schema for kind, schema in zip(kinds, schemas, strict=True)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pledgewall", "version": "1"},
        "paths": {
            **_session_paths(named),
            **_member_paths(named),
            **_export_paths(named),
            **_agenda_paths(named),
            **_host_paths(named),
            **_desk_paths(named),
            **_plan_paths(named),
            **_my_data_paths(named),
            "/healthz": _plain("Whether the process answers"),
            "/readyz": _plain("Whether the log can be written too"),
            "/metrics": _metrics(named["Problem"]),
            "/api/openapi.json": _plain("This document"),
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


def _session_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What everybody, and people in the room, may ask of a session."""
    problem = named["Problem"]
    found = "What attendees see, with its position"
    return {
        "/api/sessions": _post("Create an event", named["NewSession"], named["Links"], problem),
        "/api/sessions/{code}": _get("What a newcomer may know", _json(named["Newcomer"]), problem),
        "/api/sessions/{code}/view": _get(found, _json(named["Snapshot"]), problem),
        "/api/sessions/{code}/ideas": _get(
            "Search in all ideas that attendees may see",
            _json(OBJECT),
            problem,
            query={"q": {"type": "string"}},
        ),
        "/api/sessions/{code}/story": _get(
            "What was said, pledged and done, once its organiser opened that to everybody",
            _json(named["EventStory"]),
            problem,
        ),
        "/api/sessions/{code}/place.svg": _get(
            "One's own place as a QR code, for another phone", SVG, problem, security=SEAT
        ),
        "/{code}/pictures/{name}": _get(
            "A picture, 480 or 1600 pixels wide: `{id}-480.webp`, `{id}-1600.webp`",
            WEBP,
            problem,
            parameters=[CODE, {**CODE, "name": "name"}],
        ),
        "/{code}/story.pdf": _get(
            "The story as a tagged PDF, once it is open",
            PDF,
            problem,
            query={"languages": {"type": "string"}},
        ),
        "/{code}/story.svg": _get("The story's address as a QR code", SVG, problem),
        "/{code}/qr.svg": _get(
            "The join address as a QR code, or that of a table by its number",
            SVG,
            problem,
            query={"table": {"type": "string"}},
        ),
    }


def _member_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What those who run a session may ask."""
    problem = named["Problem"]
    addresses = "The address in join links, and those it could be"
    link = "A member's own link to the console as a QR code"
    invite = "Invite somebody to help to run the event"
    invitation, invited = named["Invitation"], named["Invited"]
    keep = "Keep the event's agenda as a template"
    bring = "Keep a picture, to be shown beside a prompt"
    return {
        "/api/sessions/{code}/addresses": _get(addresses, _json(OBJECT), problem, security=MEMBER),
        "/api/sessions/{code}/reminders": _get(
            "When people are reminded, and how their mail went",
            _json(named["ReminderStatus"]),
            problem,
            security=MEMBER,
        ),
        "/api/sessions/{code}/console.svg": _get(link, SVG, problem, security=MEMBER),
        "/api/sessions/{code}/members": _post(
            invite, invitation, invited, problem, parameters=[CODE], security=MEMBER
        ),
        "/api/sessions/{code}/agenda": _post(
            keep, None, KEPT, problem, parameters=[CODE], security=MEMBER
        ),
        "/api/sessions/{code}/pictures": _bring(bring, problem),
    }


def _export_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """The files that an event leaves: at once, or made while one looks on."""
    problem, file = named["Problem"], {"description": "A file"}
    how: dict[str, Any] = {"security": MEMBER}
    one: dict[str, Any] = {"parameters": [CODE, {**CODE, "name": "job"}], **how}
    query = {"format": {"enum": list(FORMATS)}, "languages": {"type": "string"}}
    asked, job = named["FileAsked"], named["FileJob"]
    kinds, at = "Which files there are", "/api/sessions/{code}/exports"
    dropped = {"responses": {"204": {"description": ""}, "default": _json(problem)}, **one}
    return {
        "/api/sessions/{code}/export": _get("A file, at once", file, problem, query=query, **how),
        at: {
            **_get(kinds, _json(named["FileKinds"]), problem, **how),
            **_post("Begin a file", asked, job, problem, status="202", parameters=[CODE], **how),
        },
        f"{at}/{{job}}": {
            **_get("How far a file is", _json(job), problem, **one),
            "delete": {"summary": "Give a file up", **dropped},
        },
        f"{at}/{{job}}/file": _get("A file that is ready", file, problem, **one),
        "/api/session-export.schema.json": _plain("The JSON Schema of the file `json`"),
    }


def _bring(summary: str, problem: dict[str, Any], security: Security = MEMBER) -> Operation:
    file = {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}
    body = {"required": True, "content": dict.fromkeys(pictures.KINDS, file)}
    responses = {"201": _json(PICTURE), "default": _json(problem)}
    how = {"parameters": [CODE], "security": security}
    return {"post": {"summary": summary, "requestBody": body, "responses": responses, **how}}


def _agenda_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What whoever may create events may ask of agendas."""
    problem, agenda = named["Problem"], named["Template"]
    one = [{**CODE, "name": "agenda"}]
    ready = _get("The ready agendas, and one's own", _json(OBJECT), problem, parameters=[])
    keep = _post("Keep an agenda as a template", agenda, KEPT, problem)
    forgotten = {"204": {"description": ""}, "default": _json(problem)}
    forget = {"summary": "Forget a template of one's own", "responses": forgotten}
    return {
        "/api/agendas": {**ready, **keep},
        "/api/agendas/check": _post(
            "Whether a file is an agenda", agenda, agenda, problem, status="200"
        ),
        "/api/instruments/check": _post(
            "The survey that a file of questions holds", named["BroughtFile"], OBJECT, problem
        ),
        "/api/agendas/{agenda}": {"delete": {**forget, "parameters": one}},
    }


def _host_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What the facilitator may ask for those who host tables."""
    problem = named["Problem"]
    link = "A table's host link as a QR code"
    return {
        "/api/sessions/{code}/hosts": {
            "post": {
                "summary": "Every table's host link, in working order",
                "parameters": [CODE],
                "security": MEMBER,
                "responses": {"200": _json(named["HostLinks"]), "default": _json(problem)},
            }
        },
        "/api/sessions/{code}/host.svg": _get(
            link, SVG, problem, query={"table": {"type": "string"}}, security=MEMBER
        ),
    }


def _desk_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What whoever may create events may ask of all of them."""
    problem = named["Problem"]
    how: dict[str, Any] = {"parameters": [], "security": [{"operator": []}, {}]}
    pledges = "Pledges of all events, by what is wished for"
    file = "The same as a file: csv or xlsx"
    return {
        "/api/desk": _get("All events", _json(named["Events"]), problem, **how),
        "/api/desk/pledges": _get(pledges, _json(named["Pledges"]), problem, **how),
        "/api/desk/pledges/file": _get(file, {"description": "A file"}, problem, **how),
        "/api/desk/search": _get(
            "Ideas and pledges that hold all the words", _json(named["Found"]), problem, **how
        ),
    }


def _plan_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What people may ask by the private link to their plan."""
    problem, asked, made = named["Problem"], named["PlanAsked"], named["PlanLink"]
    own: dict[str, Any] = {"parameters": [CODE], "security": PLAN}
    here, do = "/api/sessions/{code}/plan", "Tell of a pledge, or change where one can be reached"
    phone: dict[str, Any] = {"parameters": [CODE], "security": SEAT}
    ics = {"description": "iCalendar"}
    return {
        here: _get("One's personal plan", _json(named["Plan"]), problem, security=PLAN),
        f"{here}/link": _post("A private link to one's plan", asked, made, problem, **phone),
        f"{here}/commands": _post(do, OBJECT, OBJECT, problem, status="200", **own),
        f"{here}/pictures": _bring("Keep a picture that tells of a pledge", problem, PLAN),
        f"{here}.svg": _get("The link as a QR code", SVG, problem, security=PLAN),
        f"{here}.ics": _get("The dates of one's pledges", ics, problem, security=PLAN),
    }


def _my_data_paths(named: dict[str, Any]) -> dict[str, Operation]:
    """What people may ask about their own data."""
    problem, own = named["Problem"], [*SEAT, *PLAN]
    data = _get("All that is linked to whoever asks", _json(named["MyData"]), problem, security=own)
    data["delete"] = {
        "summary": "Erase whoever asks, for good",
        "parameters": [CODE],
        "security": own,
        "responses": {"204": {"description": "Erased"}, "default": _json(problem)},
    }
    promise = _get("What is promised of people's data", _json(named["Promise"]), problem)
    return {
        "/api/sessions/{code}/my-data": data,
        "/api/sessions/{code}/privacy": promise,
    }


def _get(
    summary: str,
    answer: dict[str, Any],
    problem: dict[str, Any],
    query: dict[str, Any] | None = None,
    **more: Any,
) -> Operation:
    asked = [
        {"name": name, "in": "query", "schema": schema} for name, schema in (query or {}).items()
    ]
    responses = {"200": answer, "default": _json(problem)}
    operation = {"summary": summary, "parameters": [CODE, *asked], "responses": responses}
    return {"get": {**operation, **more}}


def _post(
    summary: str,
    asked: dict[str, Any] | None,
    made: dict[str, Any],
    problem: dict[str, Any],
    status: str = "201",
    **more: Any,
) -> Operation:
    body = {"requestBody": {"required": True, **_json(asked)}} if asked else {}
    responses = {status: _json(made), "default": _json(problem)}
    return {"post": {"summary": summary, **body, "responses": responses, **more}}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return _content("application/json", schema)


def _content(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {kind: {"schema": schema}}}


def _plain(summary: str) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": {"200": {"description": "It does"}}}}


def _metrics(problem: dict[str, Any]) -> dict[str, Any]:
    text = {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}
    refused = {"default": _json(problem)}
    # Without the token from the server's own computer alone.
    security: Security = [{"operator": []}, {}]
    summary = "How the server does, for Prometheus"
    return {"get": {"summary": summary, "security": security, "responses": {**text, **refused}}}


async def openapi(request: Request) -> Response:
    return json(document())


ROUTES = [Route("/api/openapi.json", openapi)]
