"""The ready agendas that events start from: one JSON file each in sessions/templates/."""

from functools import cache
from pathlib import Path

import sessions
from sessions import agenda_files
from sessions.agenda import Template

_ORDER = (
    "pledge-event",
    "workshop",
    "quick",
    "conversation",
    "whose-shoes",
    "nominal-group",
    "consensus-workshop",
    "world-cafe",
    "one-two-four-all",
    "co-design-series",
    "six-steps",
    "before-and-after",
)
FOLDER = Path(sessions.__file__).parent / "templates"


@cache
def templates() -> dict[str, Template]:
    """Every template by its id, the usual one first."""
    found = [agenda_files.decode(file.read_bytes()) for file in FOLDER.glob("*.json")]
    found.sort(key=lambda template: (_place(template), template.id))
    return {template.id: template for template in found}


def _place(template: Template) -> int:
    return _ORDER.index(template.id) if template.id in _ORDER else len(_ORDER)
