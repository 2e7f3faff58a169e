"""What each audience sees: view(state, audience), entity by entity.

What an audience may not see is not in its view at all: no tally before the reveal, no held or
hidden idea, no idea of a silent stage, no author anywhere.
"""

from collections.abc import Iterator
from typing import Any

from sessions.state import FOR_CONSOLES, SAMPLE, SessionState
from sessions.views import (
    follow_up,
    ground,
    ideas,
    moderation,
    pledges,
    privacy,
    private_words,
    session,
    stages,
    suggestions,
    surveys,
    tables,
    team,
    themes,
    votes,
)
from sessions.views.audience import AUDIENCES, Audience, Sight

__all__ = ["AUDIENCES", "Audience", "Entities", "entity", "seen", "view"]

Entities = dict[str, dict[str, Any]]

COLLECTIONS = (
    "session",
    "board",
    "stages",
    "prompts",
    "scripts",
    "ideas",
    "themes",
    "tallies",
    "results",
    "pledges",
    "ground",
    "tables",
    "surveys",
    "evaluations",
    "survey_texts",
)
# What only facilitators have anything in.
THEIRS = (
    "suggestions",
    "seats",
    "voices",
    "moderation",
    "log",
    "lists",
    "members",
    "doings",
    "private_words",
    "privacy",
    "check_ins",
)

_ENTITIES: dict[str, Sight] = {
    **session.ENTITIES,
    **stages.ENTITIES,
    **ideas.ENTITIES,
    **themes.ENTITIES,
    **votes.ENTITIES,
    **pledges.ENTITIES,
    **suggestions.ENTITIES,
    **tables.ENTITIES,
    **surveys.ENTITIES,
    **team.ENTITIES,
    **ground.ENTITIES,
    **moderation.ENTITIES,
    **private_words.ENTITIES,
    **privacy.ENTITIES,
    **follow_up.ENTITIES,
}


def view(state: SessionState, audience: Audience) -> Entities:
    """The whole view: collection -> id -> entity (of `wire`)."""
    whole: Entities = {collection: {} for collection in (*COLLECTIONS, *THEIRS)}
    for collection, key in _keys(state, audience):
        found = entity(state, audience, collection, key)
        if found is not None:
            whole[collection][key] = found
    return whole


def entity(state: SessionState, audience: Audience, collection: str, key: str) -> Any | None:
    """One entity as this audience sees it; None when it does not."""
    return _ENTITIES[collection](state, audience, key)


def seen(audience: Audience, key: tuple[str, str]) -> tuple[str, str] | None:
    """Under which key this audience sees what was touched; None where it sees nothing of it.

    Who were sent what looks no different could count how often that happens.
    """
    collection, one = key
    if not collection.endswith(FOR_CONSOLES):
        return key
    return (collection.removesuffix(FOR_CONSOLES), one) if audience == "facilitator" else None


def _keys(state: SessionState, audience: Audience) -> Iterator[tuple[str, str]]:
    yield "session", "session"
    yield "board", "board"
    yield from (("stages", key) for key in state.stages)
    yield from (("prompts", key) for key in state.prompts)
    yield from (("scripts", key) for key in state.stages)
    held: list[str] = list(state.ideas)
    if audience == "attendee":
        held = state.public_ideas[:SAMPLE]
    yield from (("ideas", key) for key in held)
    yield from (("themes", key) for key in state.themes)
    yield from (("tallies", key) for key in (*held, *state.themes))
    if state.ballot:
        yield "tallies", state.ballot.stage
    yield from (("results", f"{key.stage}:{key.round}") for key in state.ballots)
    yield from (("pledges", key) for key in state.pledges)
    yield from (("ground", key) for key in state.ground)
    yield from (("tables", key) for key in state.tables)
    yield from (("seats", key) for key in state.tables)
    yield from (("surveys", key) for key in state.stages)
    yield from (("evaluations", key) for key in state.evaluations)
    yield from (("survey_texts", key) for key in sorted(state.survey_texts))
    if audience == "facilitator":
        yield from (("voices", key) for key in state.voices)
        yield from (("suggestions", key) for key in state.suggestions)
        yield from (("members", key) for key in state.team)
        yield from (("doings", doing.id) for doing in state.doings)
        yield from (("private_words", key) for key in state.private_words)
        yield "privacy", "privacy"
        yield from (("check_ins", key) for key in state.check_ins)
        yield from moderation.keys(state)
