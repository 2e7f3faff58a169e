"""The files that an event leaves: at once, or made while one looks on."""

from typing import Any

from server.export import FORMATS
from server.web.schema.operations import CODE, MEMBER, Operation, get, in_json, plain, post


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem, file = named["Problem"], {"description": "A file"}
    how: dict[str, Any] = {"security": MEMBER}
    one: dict[str, Any] = {"parameters": [CODE, {**CODE, "name": "job"}], **how}
    query = {"format": {"enum": list(FORMATS)}, "languages": {"type": "string"}}
    asked, job = named["FileAsked"], named["FileJob"]
    kinds, at = "Which files there are", "/api/sessions/{code}/exports"
    dropped = {"responses": {"204": {"description": ""}, "default": in_json(problem)}, **one}
    return {
        "/api/sessions/{code}/export": get("A file, at once", file, problem, query=query, **how),
        at: {
            **get(kinds, in_json(named["FileKinds"]), problem, **how),
            **post("Begin a file", asked, job, problem, status="202", parameters=[CODE], **how),
        },
        f"{at}/{{job}}": {
            **get("How far a file is", in_json(job), problem, **one),
            "delete": {"summary": "Give a file up", **dropped},
        },
        f"{at}/{{job}}/file": get("A file that is ready", file, problem, **one),
        "/api/session-export.schema.json": plain("The JSON Schema of the file `json`"),
    }
