"""Pledges."""

from sessions import wire as w
from sessions.state import Pledge, SessionState
from sessions.views import follow_up
from sessions.views.audience import Audience, Sight
from sessions.views.moderation import paper, status

MOST_STORIES = 10


def _pledge(state: SessionState, audience: Audience, key: str) -> w.PledgeEntity | None:
    pledge = state.pledges.get(key)
    if pledge is None or (not pledge.is_public and audience != "facilitator"):
        return None
    return pledge_entity(state, audience, pledge)


def pledge_entity(state: SessionState, audience: Audience, pledge: Pledge) -> w.PledgeEntity:
    """A pledge, with the ideas it came from as far as this audience sees them."""
    origins = state.origins(pledge) if audience == "facilitator" else state.public_origins(pledge)
    return w.PledgeEntity(
        id=pledge.id,
        n=pledge.n,
        text=pledge.text,
        lang=pledge.lang,
        kind=pledge.kind,
        who=pledge.who,
        group=pledge.group,
        by_when=pledge.by_when,
        support=pledge.support,
        ideas=[idea.id for idea in origins],
        joiners=len(pledge.joiners),
        status=status(pledge),
        paper=paper(state, audience, pledge.author),
        due=pledge.due,
        follow_up=pledge.follow_up,
        help=pledge.help,
        stories=[follow_up.story(one) for one in pledge.stories[-MOST_STORIES:]],
    )


ENTITIES: dict[str, Sight] = {"pledges": _pledge}
