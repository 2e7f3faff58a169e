"""People's own data, for them alone: to read, to keep as a file, to erase.

Whoever has a place (by the phone's resume token) or a plan (by its secret) may ask. And the page
that says what the organiser promises of it, for everybody.
"""

import secrets
import time

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.live.broadcaster import Broadcaster
from server.web import context
from server.web.answers import bearer, json
from sessions import held_seats
from sessions.actor import Actor
from sessions.commands import EraseMe
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.state import SessionState
from sessions.views.my_data import my_data
from sessions.wire import Privacy


async def read(request: Request) -> Response:
    """All that is linked to whoever asks, or to who has the `?seat=` on their phone."""
    found, person = await _owner(request)
    data = await found.room.read(lambda fold: my_data(fold.state, person))
    answer = json(data)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="pledgewall-{found.room.code}-my-data.json"'
    )
    return answer


async def erase(request: Request) -> Response:
    """Erase them for good: 204. Asked again, there is nobody any more: `bad_token`."""
    found, person = await _owner(request)
    command = EraseMe(id=secrets.token_hex(8))
    outcome = await found.room.do(command, Actor("attendee", person))
    if outcome.refusal:
        raise Refuse(outcome.refusal.code, **outcome.refusal.values)
    return Response(status_code=204)


async def _owner(request: Request) -> tuple[Broadcaster, str]:
    """The room, and whose data the bearer may have. Raises Refuse."""
    here = context.of(request)
    found = await here.room(request)
    asked, seat = token_hash(bearer(request)), request.query_params.get("seat")

    def meant(fold: Fold) -> str:
        state = fold.state
        holder = state.seats.get(asked) or state.plan_links.get(asked)
        if holder is None:
            raise Refuse(Code.BAD_TOKEN)
        person = held_seats.sitting(state, holder, seat)
        if seat and person == holder:
            raise Refuse(Code.NO_SUCH_SEAT)
        return person

    person = await found.room.read(meant)
    if here.plans.take((found.room.code, person), time.monotonic()):
        raise Refuse(Code.SLOW_DOWN)
    return found, person


class Promise(msgspec.Struct, frozen=True):
    """What the page of `/{code}/privacy` is made of."""

    code: str
    title: str
    lang: str
    languages: list[str]
    privacy: Privacy


async def promise(request: Request) -> Response:
    """What the organiser promises, by program."""
    found = await context.of(request).room(request)
    return json(await found.room.read(lambda fold: promise_of(fold.state)))


def promise_of(state: SessionState) -> Promise:
    return Promise(
        code=state.code,
        title=state.title,
        lang=state.lang,
        languages=state.languages,
        privacy=state.keeping.privacy,
    )


ROUTES = [
    Route("/api/sessions/{code}/my-data", read),
    Route("/api/sessions/{code}/my-data", erase, methods=["DELETE"]),
    Route("/api/sessions/{code}/privacy", promise),
]
