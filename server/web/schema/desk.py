"""What whoever may create events may ask of all of them."""

from typing import Any

from server.web.schema.operations import Operation, get, in_json


def paths(named: dict[str, Any]) -> dict[str, Operation]:
    problem = named["Problem"]
    how: dict[str, Any] = {"parameters": [], "security": [{"operator": []}, {}]}
    pledges = "Pledges of all events, by what is wished for"
    file = "The same as a file: csv or xlsx"
    return {
        "/api/desk": get("All events", in_json(named["Events"]), problem, **how),
        "/api/desk/pledges": get(pledges, in_json(named["Pledges"]), problem, **how),
        "/api/desk/pledges/file": get(file, {"description": "A file"}, problem, **how),
        "/api/desk/search": get(
            "Ideas and pledges that hold all the words", in_json(named["Found"]), problem, **how
        ),
    }
