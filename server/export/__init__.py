"""The files that an event leaves as, one format a module."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from server.export import agenda_json, ground_csv, ideas_csv, ladder_csv, pledges_csv, session_json
from sessions.state import SessionState


class Format(msgspec.Struct, frozen=True):
    """How one format is written: its bytes, piece by piece.

    `pictured` ones hold the pictures that are given along, in base64, by their ids.
    """

    suffix: str
    media_type: str
    write: Callable[[SessionState, Mapping[str, str]], Iterator[bytes]]
    pictured: bool = False


def _plainly(write: Callable[[SessionState], Iterator[bytes]]) -> Callable[..., Iterator[bytes]]:
    return lambda state, pictures: write(state)


FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv; charset=utf-8", _plainly(pledges_csv.write)),
    "ground": Format("ground.csv", "text/csv; charset=utf-8", _plainly(ground_csv.write)),
    "ideas": Format("ideas.csv", "text/csv; charset=utf-8", _plainly(ideas_csv.write)),
    "ladder": Format("ladder.csv", "text/csv; charset=utf-8", _plainly(ladder_csv.write)),
    "json": Format("json", "application/json", _plainly(session_json.write)),
    "agenda": Format("agenda.json", "application/json", agenda_json.write, True),
    "next": Format("next.agenda.json", "application/json", agenda_json.write_next, True),
}
