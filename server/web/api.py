"""The HTTP API: everything that is not live."""

from functools import lru_cache
from itertools import islice

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.agendas import templates
from server.clock import now_ms
from server.live.rooms import Created
from server.making.files import format_of
from server.pictures import copied
from server.web import context, qr
from server.web.answers import bearer, body, json
from server.web.schema.answers import Links
from server.words import languages, words
from server.zones import is_time_zone
from sessions import agenda_files, codes, views
from sessions.agenda import Template
from sessions.copying import copy_of
from sessions.creation import NewSession
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.pictures import shown_in
from sessions.refusals import Code, Refusal, Refuse
from sessions.text import tidy_line

MOST_FOUND = 100
SVG = "image/svg+xml"


async def create(request: Request) -> Response:
    """Begin an event: 201 with its links. The facilitator's secret is told this once."""
    here = context.of(request)
    asked = await body(request, NewSession, here.largest_agenda(request))
    here.may_create(request, asked.create_key)
    asked = _in_zone(asked, here.settings.time_zone)
    template, files = await here.workshop.of_agenda(_agenda(asked))

    async def stored(code: str) -> None:
        for picture, own in files.items():
            await here.stored(code, picture, own)

    created = await here.rooms.create(asked, template, stored)
    if isinstance(created, Refusal):
        raise Refuse(created.code, **created.values)
    return json(_links(here.addresses.used(None), created), 201)


def _in_zone(asked: NewSession, usual: str) -> NewSession:
    """The event's own time zone, or else the server's. Raises Refuse where it is none."""
    if asked.time_zone and not is_time_zone(asked.time_zone):
        raise Refuse(Code.BAD_TIME_ZONE)
    return msgspec.structs.replace(asked, time_zone=asked.time_zone or usual)


def _agenda(asked: NewSession) -> Template:
    """The event's own agenda, or a ready one. Prompts of the latter stand in every language."""
    if asked.agenda is not None:
        template, spoken = agenda_files.read(asked.agenda), set(languages())
    elif found := templates().get(asked.template):
        template, spoken = found, set(found.languages())
    else:
        raise Refuse(Code.BAD_TEMPLATE)
    if unknown := set(asked.languages) - spoken:
        raise Refuse(Code.BAD_LANGUAGE, language=min(unknown))
    return template


def _links(address: str, created: Created) -> Links:
    base = f"{address}/{created.code}"
    return Links(
        code=created.code,
        join_url=base,
        board_url=f"{base}/board",
        facilitate_url=f"{base}/facilitate#{created.facilitator_token}",
        facilitator_token=created.facilitator_token,
    )


async def newcomer(request: Request) -> Response:
    here = context.of(request)
    found = await here.room(request)
    return json(await here.newcomer(found))


async def view(request: Request) -> Response:
    """What attendees see, with its position: a socket can start from there."""
    found = await context.of(request).room(request)
    zipped = "gzip" in request.headers.get("accept-encoding", "")
    made = await found.room.read(lambda fold: found.first_view(zipped=zipped))
    answer = Response(made, media_type="application/json", headers={"Vary": "Accept-Encoding"})
    if zipped:
        answer.headers["Content-Encoding"] = "gzip"
    return answer


async def ideas(request: Request) -> Response:
    """Search in all ideas that attendees may see, also beyond the sample that phones hold."""
    found = await context.of(request).room(request)
    wanted = tidy_line(request.query_params.get("q", ""))[:100].casefold()

    def search(fold: Fold) -> dict[str, object]:
        state = fold.state
        hits = (key for key in state.public_ideas if wanted in state.ideas[key].text.casefold())
        first = list(islice(hits, MOST_FOUND))
        return {"ideas": {key: views.entity(state, "board", "ideas", key) for key in first}}

    return json(await found.room.read(search))


async def qr_code(request: Request) -> Response:
    here = context.of(request)
    found = await here.room(request)
    newcomer = await here.newcomer(found)
    at = request.query_params.get("table", "")
    if at and not await found.room.read(lambda fold: f"t{at}" in fold.state.tables):
        raise Refuse(Code.NO_SUCH_TABLE)
    url = f"{newcomer.join_url}?table={at}" if at else newcomer.join_url
    return Response(_join_svg(url), media_type=SVG)


@lru_cache(maxsize=256)
def _join_svg(url: str) -> bytes:
    """Drawing takes 8 ms. Codes that hold a secret are never kept."""
    return qr.svg(url)


def _svg(text: str) -> Response:
    return Response(qr.svg(text), media_type=SVG)


async def place(request: Request) -> Response:
    """One's own place as a QR code, for another phone of the same person."""
    here = context.of(request)
    found = await here.room(request)
    token = bearer(request)
    seat = token_hash(token)
    if not await found.room.read(lambda fold: seat in fold.state.seats):
        raise Refuse(Code.BAD_TOKEN)
    newcomer = await here.newcomer(found)
    return _svg(f"{newcomer.join_url}#place={token}")


async def console(request: Request) -> Response:
    """A member's own link as a QR code, for their other device."""
    here = context.of(request)
    found, _ = await here.staffed(request)
    newcomer = await here.newcomer(found)
    return _svg(f"{newcomer.join_url}/facilitate#{bearer(request)}")


async def addresses(request: Request) -> Response:
    here = context.of(request)
    found = await here.facilitated(request)
    current = await found.room.read(here.base)
    return json({"current": current, "candidates": here.addresses.candidates()})


class LinkAsked(msgspec.Struct, frozen=True):
    code: str
    revoke_others: bool = False


async def issue_link(request: Request) -> Response:
    """For `pledgewall link` while the server runs: it holds the secret of this process."""
    here = context.of(request)
    if not here.may_administer(request):
        raise Refuse(Code.BAD_TOKEN)
    asked = await body(request, LinkAsked)
    code = codes.normalise(asked.code) or ""
    secret = await here.rooms.issue_link(code, revoke_others=asked.revoke_others)
    if secret is None:
        raise Refuse(Code.NO_SUCH_SESSION)
    return json({"facilitate_url": f"{here.addresses.used(None)}/{code}/facilitate#{secret}"})


class PurgeAsked(msgspec.Struct, frozen=True):
    code: str


async def purge(request: Request) -> Response:
    """For `pledgewall purge`: delete an event for good, also while people are in it."""
    here = context.of(request)
    if not here.may_administer(request):
        raise Refuse(Code.BAD_TOKEN)
    asked = await body(request, PurgeAsked)
    if not await here.rooms.destroy(codes.normalise(asked.code) or "", now_ms()):
        raise Refuse(Code.NO_SUCH_SESSION)
    return Response(status_code=204)


class ExportMade(msgspec.Struct, frozen=True):
    code: str
    format: str


async def note_export(request: Request) -> Response:
    """For `pledgewall export`: the console lists the file, as those that were made there."""
    here = context.of(request)
    if not here.may_administer(request):
        raise Refuse(Code.BAD_TOKEN)
    made = await body(request, ExportMade)
    format_of(made.format)
    found = await here.rooms.get(codes.normalise(made.code) or "")
    if found is None:
        raise Refuse(Code.NO_SUCH_SESSION)
    await here.rooms.note_export(found, made.format, None)
    return json({})


class CopyAsked(msgspec.Struct, frozen=True):
    code: str


async def copy(request: Request) -> Response:
    """For `pledgewall rehearse`: a new event like this one, with nobody and nothing in it yet."""
    here = context.of(request)
    if not here.may_administer(request):
        raise Refuse(Code.BAD_TOKEN)
    asked = await body(request, CopyAsked)
    found = await here.rooms.get(codes.normalise(asked.code) or "")
    if found is None:
        raise Refuse(Code.NO_SUCH_SESSION)
    marks = {language: words(language).say("rehearsal.mark") for language in languages()}
    new, template = await found.room.read(lambda fold: copy_of(fold.state, marks))
    pictures = await found.room.read(lambda fold: shown_in(fold.state))

    async def stored(code: str) -> None:
        await copied(here.rooms.log, found.room.code, code, pictures)

    created = await here.rooms.create(new, template, stored)
    if isinstance(created, Refusal):
        raise Refuse(created.code, **created.values)
    return json(_links(await found.room.read(here.base), created), 201)


ROUTES = [
    Route("/api/sessions", create, methods=["POST"]),
    Route("/api/sessions/{code}", newcomer),
    Route("/api/sessions/{code}/view", view),
    Route("/api/sessions/{code}/ideas", ideas),
    Route("/api/sessions/{code}/place.svg", place),
    Route("/api/sessions/{code}/console.svg", console),
    Route("/api/sessions/{code}/addresses", addresses),
    Route("/api/admin/link", issue_link, methods=["POST"]),
    Route("/api/admin/purge", purge, methods=["POST"]),
    Route("/api/admin/export", note_export, methods=["POST"]),
    Route("/api/admin/copy", copy, methods=["POST"]),
    Route("/{code}/qr.svg", qr_code),
]
