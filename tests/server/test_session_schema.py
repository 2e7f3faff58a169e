"""The schema of the JSON file: committed, served, and true."""

import json
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from server.export import session_schema
from server.export.session_format import Export
from sessions import commands as c
from tests.server.exported import Event, written
from tests.sessions.hall import Hall
from tests.sessions.room import FACILITATOR

COMMITTED = Path(__file__).parents[2] / "docs" / "session-export.schema.json"


def files() -> list[bytes]:
    """One event with pledges, themes and moderation, one with shares by perspective."""
    event = Event("en", "cy")
    event.pledge("I will ring", ideas=[event.idea], who="Siân")
    event.room.do(FACILITATOR, c.MakeTheme, ideas=[event.idea])
    event.room.do(FACILITATOR, c.HideIdea, idea=event.hidden)
    hall = Hall()
    hall.place("s9", [*[1] * 4, *[4] * 6, *[4] * 2, *[6] * 8, *[3] * 2, *[7] * 3])
    hall.close()
    return [written(room.state, "json") for room in (event.room, hall.room)]


def test_the_committed_schema_is_that_of_the_code() -> None:
    """Else: `python -m server.export.session_schema > docs/session-export.schema.json`."""
    assert COMMITTED.read_text() == session_schema.text()


async def test_it_is_served(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/session-export.schema.json")
    assert answer.headers["content-type"] == "application/schema+json"
    assert answer.json() == session_schema.schema()


def test_files_are_what_their_structs_say_and_nothing_else() -> None:
    for content in files():
        found = msgspec.json.decode(content, type=Export)
        assert msgspec.json.decode(content) == msgspec.to_builtins(found)


def test_a_validator_of_others_finds_them_right() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema: dict[str, Any] = json.loads(COMMITTED.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for content in files():
        assert list(validator.iter_errors(json.loads(content))) == []
    broken = json.loads(files()[0])
    broken["ideas"][0]["n"] = "one"
    del broken["session"]["code"]
    assert len(list(validator.iter_errors(broken))) == 2
