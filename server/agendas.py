"""The ready agendas that events start from: one JSON file each in sessions/templates/."""

from functools import cache
from pathlib import Path

import msgspec

import sessions
from sessions.agenda import Template

FOLDER = Path(sessions.__file__).parent / "templates"


@cache
def templates() -> dict[str, Template]:
    """Every template by its id, the usual one first."""
    found = [
        msgspec.json.decode(file.read_bytes(), type=Template) for file in FOLDER.glob("*.json")
    ]
    found.sort(key=lambda template: (template.id != "pledge-event", template.id == "conversation"))
    return {template.id: template for template in found}
