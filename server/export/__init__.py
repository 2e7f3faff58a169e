"""The files that an event leaves as, one format a module."""

from collections.abc import Callable, Iterator

import msgspec

from server.export import agenda_json, ground_csv, ideas_csv, pledges_csv, session_json
from sessions.state import SessionState


class Format(msgspec.Struct, frozen=True):
    """How one format is written: its bytes, piece by piece."""

    suffix: str
    media_type: str
    write: Callable[[SessionState], Iterator[bytes]]


FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv; charset=utf-8", pledges_csv.write),
    "ground": Format("ground.csv", "text/csv; charset=utf-8", ground_csv.write),
    "ideas": Format("ideas.csv", "text/csv; charset=utf-8", ideas_csv.write),
    "json": Format("json", "application/json", session_json.write),
    "agenda": Format("agenda.json", "application/json", agenda_json.write),
    "next": Format("next.agenda.json", "application/json", agenda_json.write_next),
}
