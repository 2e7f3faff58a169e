"""The team, and what its members did: for facilitators alone."""

from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _member(state: SessionState, audience: Audience, key: str) -> w.MemberEntity | None:
    member = state.team.get(key)
    if member is None or audience != "facilitator":
        return None
    return w.MemberEntity(
        id=key,
        n=member.n,
        name=member.name,
        role=member.role,
        revoked=member.revoked,
        seats=len(member.seats),
        last=member.last,
    )


def _doing(state: SessionState, audience: Audience, key: str) -> w.Doing | None:
    if audience != "facilitator":
        return None
    return next((doing for doing in state.doings if doing.id == key), None)


ENTITIES: dict[str, Sight] = {"members": _member, "doings": _doing}
