"""What whoever may create events may ask of agendas."""

from typing import Any

from server.web.schema.operations import CODE, KEPT, OBJECT, Operation, get, in_json, post


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem, agenda = named["Problem"], named["Template"]
    one = [{**CODE, "name": "agenda"}]
    ready = get("The ready agendas, and one's own", in_json(OBJECT), problem, parameters=[])
    keep = post("Keep an agenda as a template", agenda, KEPT, problem)
    forgotten = {"204": {"description": ""}, "default": in_json(problem)}
    forget = {"summary": "Forget a template of one's own", "responses": forgotten}
    return {
        "/api/agendas": {**ready, **keep},
        "/api/agendas/check": post(
            "Whether a file is an agenda", agenda, agenda, problem, status="200"
        ),
        "/api/instruments/check": post(
            "The survey that a file of questions holds", named["BroughtFile"], OBJECT, problem
        ),
        "/api/agendas/{agenda}": {"delete": {**forget, "parameters": one}},
    }
