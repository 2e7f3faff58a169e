"""The files that an event leaves as: `FORMATS`, by the names that the API calls them."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

import msgspec

from server.export import (
    agenda_json,
    csv_writer,
    evaluation_sheet,
    ground_sheet,
    ideas_sheet,
    ladder_sheet,
    moderation_sheet,
    pledges_sheet,
    session_json,
    themes_sheet,
    votes_sheet,
    workbook,
)
from server.export.material import Material
from server.export.sayings import Sayings
from server.export.sheet import Sheet
from sessions.state import SessionState
from sessions.wire import FileGroup

Write = Callable[[Material, BinaryIO], None]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """How one format is written, into a file that can be sought in.

    Its `group` is what one wants it for: to read it, to work on with it, to put it into a calendar
    or on cards, or for the next event.

    `pictured` ones get the pictures of prompts. `spoken` ones are in the languages that are asked
    for. `quick` ones of a small event take a few milliseconds; `packed` ones hardly become smaller
    on their way.
    """

    suffix: str
    media_type: str
    group: FileGroup
    write: Write
    pictured: bool = False
    spoken: bool = True
    quick: bool = False
    packed: bool = False


def _pieces(write: Callable[[Material], Iterator[bytes]]) -> Write:
    def written(material: Material, file: BinaryIO) -> None:
        file.writelines(write(material))

    return written


def _csv(name: str, sheet: Callable[[SessionState, Sayings], Sheet]) -> Format:
    def pieces(material: Material) -> Iterator[bytes]:
        [followed] = material.followed([sheet(material.state, material.say)])
        return csv_writer.write(followed, material.say)

    return Format(
        suffix=f"{name}.csv" if name else "csv",
        media_type="text/csv; charset=utf-8",
        group="work",
        write=_pieces(pieces),
        quick=True,
    )


def _json(name: str, group: FileGroup, write: Write, *, pictured: bool = False) -> Format:
    return Format(
        suffix=name,
        media_type="application/json",
        group=group,
        write=write,
        pictured=pictured,
        spoken=False,
        quick=True,
    )


def _document(name: str, suffix: str, media_type: str, group: FileGroup = "read") -> Format:
    """What is text is written in milliseconds; setting pages takes longer.

    What writes them takes a third of a second to load: only whoever writes one waits for that.
    """
    text = media_type.startswith("text/")

    def written(material: Material, file: BinaryIO) -> None:
        getattr(import_module("server.export.report.files"), name)(material, file)

    return Format(
        suffix=suffix,
        media_type=media_type,
        group=group,
        write=written,
        quick=text,
        packed=not text,
    )


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: dict[str, Format] = {
    "pdf": _document("pdf", "report.pdf", "application/pdf"),
    "docx": _document("docx", "report.docx", DOCX),
    "markdown": _document("markdown", "report.md", "text/markdown; charset=utf-8"),
    "story": _document("story", "story.pdf", "application/pdf"),
    "cards": _document("cards", "cards.pdf", "application/pdf", "calendar"),
    "ics": _document("dates", "ics", "text/calendar; charset=utf-8", "calendar"),
    "xlsx": Format(suffix="xlsx", media_type=XLSX, group="work", write=workbook.write, packed=True),
    "csv": _csv("", pledges_sheet.sheet),
    "ideas": _csv("ideas", ideas_sheet.sheet),
    "themes": _csv("themes", themes_sheet.sheet),
    "votes": _csv("votes", votes_sheet.sheet),
    "ground": _csv("ground", ground_sheet.sheet),
    "ladder": _csv("ladder", ladder_sheet.sheet),
    "evaluation": _csv("evaluation", evaluation_sheet.sheet),
    "moderation": _csv("moderation", moderation_sheet.sheet),
    "json": _json("json", "work", _pieces(session_json.write)),
    "agenda": _json("agenda.json", "next", _pieces(agenda_json.write), pictured=True),
    "next": _json("next.agenda.json", "next", _pieces(agenda_json.write_next), pictured=True),
}

PACKED = [one.media_type for one in FORMATS.values() if one.packed]
