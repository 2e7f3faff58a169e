"""What the facilitator may ask for those who host tables."""

from typing import Any

from server.web.schema.operations import CODE, MEMBER, SVG, Operation, get, in_json


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem = named["Problem"]
    link = "A table's host link as a QR code"
    return {
        "/api/sessions/{code}/hosts": {
            "post": {
                "summary": "Every table's host link, in working order",
                "parameters": [CODE],
                "security": MEMBER,
                "responses": {"200": in_json(named["HostLinks"]), "default": in_json(problem)},
            }
        },
        "/api/sessions/{code}/host.svg": get(
            link, SVG, problem, query={"table": {"type": "string"}}, security=MEMBER
        ),
    }
