"""Prints the JSON Schema of a session's JSON file; docs/session-export.schema.json is the same."""

import json
from typing import Any

import msgspec

from server.export.session_format import Export

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    found = msgspec.json.schema(Export)
    return {"$schema": DRAFT, "title": "pledgewall-session", **found}


def text() -> str:
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    print(text(), end="")
