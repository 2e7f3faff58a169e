"""JSON in and out, and refusals as HTTP answers."""

import re
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from server.words import languages, words
from sessions.refusals import Code, Refuse

T = TypeVar("T")

LARGEST_BODY = 200_000
# An agenda's pictures are in its file.
LARGEST_AGENDA = 4_000_000
STATUS = {
    Code.NO_SUCH_SESSION: 404,
    Code.NO_SUCH_AGENDA: 404,
    Code.NO_SUCH_PICTURE: 404,
    Code.NOT_FOUND: 404,
    Code.NO_STORY: 404,
    Code.NO_SUCH_TABLE: 404,
    Code.BAD_TOKEN: 403,
    Code.CREATE_KEY: 403,
    Code.NOT_ALLOWED: 403,
    Code.NOT_YOUR_ROLE: 403,
    Code.TOO_LARGE: 413,
    Code.SLOW_DOWN: 429,
    Code.UNAVAILABLE: 503,
}


def json(content: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def refused(request: Request, error: Exception) -> Response:
    """What a Refuse raised by an endpoint becomes: `{"code", "message"}`."""
    assert isinstance(error, Refuse)
    refusal = error.refusal
    said, values = words(language_of(request)), refusal.values
    message = said.say(f"refusals.{refusal.code}", **values)
    answer: dict[str, Any] = {"code": refusal.code, "message": message}
    if "why" in values:  # a file's: which place of it, and what is wrong there
        answer["where"] = values["where"]
        answer["message"] += " " + said.say(f"agenda_problems.{values['why']}", **values)
    return json(answer, STATUS.get(refusal.code, 400))


def language_of(request: Request) -> str:
    """The language of `?lang=`, else the first accepted one that there is."""
    asked = [request.query_params.get("lang", "")]
    accepted = request.headers.get("accept-language", "").split(",")
    # Sorting is stable: of what is wished for as much, the first.
    asked += [part.split(";")[0] for part in sorted(accepted, key=_wish, reverse=True)]
    tags = [one.strip().lower().split("-")[0] for one in asked]
    return next((tag for tag in tags if tag in languages()), "en")


def _wish(part: str) -> float:
    """How much a language of Accept-Language is wished for: its `q`, from 0 to 1."""
    said = re.search(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)", part)
    return float(said[1]) if said else 1.0


def bearer(request: Request) -> str:
    """The secret of the Authorization header; empty without one."""
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""


async def body(request: Request, kind: type[T], limit: int = LARGEST_BODY) -> T:
    """The JSON body as a Struct."""
    try:
        return msgspec.json.decode(await json_body(request, limit), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refuse(Code.BAD_REQUEST) from None


async def json_body(request: Request, limit: int = LARGEST_BODY) -> bytes:
    """The body, only as application/json: a page elsewhere cannot send that."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise Refuse(Code.BAD_REQUEST)
    return await limited_body(request, limit)


async def limited_body(request: Request, limit: int) -> bytes:
    """The body, read no further than it may be long."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > limit:
        raise Refuse(Code.TOO_LARGE)
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > limit:
            raise Refuse(Code.TOO_LARGE)
    return bytes(content)
