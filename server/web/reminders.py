"""Mail after the event: how its receivers stop it, and what the organiser is told of it.

What stops mail is a token of its own, in the address: it opens no plan. A look at the page changes
nothing, for programs that look through people's mail follow its links. The page's script, its
button, and the button of mail programs (RFC 8058) all send the same POST.
"""

import secrets
import time
from collections import Counter
from html import escape
from typing import Literal
from urllib.parse import parse_qs

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.live.room import Room
from server.live.rooms import SERVER, new_secret
from server.reminders.chore import bounced, read_beside
from server.reminders.letters import dates_of
from server.web import context
from server.web.answers import body, json, language_of, limited_body
from server.web.pages import render
from server.words import words
from sessions.commands import Line, StartMail, StopMail
from sessions.fold import Fold
from sessions.refusals import Code, Refuse
from sessions.reminders import reached, stop_token
from sessions.state import SessionState
from sessions.wire import About, Newcomer

MOST_FORM_BYTES = 1000
# `asked`: nothing was done yet. `gone`: no mail goes to that address any more.
State = Literal["asked", "stopped", "started", "gone"]


class ReminderDate(msgspec.Struct, frozen=True):
    """`at` is when it is due (ms), null before the event's end; then how many mails went or not."""

    days: int
    at: int | None
    sent: int
    failed: int
    bounced: int


class ReminderStatus(msgspec.Struct, frozen=True):
    """`addresses` is to how many people mail can go, `bounced` of how many it came back.

    `mail`: this server sends any.
    """

    mail: bool
    on: bool
    time_zone: str
    addresses: int
    bounced: int
    dates: list[ReminderDate]


class BouncedAsked(msgspec.Struct, frozen=True):
    address: Line


async def status(request: Request) -> Response:
    """How reminders are set, and what became of those that were due."""
    here = context.of(request)
    found = await here.facilitated(request)
    counts = await here.outbox.counts(found.room.code)

    def told(fold: Fold) -> ReminderStatus:
        state = fold.state
        moments = dates_of(state)
        contacts = [one.contact for one in state.people.values() if one.contact]
        dates = []
        for days in state.reminders.after_days:
            of = counts.get(f"d{days}") or Counter()
            outcomes = (of["sent"], of["failed"], of["bounced"])
            dates.append(ReminderDate(days, moments.get(days), *outcomes))
        return ReminderStatus(
            mail=here.settings.sends_mail,
            on=state.reminders.on,
            time_zone=state.time_zone,
            addresses=len(list(reached(state))),
            bounced=sum(one.bounced for one in contacts),
            dates=dates,
        )

    return json(await found.room.read(told))


async def page(request: Request) -> Response:
    """Where the link in a mail leads: its script stops the mail at once, or else its button."""
    found = await _addressee(request)
    return await _page(request, "asked" if found else "gone")


async def answer(request: Request) -> Response:
    """Stop mail to an address; with `again` in the form, start it again."""
    form = parse_qs((await limited_body(request, MOST_FORM_BYTES)).decode("ascii", "ignore"))
    found = await _addressee(request)
    done: State = "gone"
    if found:
        room, person = found
        # Each change stays in the log. To stop is never refused: twice, it changes nothing.
        plans = context.of(request).plans
        if "again" in form and plans.take((room.code, person), time.monotonic()):
            raise Refuse(Code.SLOW_DOWN)
        kind = StartMail if "again" in form else StopMail
        outcome = await room.do(kind(id=new_secret(), participant=person), SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
        done = "started" if "again" in form else "stopped"
    if "text/html" in request.headers.get("accept", ""):
        return await _page(request, done)
    return json({"state": done})


async def _addressee(request: Request) -> tuple[Room, str] | None:
    """Whose mail this is; None where none goes there any more."""
    try:
        found = await context.of(request).room(request)
    except Refuse as refuse:
        if refuse.refusal.code != Code.NO_SUCH_SESSION:
            raise
        return None
    token = request.path_params["token"].encode()

    def whose(fold: Fold) -> str | None:
        for person in fold.state.people.values():
            email = person.contact.email if person.contact else None
            own = stop_token(fold.state.code, person.id, email).encode() if email else b""
            if secrets.compare_digest(own, token):
                return person.id
        return None

    person = await found.room.read(whose)
    return (found.room, person) if person else None


async def _page(request: Request, done: State) -> Response:
    language = language_of(request)
    say = words(language).say
    about: Newcomer | None = None
    if done != "gone":
        here = context.of(request)
        about = await here.newcomer(await here.room(request))
    button = (
        f'<form method="post"><button>{escape(say("stop.title"))}</button></form>'
        if done == "asked"
        else f"<p>{escape(say(f'stop.{done}'))}</p>"
    )
    first = f"<main><h1>{escape(say('stop.title'))}</h1>{button}</main>"
    data = {"state": done, "event": _event(about) if about else None}
    return render("stop", language, say("stop.title"), data, first=first)


class _Event(msgspec.Struct, frozen=True):
    title: str
    lang: str
    languages: list[str]
    translations: dict[str, About]


def _event(about: Newcomer) -> _Event:
    return _Event(about.title, about.lang, about.languages, about.translations)


async def note_bounce(request: Request) -> Response:
    """For `pledgewall bounced`: there is no such address, wherever people left it."""
    here = context.of(request)
    if not here.may_administer(request):
        raise Refuse(Code.BAD_TOKEN)
    asked = (await body(request, BouncedAsked)).address.strip()
    noted = 0
    for code in await here.rooms.log.sessions():
        people = await read_beside(here.rooms, code, lambda state: _who_left(state, asked))
        found = await here.rooms.get(code) if people else None
        if found:
            for person in people:
                await bounced(found.room, person, asked)
            noted += len(people)
    return json({"noted": noted})


def _who_left(state: SessionState, email: str) -> list[str]:
    wanted = email.casefold()
    return [one.id for one, contact in reached(state) if contact.email.casefold() == wanted]


ROUTES = [
    Route("/api/sessions/{code}/reminders", status),
    Route("/api/admin/bounced", note_bounce, methods=["POST"]),
    Route("/{code}/stop/{token}", page),
    Route("/{code}/stop/{token}", answer, methods=["POST"]),
]
