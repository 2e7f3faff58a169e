"""The pages. Each carries what its first view needs, so that it does not wait for a socket."""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from servestatic import ServeStaticASGI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from server.agendas import templates
from server.web import context
from server.web.answers import language_of, refused
from server.web.invitation import invitation
from server.web.my_data import promise_of
from server.web.origins import is_local
from server.words import languages, words
from sessions import agenda_files
from sessions.perspectives import USUAL
from sessions.refusals import Code, Refuse

_GAP = re.compile("%(LANG|DIR|TITLE|NO_SCRIPT|DATA|FIRST)%|</head>")
# Set by phones that have a place in the event, for its own path, without a value.
PLACE = "place"
PAGES = (
    *("start", "phone", "board", "console", "poster", "cards"),
    *("statement", "desk", "plan", "stop", "story", "promise"),
)
DIST = Path(__file__).parent.parent.parent / "client_static" / "dist"


class NotBuiltError(Exception):
    """The client was not built: `make run` does it."""


@cache
def _page(name: str) -> str:
    try:
        return (DIST / f"{name}.html").read_text()
    except FileNotFoundError:
        raise NotBuiltError(f"{DIST} holds no {name}.html: run `make run` to build it.") from None


@cache
def built(name: str) -> str:
    """Tells one build of a page from another."""
    return blake2b(_page(name).encode() + (DIST / "words.json").read_bytes()).hexdigest()


@cache
def _words_files() -> dict[str, dict[str, str]]:
    """By page and language, below the assets' folder's parent."""
    found: dict[str, dict[str, str]] = msgspec.json.decode((DIST / "words.json").read_bytes())
    return found


def _words_first(name: str, language: str) -> str:
    """The page's script chooses its words when it runs; a browser told before has them by then."""
    file = _words_files().get(name, {}).get(language)
    return f'<link rel="modulepreload" crossorigin href="/{file}">' if file else ""


def _escaped(data: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    text = msgspec.json.encode(data).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def render(
    name: str, language: str, title: str, data: Any, *, first: str = "", status: int = 200
) -> Response:
    """A page; `first` is HTML that shows until its script draws."""
    gaps = {
        "LANG": language,
        "DIR": words(language).direction,
        "TITLE": _text(title),
        "NO_SCRIPT": _no_script(),
        "DATA": _escaped(data),
        "FIRST": first,
    }
    head = _words_first(name, language) + "</head>"
    # In one go: what people wrote may look like a gap.
    page = _GAP.sub(lambda gap: gaps.get(gap[1], head), _page(name))
    return HTMLResponse(page, status)


@cache
def _no_script() -> str:
    """In every language: without a script, nothing on the page can be switched."""
    said = [
        (one.language, one.direction, _text(one.say("common.no_script")))
        for one in languages().values()
    ]
    return " ".join(f'<span lang="{lang}" dir="{way}">{text}</span>' for lang, way, text in said)


async def start(request: Request) -> Response:
    return _start(request)


async def not_found(request: Request, error: Exception) -> Response:
    """A path that leads nowhere: the start page, where a code can be typed."""
    if request.url.path.startswith("/api/"):
        return refused(request, Refuse(Code.NOT_FOUND))
    return _start(request, status=404)


async def statement(request: Request) -> Response:
    """The accessibility statement."""
    language = language_of(request)
    data = {"contact": context.of(request).settings.contact}
    return render("statement", language, words(language).say("statement.title"), data)


def _start(request: Request, *, unknown: str | None = None, status: int = 200) -> Response:
    here, language = context.of(request), language_of(request)
    data = {
        "languages": list(languages()),
        "templates": [agenda_files.plain(template) for template in templates().values()],
        "create_key_needed": here.settings.create_key is not None,
        "may_create": here.settings.create_key is not None or is_local(request, here.addresses),
        "perspectives": USUAL,
        "addresses": [address.url for address in here.addresses.candidates()],
        "unknown_code": unknown,
    }
    title = words(language).say("common.product")
    return render("start", language, title, data, status=status)


def unknown(request: Request) -> Response:
    """Instead of a page whose code no event has: the start page, which says so."""
    return _start(request, unknown=request.path_params["code"][:20], status=404)


def _session_page(name: str) -> Any:
    async def page(request: Request) -> Response:
        here = context.of(request)
        try:
            found = await here.room(request)
        except Refuse as refuse:
            if refuse.refusal.code != Code.NO_SUCH_SESSION:
                raise
            return unknown(request)
        newcomer, language = await here.newcomer(found), language_of(request)
        there = newcomer.translations.get(language)
        title = there.title if there and there.title else newcomer.title
        # Who has a place already has been invited.
        invited = name == "phone" and PLACE not in request.cookies
        first = invitation(newcomer, language) if invited else ""
        return render(name, language, title, newcomer, first=first)

    return page


async def promise(request: Request) -> Response:
    """What is promised of people's data at an event: `/{code}/privacy`."""
    try:
        found = await context.of(request).room(request)
    except Refuse as refuse:
        if refuse.refusal.code != Code.NO_SUCH_SESSION:
            raise
        return _start(request, unknown=request.path_params["code"][:20], status=404)
    data = await found.room.read(lambda fold: promise_of(fold.state))
    language = language_of(request)
    return render("promise", language, words(language).say("promise.title"), data)


def routes() -> list[Route | Mount]:
    """The pages and their assets. Raises NotBuiltError."""
    for name in PAGES:
        _page(name)
    assets = ServeStaticASGI(
        None,
        root=DIST / "assets",
        prefix="assets",
        immutable_file_test=lambda path, url: True,
        allow_all_origins=False,
    )
    return [
        Route("/", start),
        Mount("/assets", assets),
        Route("/accessibility", statement),
        Route("/{code}", _session_page("phone")),
        Route("/{code}/board", _session_page("board")),
        Route("/{code}/facilitate", _session_page("console")),
        Route("/{code}/poster", _session_page("poster")),
        Route("/{code}/cards", _session_page("cards")),
        Route("/{code}/privacy", promise),
        Route("/{code}/plan", _session_page("plan")),
    ]
