"""What was published of votes by perspective, as screens and files show it."""

from sessions import common_ground, ladder
from sessions import wire as w
from sessions.ballot import BallotKey
from sessions.state import Published, SessionState
from sessions.views.audience import Audience, Sight
from sessions.wire import GroundEntity, Perspective, VoicesEntity


def perspectives(state: SessionState, *, whole: bool) -> list[Perspective]:
    """What people can choose; with `whole`, how many are expected, too."""
    if whole:
        return state.perspectives
    return [Perspective(one.id, one.names) for one in state.perspectives]


def voices(state: SessionState, key: str) -> VoicesEntity | None:
    """Who was in the room when a stage closed."""
    found = state.voices.get(key)
    if found is None or key not in state.stages:
        return None
    return VoicesEntity(
        id=key,
        groups=found.groups,
        people=found.people,
        of=found.of,
        given=found.given,
        votes=found.votes,
    )


def ground(state: SessionState, key: str, *, whole: bool = True) -> GroundEntity | None:
    """What was published of a stage, as far as its ideas are still there for everybody to see.

    The lists follow from the whole table. Without `whole`, no more than what they name is there.
    """
    found = state.ground.get(key)
    if found is None or not _is_published(state, found):
        return None
    if found.by == "ladder":
        return _heights(found)
    rows = {one: shares for one, shares in found.rows.items() if _is_seen(state, found, one)}
    together = common_ground.together(found.kind, rows)
    divided = common_ground.divided(found.kind, rows)
    compared = len(rows)
    if not whole:
        rows = {one: rows[one] for one in (*together, *divided)}
    return GroundEntity(
        id=key,
        round=found.round,
        kind=found.kind,
        by=found.by,
        groups=found.groups,
        rows=rows,
        together=together,
        divided=divided,
        compared=compared,
        plain={one: share for one, share in found.plain.items() if one in rows},
    )


def _heights(found: Published) -> GroundEntity:
    """How high each group placed the work on the ladder."""
    return GroundEntity(
        id=found.stage,
        round=found.round,
        kind=found.kind,
        by=found.by,
        groups=found.groups,
        rows={band: found.rows[band] for band in ladder.BANDS if band in found.rows},
        together=[],
        divided=[],
        compared=len(found.rows),
        plain=found.plain,
        gap=ladder.gap(found.rows) if found.rows else None,
    )


def _is_published(state: SessionState, found: Published) -> bool:
    """Whether the round is one that everybody sees: its reveal was not undone, nor it itself."""
    stage = state.stages.get(found.stage)
    if stage is None:  # it was undone, and removed then
        return False
    ballot = state.ballots[BallotKey(found.stage, found.round)]
    return ballot.revealed and found.round <= stage.round


def _is_seen(state: SessionState, found: Published, key: str) -> bool:
    if found.by == "themes":
        return key in state.themes and state.themes[key].shown
    idea = state.ideas.get(key)
    return idea is not None and state.is_public(idea)


def _ground(state: SessionState, audience: Audience, key: str) -> w.GroundEntity | None:
    return ground(state, key, whole=audience != "attendee")


def _voices(state: SessionState, audience: Audience, key: str) -> w.VoicesEntity | None:
    return voices(state, key) if audience == "facilitator" else None


ENTITIES: dict[str, Sight] = {"ground": _ground, "voices": _voices}
