"""What the endpoints share."""

import secrets
from dataclasses import dataclass

from starlette.requests import Request

from server.addresses import Addresses
from server.live.broadcaster import Broadcaster
from server.live.handover import Handover
from server.live.rooms import Rooms
from server.settings import Settings
from server.web.answers import bearer
from sessions import codes
from sessions.fold import Fold
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.wire import Newcomer


@dataclass(frozen=True)
class Context:
    settings: Settings
    rooms: Rooms
    addresses: Addresses
    admin_secret: str
    handover: Handover

    async def room(self, request: Request) -> Broadcaster:
        """The live room that the path names."""
        found = await self.rooms.get(codes.normalise(request.path_params["code"]) or "")
        if found is None:
            raise Refuse(Code.NO_SUCH_SESSION)
        return found

    async def facilitated(self, request: Request) -> Broadcaster:
        """The same, for a request that carries a facilitator's secret."""
        found = await self.room(request)
        secret = token_hash(bearer(request))
        if not await found.room.read(lambda fold: secret in fold.state.facilitators):
            raise Refuse(Code.BAD_TOKEN)
        return found

    def base(self, fold: Fold) -> str:
        return self.addresses.used(fold.state.address)

    def newcomer(self, fold: Fold) -> Newcomer:
        state, base = fold.state, self.base(fold)
        return Newcomer(
            code=state.code,
            title=state.title,
            purpose=state.purpose,
            influence=state.influence,
            lang=state.lang,
            languages=state.languages,
            translations=state.translations,
            stage=state.stage,
            join_url=f"{base}/{state.code}",
            board_url=f"{base}/{state.code}/board",
        )

    def may_administer(self, request: Request) -> bool:
        return secrets.compare_digest(bearer(request).encode(), self.admin_secret.encode())


def of(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context
