"""The live protocol: who connects, what they ask, what they are told. See docs/protocol.md."""

import asyncio
import contextlib
import secrets
import time
from typing import Any, NoReturn

import msgspec
import socketio
from socketio.exceptions import ConnectionRefusedError as RefuseConnection

from server.addresses import is_usable
from server.clock import now_ms
from server.live.broadcaster import Broadcaster
from server.live.clients import Client
from server.live.fanout import NAMESPACE, Event, end
from server.live.limits import Buckets
from server.live.line import PATIENCE
from server.live.rooms import SERVER, Rooms, new_secret
from server.live.suggesting import Share
from server.metrics import INVALID, OK, UNREAD
from server.words import languages, words
from sessions import codes, held_seats, me, team
from sessions import wire as w
from sessions.actor import Actor
from sessions.commands import (
    KINDS,
    SEAT_COMMANDS,
    ChooseAddress,
    Command,
    Grouping,
    Join,
    Language,
    OfferSuggestions,
    Words,
)
from sessions.commands.seats import Seat as SeatName
from sessions.ids import token_hash
from sessions.refusals import TEMPORARY, Code, Refusal, Refuse
from sessions.state import SessionState
from sessions.text import IDEA_LENGTH, tidy_line

RETRY_AFTER_MS = 2000
# Others have had their turns while one waited: no question takes longer by itself.
LONGEST_QUESTION = 0.01
FROM_CLIENTS = ("command", "resync", "language", "similar", "suggest")
FROM_SERVER = ("connect", "disconnect")


class Seat(msgspec.Struct, frozen=True):
    """Who connected: for a newly joined attendee, with the token to come back with.

    `sees` is whose view they get: scribes see what the board shows, and no more.
    """

    actor: Actor
    sees: w.Role
    token: str | None = None


class SimilarAsked(msgspec.Struct, frozen=True):
    """What somebody is writing; `seat`: one of theirs, for whom."""

    text: Words
    lang: Language = "en"
    seat: SeatName | None = None


class LiveNamespace(socketio.AsyncNamespace):  # type: ignore[misc]
    """Thin: parse, hand to the room, answer."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(NAMESPACE)
        self._rooms = rooms
        self._places: dict[str, tuple[Broadcaster, Client]] = {}
        self._buckets = Buckets()
        self._asked = Buckets()
        self._share = Share()

    async def trigger_event(self, event: str, *args: Any) -> Any:
        """A client may call its events what it likes: also `connect`, as if it were the server."""
        asked = self.server.manager.is_connected(args[0], NAMESPACE)
        if event not in (FROM_CLIENTS if asked else FROM_SERVER):
            return None
        if asked:
            return await getattr(self, f"on_{event}")(*args)
        return await super().trigger_event(event, *args)

    async def on_connect(self, sid: str, environ: dict[str, Any], data: Any = None) -> None:
        auth = self._auth(data)
        language = auth.language if auth.language in languages() else "en"
        try:
            found = await self._rooms.get(codes.normalise(auth.code) or "")
            if found is None:
                raise Refuse(Code.NO_SUCH_SESSION)
            seat = await self._seat(found, auth, language)
        except Refuse as refused:
            self._refuse(refused.refusal.code, language)
        eio_sid = self.server.manager.eio_sid_from_sid(sid, NAMESPACE)
        socket = self.server.eio.sockets.get(eio_sid)
        if socket is None or socket.closed or socket.closing:
            # Gone meanwhile: without a refusal Socket.IO would keep this connection for ever.
            self._refuse(Code.UNAVAILABLE, language)
        client = Client(sid, socket, seat.sees, seat.actor, language)
        self._places[sid] = (found, client)
        # The connection is confirmed when this handler is done; the welcome comes after that.
        loop = asyncio.get_running_loop()
        loop.call_soon(found.room.soon, lambda: self._welcome(found, client, auth, seat))
        loop.call_later(PATIENCE, self._give_up, found, client)

    def _give_up(self, found: Broadcaster, client: Client) -> None:
        """End a connection that the log kept from being welcomed: it comes back by itself."""
        if client.sid in self._places and client.sid not in found.clients:
            self._rooms.metrics.dropped("unwelcomed")
            end([client], self._rooms.start)

    def _auth(self, data: Any) -> w.Auth:
        try:
            auth = msgspec.convert(data, w.Auth)
        except msgspec.ValidationError:
            self._refuse(Code.BAD_REQUEST, "en")
        if auth.protocol != w.PROTOCOL:
            self._refuse(Code.UNSUPPORTED_PROTOCOL, auth.language)
        return auth

    def _refuse(self, code: Code, language: str) -> NoReturn:
        data: dict[str, Any] = {"code": code}
        if code in TEMPORARY:
            data["retry_after_ms"] = RETRY_AFTER_MS
        raise RefuseConnection(words(language).say(f"refusals.{code}"), data)

    async def _seat(self, found: Broadcaster, auth: w.Auth, language: str) -> Seat:
        if auth.role == "board":
            await found.room.read(lambda fold: None)  # refused while the log hangs
            return Seat(Actor("board", "board"), "board")
        if auth.role == "facilitator":
            return await self._facilitator(found, auth)
        if auth.token is None:
            return await self._join(found, language)
        seat = token_hash(auth.token)
        participant = await found.room.read(lambda fold: fold.state.seats.get(seat))
        if participant is None:
            raise Refuse(Code.BAD_TOKEN)
        return Seat(Actor("attendee", participant), "attendee", auth.token)

    async def _facilitator(self, found: Broadcaster, auth: w.Auth) -> Seat:
        secret = token_hash(auth.token or "")
        member = await found.room.read(lambda fold: team.member_of(fold.state, secret))
        if member is None:
            raise Refuse(Code.BAD_TOKEN)
        sees: w.Role = "board" if member.role == "scribe" else "facilitator"
        return Seat(Actor("facilitator", secret), sees)

    async def _join(self, found: Broadcaster, language: str) -> Seat:
        token, participant = new_secret(), secrets.token_hex(8)
        command = Join(
            id=participant, participant=participant, seat=token_hash(token), lang=language
        )
        outcome = await found.room.do(command, SERVER)
        self._rooms.metrics.command("join", outcome.refusal.code if outcome.refusal else OK)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
        return Seat(Actor("attendee", participant), "attendee", token)

    def _welcome(self, found: Broadcaster, client: Client, auth: w.Auth, seat: Seat) -> None:
        """The first event. Nothing else reaches the client before it, nothing is missed after."""
        state = found.room.fold.state
        if client.sid not in self._places or client.socket.closed:
            self._places.pop(client.sid, None)
            return
        runs_it = client.actor.role == "facilitator"
        member = team.member_of(state, client.actor.id) if runs_it else None
        if member is None if runs_it else _was_erased(state, client):
            end([client], self._rooms.start)
            return
        delta = found.resume(client.role, auth.position) if auth.position else None
        welcome: dict[str, Any] = {
            "protocol": w.PROTOCOL,
            "now": now_ms(),
            "position": found.room.fold.position,
        }
        if client.role == "attendee":
            welcome["participant"] = client.actor.id
            welcome["token"] = seat.token
            welcome["me"] = me.me(state, client.actor.id)
        if member is not None:
            welcome["member"] = w.Membership(member.id, member.role, member.name)
        if seats := held_seats.seat_views(state, client.actor.id):
            welcome["seats"] = seats
        if delta is not None:
            welcome["delta"] = delta
        else:
            welcome["snapshot"] = found.snapshot(client.role)
        if auth.position:
            kind = "snapshot" if delta is None else "delta"
            self._rooms.metrics.caught_up("returned", kind)
        found.tell([client], Event("welcome", welcome))
        found.add(client)

    async def on_disconnect(self, sid: str, reason: Any = None) -> None:
        place = self._places.pop(sid, None)
        if place:
            place[0].remove(sid)

    async def on_command(self, sid: str, data: Any = None, *_: Any) -> w.Ack | None:
        if sid not in self._places:
            return None
        kind, ack = await self._done(*self._places[sid], data)
        self._rooms.metrics.command(kind, OK if ack.ok else ack.code)
        return ack

    async def _done(self, found: Broadcaster, client: Client, data: Any) -> tuple[str, w.Ack]:
        """Have done what a client asks for: which type of command it was, and its answer."""
        key = (found.room.code, client.actor.id)
        wait = self._buckets.take(key, time.monotonic())
        if wait:
            retry = int(wait * 1000) + 1
            return UNREAD, client.refused(Refusal(Code.SLOW_DOWN), retry_after_ms=retry)
        try:
            command = _command(data)
        except msgspec.ValidationError:
            return INVALID, client.refused(Refusal(Code.BAD_REQUEST))
        return str(command.__struct_config__.tag), await self._ack(found, client, command)

    async def _ack(self, found: Broadcaster, client: Client, command: Command) -> w.Ack:
        if not _leads_here(command, client):
            return client.refused(Refusal(Code.BAD_ADDRESS))
        outcome = await found.room.do(command, client.actor, client.sid)
        if outcome.refusal:
            retry = RETRY_AFTER_MS if outcome.refusal.temporary else None
            return client.refused(outcome.refusal, retry)
        mine = outcome.mine
        by_seat = isinstance(command, SEAT_COMMANDS)
        for_one = client.role == "attendee" or by_seat
        seat = getattr(command, "seat", outcome.result.id) if by_seat else None
        return w.Accepted(
            ok=True,
            now=now_ms(),
            position=outcome.position,
            result=outcome.result,
            me=w.MeDelta(mine.set, mine.gone, seat) if mine and for_one else None,
        )

    async def on_resync(self, sid: str, *_: Any) -> None:
        """The client lost the thread: it gets the whole view."""
        if sid not in self._places:
            return
        found, client = self._places[sid]
        if sid in found.clients:
            found.resync(client)

    async def on_similar(self, sid: str, data: Any = None, *_: Any) -> w.AlikeIdeas | None:
        """Somebody writes: what others have said like it. Nothing where that cannot be told now.

        What they write is kept nowhere.
        """
        if sid not in self._places:
            return None
        found, client = self._places[sid]
        with contextlib.suppress(Refuse, msgspec.ValidationError):
            asked = msgspec.convert(data, SimilarAsked)
            return w.AlikeIdeas(await self._alike(found, client, asked))
        return w.AlikeIdeas([])

    async def _alike(
        self, found: Broadcaster, client: Client, asked: SimilarAsked
    ) -> list[w.Alike]:
        now = time.monotonic()
        if client.role != "attendee" or not self._share.is_left(now):
            return []
        if self._asked.take((found.room.code, client.actor.id), now):
            return []
        text = tidy_line(asked.text)[:IDEA_LENGTH]
        begun = time.thread_time()
        alike = await found.suggesting.alike(text, asked.lang, client.actor.id, asked.seat)
        self._share.spend(min(time.thread_time() - begun, LONGEST_QUESTION))
        return alike

    async def on_suggest(self, sid: str, *_: Any) -> w.Found | w.Refused | None:
        """A facilitator asks what belongs together: it comes with their view."""
        if sid not in self._places:
            return None
        found, client = self._places[sid]
        if client.role != "facilitator":
            return client.refused(Refusal(Code.NOT_ALLOWED))
        if self._asked.take((found.room.code, client.actor.id), time.monotonic()):
            return client.refused(Refusal(Code.SLOW_DOWN), RETRY_AFTER_MS)
        try:
            groups = await found.suggesting.groups()
        except Refuse as refused:
            return client.refused(refused.refusal, RETRY_AFTER_MS)
        offered = [Grouping(one.kind, list(one.ideas)) for one in groups]
        command = OfferSuggestions(id=secrets.token_hex(8), found=offered)
        outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            return client.refused(outcome.refusal, RETRY_AFTER_MS)
        # What was decided before, or is in themes, is found but not offered again.
        state = found.room.fold.state
        return w.Found(sum(one.status == "open" for one in state.suggestions.values()))

    async def on_language(self, sid: str, data: Any = None, *_: Any) -> None:
        """The person switched the language: refusals follow."""
        if sid in self._places and isinstance(data, str) and data in languages():
            self._places[sid][1].language = data


def _was_erased(state: SessionState, client: Client) -> bool:
    """Whether who comes in has just been erased."""
    return client.role == "attendee" and client.actor.id not in state.people


def _command(data: Any) -> Command:
    """What was asked. Raises msgspec.ValidationError.

    By its own kind: msgspec would take the union of all in anew each time, which takes longer than
    all the rest.
    """
    name = data.get("type") if isinstance(data, dict) else None
    if not isinstance(name, str) or name not in KINDS:
        raise msgspec.ValidationError
    return msgspec.convert(data, KINDS[name])


def _leads_here(command: Command, client: Client) -> bool:
    """Whether an address that a facilitator chose can be put into a QR code for phones."""
    if not isinstance(command, ChooseAddress) or client.actor.role != "facilitator":
        return True
    address = tidy_line(command.address or "")
    return not address or is_usable(address)
