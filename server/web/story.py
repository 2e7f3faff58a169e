"""The event's story: a page for everybody once its organiser opened it, and the same as JSON.

Hundreds open it within a minute, when its address is mailed: each answer is made and compressed
once for a position, and who has it is told so without its being made again.
"""

import asyncio
from collections.abc import Callable, Coroutine
from hashlib import blake2b
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.live.broadcaster import Broadcaster
from server.making.files import Wanted, checked, name_of
from server.web import context, pages, qr
from server.web.answers import bearer, json, language_of
from server.web.context import Context
from server.web.shelf import Key, Made, Shelf, zipped
from server.web.story_html import html
from server.words import words
from server.zones import zone
from sessions import standing, story
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.state import SessionState
from sessions.team import member_of
from sessions.views.story import story as told
from sessions.wire import EventStory, StoryNotYet

SVG = "image/svg+xml"
HTML = "text/html"
JSON = "application/json"
PDF = "application/pdf"
Shown = EventStory | StoryNotYet


shelf = Shelf()


async def data(request: Request) -> Response:
    """The story as JSON; for whoever runs the event also before it is open."""
    here = context.of(request)
    found = await here.room(request)
    now = here.clock()
    if await _runs_it(request, found):
        return json(await found.room.read(lambda fold: told(fold.state, now)))

    def written(shown: Shown) -> Coroutine[Any, Any, Made]:
        return zipped(lambda: msgspec.json.encode(shown))

    return await _answer(request, found, "json", written, JSON)


async def _runs_it(request: Request, found: Broadcaster) -> bool:
    """Whether the request carries the secret of a member who may do everything."""
    if not bearer(request):
        return False
    secret = token_hash(bearer(request))
    member = await found.room.read(lambda fold: member_of(fold.state, secret))
    if member is None:
        raise Refuse(Code.BAD_TOKEN)
    return member.role == "facilitator"


async def page(request: Request) -> Response:
    """The page. It tells the story, or when that can be expected."""
    here, language = context.of(request), language_of(request)
    try:
        found = await here.room(request)
    except Refuse as refuse:
        if refuse.refusal.code != Code.NO_SUCH_SESSION:
            raise
        return pages.unknown(request)

    at = await found.room.read(lambda fold: fold.state.time_zone)

    def render(shown: Shown) -> bytes:
        first = html(shown, language, zone(at))
        title = _title(shown, language)
        return bytes(pages.render("story", language, title, shown, first=first).body)

    def written(shown: Shown) -> Coroutine[Any, Any, Made]:
        return zipped(lambda: render(shown))

    return await _answer(request, found, language, written, HTML)


async def document(request: Request) -> Response:
    """The story as a tagged PDF, in `?languages=en,cy` or else the event's; once it is open."""
    here = context.of(request)
    found = await here.room(request)
    asked = request.query_params.get("languages", "")
    wanted = Wanted(
        code=found.room.code,
        format="story",
        languages=checked([tag for tag in asked.split(",") if tag]),
        address=await found.room.read(here.base),
        now=here.clock(),
    )

    async def written(_: Shown) -> Made:
        # One at a time, so that those who run events have places left for their own files.
        async with here.story_file:
            return Made(await here.jobs.content(wanted, found.room, here.rooms.log))

    answer = await _answer(request, found, f"pdf {','.join(wanted.languages)}", written, PDF)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name_of(wanted)}"'
    return answer


def _key(fold: Fold, kind: str, now: int) -> Key:
    state, position = fold.state, fold.position
    open_ = story.is_open(state)
    passed = standing.dates(state.ended_at or now, now) if open_ else _asked(state, now)
    return Key(state.code, kind, position.epoch, position.seq, len(passed))


def _shown(state: SessionState, now: int) -> Shown:
    """What everybody may read now."""
    return told(state, now) if story.is_open(state) else _not_yet(state, now)


def _asked(state: SessionState, now: int) -> list[int]:
    """When people will be asked how their pledges go, from now on (ms)."""
    days = state.reminders.after_days if state.reminders.on else []
    dates = [(state.ended_at or now) + day * standing.DAY for day in sorted(days)]
    return [date for date in dates if date > now] if state.ended_at else []


def _not_yet(state: SessionState, now: int) -> StoryNotYet:
    return StoryNotYet(
        code=state.code,
        title=state.title,
        purpose=state.purpose,
        influence=state.influence,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        ended_at=state.ended_at,
        news_at=next(iter(_asked(state, now)), None),
    )


def _title(shown: Shown, language: str) -> str:
    there = shown.translations.get(language)
    title = there.title if there and there.title else shown.title
    return words(language).say("story.page_title", title=title)


async def _answer(
    request: Request,
    found: Broadcaster,
    kind: str,
    written: Callable[[Shown], Coroutine[Any, Any, Made]],
    media_type: str,
) -> Response:
    """What everybody may read, of one kind; `written` makes it. Only the page is there earlier."""
    asked = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    now = context.of(request).clock()

    def look(fold: Fold) -> tuple[str, asyncio.Future[Made] | None]:
        if media_type != HTML and not story.is_open(fold.state):
            raise Refuse(Code.NO_STORY)
        key = _key(fold, kind, now)
        etag = _etag(key)
        if etag in asked:
            return etag, None
        if making := shelf.find(key):
            return etag, making
        return etag, shelf.put(key, written(_shown(fold.state, now)))

    etag, making = await found.room.read(look)
    headers = {
        "ETag": etag,
        # Kept by whoever likes, asked for anew each time.
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding, Accept-Language, Authorization",
        "X-Robots-Tag": "noindex, nofollow",
    }
    if making is None:
        return Response(status_code=304, headers=headers)
    # Whoever goes away while it is made does not take it from the others.
    made = await asyncio.shield(making)
    if made.zipped and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(made.zipped, media_type=media_type, headers=headers)
    return Response(made.plain, media_type=media_type, headers=headers)


def _etag(key: Key) -> str:
    content = repr((key, pages.built("story")))
    return f'W/"{blake2b(content.encode(), digest_size=12).hexdigest()}"'


async def qr_code(request: Request) -> Response:
    """The page's address as a QR code, for posters and letters."""
    here = context.of(request)
    found = await here.room(request)
    return Response(qr.svg(await found.room.read(lambda fold: _url(here, fold))), media_type=SVG)


def _url(here: Context, fold: Fold) -> str:
    return f"{here.base(fold)}/{fold.state.code}/story"


ROUTES = [
    Route("/api/sessions/{code}/story", data),
    Route("/{code}/story", page),
    Route("/{code}/story.pdf", document),
    Route("/{code}/story.svg", qr_code),
]
