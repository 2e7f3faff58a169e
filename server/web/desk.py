"""The engagement lead's desk over HTTP, for whoever may create events here."""

import asyncio
import secrets
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import date
from io import BytesIO
from typing import TypeVar

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.desk import pledges_sheet
from server.desk.pledges import Choices, Listed, Wish, choices, chosen
from server.desk.pledges import listed as listed_with_events
from server.desk.rows import EventRow, Kind, Thing
from server.desk.search import Hit, SearchIndex
from server.export import csv_writer, xlsx_writer
from server.export.sayings import Sayings
from server.live.rooms import SERVER, Rooms
from server.storage.errors import StorageError
from server.web import context
from server.web.answers import json, language_of
from server.web.pages import render
from server.words import words
from server.zones import day_of
from sessions.commands import NoteExport
from sessions.refusals import Code, Refuse

_KINDS: dict[str, Kind] = {"idea": "idea", "pledge": "pledge"}
MOST_ASKED = 200
MOST_AT_ONCE = 100
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

T = TypeVar("T")
log = structlog.get_logger()


class Events(msgspec.Struct, frozen=True):
    """All events, the newest first; `behind` of them are still being read, and may be missing."""

    events: list[EventRow]
    behind: int
    today: date


class Pledges(msgspec.Struct, frozen=True):
    """Some of the `total` pledges that are wished for, and what else could be wished for."""

    total: int
    pledges: list[Listed]
    choices: Choices


class Part(msgspec.Struct, frozen=True):
    """A piece of a text; `hit`: words that were asked for."""

    text: str
    hit: bool = False


class FoundThing(msgspec.Struct, frozen=True):
    event: str
    title: str
    date: int
    parts: list[Part]
    thing: Thing


class Found(msgspec.Struct, frozen=True):
    """Some of the `total` ideas and pledges that hold every word."""

    total: int
    found: list[FoundThing]


async def page(request: Request) -> Response:
    here, language = context.of(request), language_of(request)
    data = {"create_key_needed": here.settings.create_key is not None}
    return render("desk", language, words(language).say("desk.title"), data)


async def events(request: Request) -> Response:
    here = _opened(request)
    behind = await _told(here.desk.behind())
    found = await _asked(request, SearchIndex.events)
    return json(Events(found, behind, _today(here)))


async def listed(request: Request) -> Response:
    _opened(request)
    every, total = await wished(request)
    first = _first(request)
    return json(Pledges(len(total), total[first : first + MOST_AT_ONCE], choices(every)))


async def wished(request: Request) -> tuple[list[Listed], list[Listed]]:
    """Every pledge, and those that the address wishes for."""
    today = _today(context.of(request))
    wish = _wish(request)

    def ask(index: SearchIndex) -> tuple[list[Listed], list[Listed]]:
        known = index.events()
        every = listed_with_events(known, index.pledges(), today)
        series = {event.code: event.series for event in known}
        return every, chosen(every, wish, series, today)

    return await _asked(request, ask)


def _wish(request: Request) -> Wish:
    asked = {
        name: value[:MOST_ASKED]
        for name, value in request.query_params.items()
        if value and name not in ("first", "format", "lang")
    }
    try:
        return msgspec.convert(asked, Wish, strict=False)
    except msgspec.ValidationError:
        raise Refuse(Code.BAD_REQUEST) from None


async def file(request: Request) -> Response:
    """The pledges that are wished for, as a file: `?format=csv` or `xlsx`."""
    here = _opened(request)
    kind = request.query_params.get("format", "csv")
    if kind not in MEDIA_TYPES:
        raise Refuse(Code.BAD_REQUEST)
    _, found = await wished(request)
    say = Sayings([language_of(request)])
    content = await asyncio.to_thread(_written, kind, found, say, here.desk.now())
    here.rooms.start(_noted(here.rooms, sorted({one.event for one in found})))
    name = f'attachment; filename="pledgewall-pledges.{kind}"'
    return Response(content, media_type=MEDIA_TYPES[kind], headers={"Content-Disposition": name})


async def _noted(rooms: Rooms, events: list[str]) -> None:
    """Note in each event that a file of it was made: what is erased later has to be taken out."""
    for code in events:
        try:
            if there := await rooms.get(code):
                await there.room.do(NoteExport(id=secrets.token_hex(8), format="desk"), SERVER)
        except Refuse:
            log.warning("desk_file_not_noted", session=code)


def _written(kind: str, found: list[Listed], say: Sayings, now: int) -> bytes:
    table = pledges_sheet.sheet(found, say)
    if kind == "csv":
        return b"".join(csv_writer.write(table, say))
    about = xlsx_writer.About(
        title=say.key("desk.title"), subject=say.key("desk.lead"), made_at=now
    )
    with BytesIO() as book:
        xlsx_writer.write([table], about, say, book)
        return book.getvalue()


async def search(request: Request) -> Response:
    here = _opened(request)
    await _told(here.desk.behind())
    asked = request.query_params.get("q", "")[:MOST_ASKED]
    kind = _KINDS.get(request.query_params.get("kind", ""))
    first = _first(request)
    total, hits = await _asked(
        request, lambda index: index.search(asked, kind, first=first, most=MOST_AT_ONCE)
    )
    return json(Found(total, [_found(hit) for hit in hits]))


def _found(hit: Hit) -> FoundThing:
    event = hit.event
    parts = _parts(hit.thing.text, hit.marks)
    return FoundThing(event.code, event.title, event.created_at, parts, hit.thing)


def _parts(text: str, marks: list[tuple[int, int]]) -> list[Part]:
    parts, at = [], 0
    for start, end in marks:
        parts += [Part(text[at:start]), Part(text[start:end], hit=True)]
        at = end
    return [part for part in (*parts, Part(text[at:])) if part.text]


def _opened(request: Request) -> context.Context:
    here = context.of(request)
    here.may_look(request)
    return here


def _today(here: context.Context) -> date:
    return day_of(here.desk.now(), here.settings.time_zone)


def _first(request: Request) -> int:
    said = request.query_params.get("first", "0")
    if not said.isdecimal() or len(said) > 9:
        raise Refuse(Code.BAD_REQUEST)
    return int(said)


async def _asked(request: Request, question: Callable[[SearchIndex], T]) -> T:
    return await _told(context.of(request).desk.ask(question))


async def _told(answer: Awaitable[T]) -> T:
    """Raises Refuse where the log or the index cannot be used just now."""
    try:
        return await answer
    except (sqlite3.Error, StorageError):
        log.exception("desk_unavailable")
        raise Refuse(Code.UNAVAILABLE) from None


ROUTES = [
    Route("/desk", page),
    Route("/api/desk", events),
    Route("/api/desk/pledges", listed),
    Route("/api/desk/pledges/file", file),
    Route("/api/desk/search", search),
]
