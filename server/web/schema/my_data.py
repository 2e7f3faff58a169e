"""What people may ask about their own data."""

from typing import Any

from server.web.schema.operations import CODE, PLAN, SEAT, Operation, get, in_json


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem, own = named["Problem"], [*SEAT, *PLAN]
    data = get(
        "All that is linked to whoever asks", in_json(named["MyData"]), problem, security=own
    )
    data["delete"] = {
        "summary": "Erase whoever asks, for good",
        "parameters": [CODE],
        "security": own,
        "responses": {"204": {"description": "Erased"}, "default": in_json(problem)},
    }
    promise = get("What is promised of people's data", in_json(named["Promise"]), problem)
    return {
        "/api/sessions/{code}/my-data": data,
        "/api/sessions/{code}/privacy": promise,
    }
