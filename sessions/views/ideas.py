"""Ideas."""

from msgspec import UNSET

from sessions import wire as w
from sessions.state import Idea, SessionState
from sessions.views.audience import Audience, Sight
from sessions.views.moderation import paper, status


def _idea(state: SessionState, audience: Audience, key: str) -> w.IdeaEntity | None:
    idea = state.ideas.get(key)
    if idea is None or not sees_idea(state, audience, idea):
        return None
    tells = sees_table(state, audience, idea)
    return w.IdeaEntity(
        id=key,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        stage=idea.stage,
        prompt=idea.prompt,
        table=idea.table if tells else None,
        table_round=idea.table_round if tells else None,
        summary=idea.summary,
        status=status(idea),
        edited=idea.edited,
        merged=_originals(state, audience, idea),
        supporters=len(state.supporters(idea)) if audience == "facilitator" else UNSET,
        paper=paper(state, audience, idea.author),
    )


def sees_idea(state: SessionState, audience: Audience, idea: Idea) -> bool:
    """Whether this audience gets the idea as a card of its own."""
    if audience == "facilitator":
        return idea.into is None
    if not state.is_public(idea):
        return False
    return audience == "board" or state.in_sample(idea.id)


def sees_table(state: SessionState, audience: Audience, idea: Idea) -> bool:
    """Whether this audience is told which table an idea comes from."""
    if idea.table not in state.tables or idea.summary:
        return True
    return state.tells_table(idea) and (audience == "facilitator" or state.table_labels)


def _originals(state: SessionState, audience: Audience, idea: Idea) -> list[w.Original]:
    originals = (state.ideas[key] for key in idea.merged)
    return [
        w.Original(original.id, original.text, original.lang, status(original))
        for original in originals
        if audience == "facilitator" or state.is_open(original)
    ]


ENTITIES: dict[str, Sight] = {"ideas": _idea}
