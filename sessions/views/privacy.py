"""How long data is kept, and which files were made of it: for facilitators alone."""

from sessions import privacy
from sessions import wire as w
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight


def _privacy(state: SessionState, audience: Audience, key: str) -> w.PrivacyEntity | None:
    if audience != "facilitator":
        return None
    keeping = state.keeping
    over = state.ended_at is not None
    return w.PrivacyEntity(
        id=key,
        privacy=keeping.privacy,
        deletes_at=privacy.deletes_at(state) if over else None,
        unlinks_at=privacy.unlinks_at(state) if over else None,
        unlinked=keeping.unlinked,
        exports=keeping.exports,
    )


ENTITIES: dict[str, Sight] = {"privacy": _privacy}
