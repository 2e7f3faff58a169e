"""The personal plan over HTTP: made from one's phone, then opened on any device by its secret.

Nothing of it is answered without the secret, and the secret opens nothing else.
"""

import secrets
import time
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.clock import now_ms
from server.export import calendar
from server.live.broadcaster import Broadcaster
from server.live.rooms import SERVER, new_secret
from server.metrics import OK
from server.web import context, pictures, qr
from server.web.answers import STATUS, bearer, body, json, json_body, language_of
from server.words import words
from sessions import held_seats, team
from sessions import wire as w
from sessions.actor import Actor
from sessions.commands import PLAN_KINDS, Command, LinkPlan
from sessions.commands.seats import Seat
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.views.plan import plan

LARGEST_COMMAND = 20_000


class PlanAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose plan: one's own, or that of whoever has this seat on one's phone, or on paper with one.

    `agreed`: whoever is on paper wants it, and agrees that one makes the link.
    """

    seat: Seat | None = None
    agreed: bool = False


class PlanLink(msgspec.Struct, frozen=True):
    """Whoever opens `url` has the plan. It is told this once."""

    url: str
    secret: str


async def link(request: Request) -> Response:
    """A private link for whoever has this phone, or a seat with it or with a member of the team:
    201. It is told this once."""
    here = context.of(request)
    found = await here.room(request)
    asked = await body(request, PlanAsked)
    token = token_hash(bearer(request))

    def meant(fold: Fold) -> str:
        holder = fold.state.seats.get(token)
        member = team.member_of(fold.state, token) if holder is None else None
        if member and asked.seat:
            return held_seats.on_paper(fold.state, member, asked.seat, agreed=asked.agreed)
        if holder is None:
            raise Refuse(Code.BAD_TOKEN)
        person = held_seats.sitting(fold.state, holder, asked.seat)
        if asked.seat and person == holder:
            raise Refuse(Code.NO_SUCH_SEAT)
        return person

    person = await found.room.read(meant)
    _spend(here, found, person)
    secret = new_secret()
    command = LinkPlan(id=secrets.token_hex(8), participant=person, link=token_hash(secret))
    outcome = await found.room.do(command, SERVER)
    if outcome.refusal:
        raise Refuse(outcome.refusal.code)
    return json(PlanLink(await _url(here, found, secret), secret), 201)


async def _url(here: context.Context, found: Broadcaster, secret: str) -> str:
    base = await found.room.read(here.base)
    return f"{base}/{found.room.code}/plan#{secret}"


def _spend(here: context.Context, found: Broadcaster, person: str) -> None:
    """One request of somebody's allowance. Raises Refuse: slow_down."""
    if here.plans.take((found.room.code, person), time.monotonic()):
        raise Refuse(Code.SLOW_DOWN)


async def _owner(request: Request) -> tuple[Broadcaster, str]:
    """The room, and whose plan the secret opens. Raises Refuse."""
    here = context.of(request)
    found = await here.room(request)
    secret = token_hash(bearer(request))
    person = await found.room.read(lambda fold: fold.state.plan_links.get(secret))
    if person is None:
        raise Refuse(Code.BAD_TOKEN)
    _spend(here, found, person)
    return found, person


async def read(request: Request) -> Response:
    found, person = await _owner(request)
    made = await found.room.read(lambda fold: plan(fold.state, person))
    return json(replace(made, mail=context.of(request).settings.sends_mail))


async def command(request: Request) -> Response:
    """Have something done as whoever the plan belongs to: answered as Socket.IO's commands are."""
    found, person = await _owner(request)
    asked = _command(await json_body(request, LARGEST_COMMAND))
    outcome = await found.room.do(asked, Actor("attendee", person))
    refusal = outcome.refusal
    kind = str(asked.__struct_config__.tag)
    context.of(request).metrics.command(kind, refusal.code if refusal else OK)
    if refusal:
        said = words(language_of(request)).say(f"refusals.{refusal.code}", **refusal.values)
        refused = w.Refused(ok=False, code=refusal.code, message=said, temporary=refusal.temporary)
        return json(refused, STATUS.get(refusal.code, 400))
    accepted = w.Accepted(ok=True, now=now_ms(), position=outcome.position, result=outcome.result)
    return json(accepted)


def _command(content: bytes) -> Command:
    try:
        data: Any = msgspec.json.decode(content)
        kind = data.get("type") if isinstance(data, dict) else None
        return msgspec.convert(data, PLAN_KINDS[str(kind)])
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refuse(Code.BAD_REQUEST) from None


async def bring(request: Request) -> Response:
    """Keep a picture that tells of a pledge: 201. A check-in shows it, once it was approved."""
    found, person = await _owner(request)
    return await pictures.taken(request, found, person)


async def code(request: Request) -> Response:
    """The link as a QR code, for another device. It is drawn anew, and never kept."""
    found, _ = await _owner(request)
    url = await _url(context.of(request), found, bearer(request))
    return Response(qr.svg(url), media_type="image/svg+xml")


async def days(request: Request) -> Response:
    """The dates that one promised, and those of pledges that one joined, as a calendar.

    It holds no secret: calendars are shared.
    """
    found, person = await _owner(request)
    made = await found.room.read(lambda fold: plan(fold.state, person))
    language = language_of(request)
    say = words(language).say
    open_ = [one for one in (*made.pledges, *made.joined) if one.due and one.follow_up != "dropped"]
    entries = [
        calendar.Day(
            one.id,
            one.due or "",
            say("plan.calendar_day", pledge=one.text),
            say("plan.calendar_about", event=_title(made, language)),
        )
        for one in open_
    ]
    content = calendar.write(say("plan.title"), made.code, entries, now_ms())
    name = f"pledgewall-{made.code}.ics"
    return Response(
        content,
        media_type=calendar.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _title(made: w.Plan, language: str) -> str:
    there = made.translations.get(language)
    return there.title if there and there.title else made.title


ROUTES = [
    Route("/api/sessions/{code}/plan", read),
    Route("/api/sessions/{code}/plan/link", link, methods=["POST"]),
    Route("/api/sessions/{code}/plan/commands", command, methods=["POST"]),
    Route("/api/sessions/{code}/plan/pictures", bring, methods=["POST"]),
    Route("/api/sessions/{code}/plan.svg", code),
    Route("/api/sessions/{code}/plan.ics", days),
]
