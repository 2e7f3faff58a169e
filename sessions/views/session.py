"""The session as a whole, and what its board shows."""

from msgspec import UNSET, UnsetType

from sessions import wire as w
from sessions.state import SessionState
from sessions.story import is_open
from sessions.views import ground
from sessions.views.audience import Audience, Sight


def _session(state: SessionState, audience: Audience, key: str) -> w.SessionEntity:
    runs_it = audience == "facilitator"
    return w.SessionEntity(
        id="session",
        code=state.code,
        title=state.title,
        purpose=state.purpose,
        influence=state.influence,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        template=state.template,
        stage=state.stage,
        timer=state.timer,
        ballot=_ballot(state),
        counts=w.Counts(
            ideas=len(state.public_ideas),
            pledges=state.public_pledges,
            held=state.held_ideas if runs_it else 0,
            held_pledges=state.held_pledges if runs_it else 0,
        ),
        hold=state.holding.ideas == "all",
        holding=state.holding,
        paused=state.paused,
        address=state.address,
        perspectives=ground.perspectives(state, whole=runs_it),
        ground=state.ground_shown,
        undo=state.steps[-1].kind if runs_it and state.steps else None,
        seating=_seating(state),
        created_at=state.created_at,
        undoes=_undoes(state) if runs_it else UNSET,
        acted_for=(state.told_acted_for or UNSET) if runs_it else UNSET,
        help_lines=state.help_lines,
        series=(state.series or UNSET) if runs_it else UNSET,
        after=(state.after or UNSET) if runs_it else UNSET,
        story=is_open(state) or UNSET,
        story_message=state.story.message if runs_it else UNSET,
    )


def _seating(state: SessionState) -> w.Seating | None:
    if not any(table.open for table in state.tables.values()):
        return None
    return w.Seating(
        round=state.table_round,
        assigned=state.tables_assigned,
        labels=state.table_labels,
        shown=state.tables_shown,
    )


def _undoes(state: SessionState) -> w.Undoes | UnsetType:
    return w.Undoes(state.steps[-1].n, state.steps[-1].by) if state.steps else UNSET


def _ballot(state: SessionState) -> w.Ballot | None:
    ballot = state.current_ballot
    if ballot is None or state.ballot is None:
        return None
    stage, number = state.ballot
    return w.Ballot(stage, number, ballot.kind, ballot.revealed, ballot.by)


def _board(state: SessionState, audience: Audience, key: str) -> w.BoardEntity | None:
    return None if audience == "attendee" else state.board


ENTITIES: dict[str, Sight] = {"session": _session, "board": _board}
