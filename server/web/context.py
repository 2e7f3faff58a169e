"""What the endpoints share."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog
from starlette.requests import Request

from server.addresses import Addresses
from server.chores import Clock
from server.clock import now_ms
from server.desk.service import DeskService
from server.live.broadcaster import Broadcaster
from server.live.handover import Handover
from server.live.limits import Buckets
from server.live.rooms import Rooms
from server.making.jobs import Jobs
from server.metrics import Metrics
from server.pictures import Workshop, store
from server.settings import Settings
from server.storage.outbox import MemoryOutbox, Outbox
from server.web.answers import LARGEST_AGENDA, LARGEST_BODY, bearer
from server.web.keys import WrongKeys
from server.web.origins import is_from_elsewhere, is_local, names_this_computer
from server.web.readiness import Readiness
from sessions import codes
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.team import member_of
from sessions.wire import MemberRole, Newcomer

# Enough that a balancer spreads them evenly over a few workers.
DOORS = 64

log = structlog.get_logger()


@dataclass(frozen=True)
class Context:
    settings: Settings
    rooms: Rooms
    addresses: Addresses
    admin_secret: str
    readiness: Readiness

    @property
    def metrics(self) -> Metrics:
        return self.rooms.metrics

    handover: Handover
    jobs: Jobs
    desk: DeskService
    clock: Clock = now_ms
    workshop: Workshop = field(default_factory=Workshop)
    wrong_keys: WrongKeys = field(default_factory=WrongKeys)
    outbox: Outbox = field(default_factory=MemoryOutbox)
    # Whoever makes the PDF of a story for everybody.
    story_file: asyncio.Lock = field(default_factory=asyncio.Lock)
    # How much each person may ask for by the link to their plan.
    plans: Buckets = field(default_factory=Buckets)

    async def room(self, request: Request) -> Broadcaster:
        """The live room that the path names."""
        found = await self.rooms.get(codes.normalise(request.path_params["code"]) or "")
        if found is None:
            raise Refuse(Code.NO_SUCH_SESSION)
        return found

    async def facilitated(self, request: Request) -> Broadcaster:
        """The same, for a request that carries the secret of a member who may do everything."""
        found, role = await self.staffed(request)
        if role != "facilitator":
            raise Refuse(Code.NOT_YOUR_ROLE)
        return found

    async def staffed(self, request: Request) -> tuple[Broadcaster, MemberRole]:
        """The same, for any member's secret."""
        found = await self.room(request)
        secret = token_hash(bearer(request))
        member = await found.room.read(lambda fold: member_of(fold.state, secret))
        if member is None:
            raise Refuse(Code.BAD_TOKEN)
        return found, member.role

    def base(self, fold: Fold) -> str:
        return self.addresses.used(fold.state.address)

    async def newcomer(self, found: Broadcaster) -> Newcomer:
        door = self._door(found)
        return await found.room.read(lambda fold: self._newcomer(fold, door))

    def _door(self, found: Broadcaster) -> str:
        if found.connected <= self.settings.spread_above:
            return found.room.code
        return f"{found.room.code}.{secrets.randbelow(DOORS)}"

    def _newcomer(self, fold: Fold, door: str) -> Newcomer:
        state, base = fold.state, self.base(fold)
        return Newcomer(
            code=state.code,
            door=door,
            title=state.title,
            purpose=state.purpose,
            influence=state.influence,
            lang=state.lang,
            languages=state.languages,
            translations=state.translations,
            stage=state.stage,
            join_url=f"{base}/{state.code}",
            board_url=f"{base}/{state.code}/board",
            controller=state.keeping.privacy.controller,
            mail=self.settings.sends_mail,
        )

    async def stored(self, session: str, picture: str, files: Mapping[int, bytes]) -> None:
        """Keep a picture's files for an event. Raises Refuse when they could not be stored."""
        try:
            await store(self.rooms.log, session, picture, files)
        except Exception:
            log.exception("picture_not_kept", session=session)
            raise Refuse(Code.UNAVAILABLE) from None

    def largest_agenda(self, request: Request) -> int:
        """How much of a body is read from somebody who brings an agenda."""
        try:
            self.may_create(request)
        except Refuse:
            return LARGEST_BODY
        return LARGEST_AGENDA

    def may_create(self, request: Request, key: str | None = None) -> None:
        """Whether events may be created from there: with the key, or from this computer."""
        wanted = self.settings.create_key
        if wanted:
            given = key or bearer(request)
            if not secrets.compare_digest(given.encode(), wanted.encode()):
                raise Refuse(Code.CREATE_KEY)
        elif not is_local(request, self.addresses):
            raise Refuse(Code.CREATE_KEY)

    def may_look(self, request: Request) -> None:
        """Whether somebody may see all events: who may create some, and is at no stranger's page.

        No browser says of its own page's reading where that page is from: its Host has to tell.
        """
        now, address = (
            asyncio.get_running_loop().time(),
            request.client.host if request.client else "",
        )
        if self.wrong_keys.are_too_many(address, now):
            raise Refuse(Code.SLOW_DOWN)
        try:
            self.may_create(request)
        except Refuse:
            self.wrong_keys.note(address, now)
            raise
        if self.settings.create_key:
            return
        if not names_this_computer(request, self.addresses) or is_from_elsewhere(request):
            raise Refuse(Code.CREATE_KEY)

    def may_administer(self, request: Request) -> bool:
        return secrets.compare_digest(bearer(request).encode(), self.admin_secret.encode())

    def may_watch(self, request: Request) -> Code | None:
        """Why somebody may not see how the server does; None when they may."""
        # A page that had its own name pointed at this computer (DNS rebinding) names itself.
        if is_local(request, self.addresses) and names_this_computer(request, self.addresses):
            return None
        token = self.settings.metrics_token
        if token is None:
            return Code.NOT_ALLOWED
        if not secrets.compare_digest(bearer(request).encode(), token.encode()):
            return Code.BAD_TOKEN
        return None


def of(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context
