"""What votes add up to: tallies while a ballot is current, then results."""

from sessions import wire as w
from sessions.ballot import Ballot, BallotKey
from sessions.state import SessionState
from sessions.views.audience import Audience, Sight
from sessions.views.ideas import sees_idea
from sessions.views.themes import sees_theme


def _tally(state: SessionState, audience: Audience, key: str) -> w.Tally | None:
    ballot = state.current_ballot
    count = ballot.tallies.get(key) if ballot else None
    if ballot is None or count is None or not _sees_tallies(audience, ballot):
        return None
    if ballot.by == "ladder":
        return ballot.method.tally(count)
    if ballot.by == "themes":
        return ballot.method.tally(count) if sees_theme(state, audience, key) else None
    idea = state.ideas.get(key)
    return ballot.method.tally(count) if idea and sees_idea(state, audience, idea) else None


def _result(state: SessionState, audience: Audience, key: str) -> w.ResultEntity | None:
    stage, _, number = key.rpartition(":")
    ballot_key = BallotKey(stage, int(number))
    ballot = state.ballots.get(ballot_key)
    if ballot is None:
        return None
    undone = ballot_key.round > state.stages[stage].round
    if ballot_key == state.ballot or undone or not _sees_tallies(audience, ballot):
        return None
    return w.ResultEntity(
        id=key,
        stage=stage,
        round=ballot_key.round,
        kind=ballot.kind,
        voters=ballot.voters,
        tallies={
            idea: ballot.method.tally(count)
            for idea, count in ballot.tallies.items()
            if _sees_result_of(state, audience, ballot, idea)
        },
        by=ballot.by,
    )


def _sees_tallies(audience: Audience, ballot: Ballot) -> bool:
    return audience == "facilitator" or ballot.revealed


def _sees_result_of(state: SessionState, audience: Audience, ballot: Ballot, key: str) -> bool:
    if ballot.by == "ladder":
        return True
    if ballot.by == "themes":
        return sees_theme(state, audience, key)
    root = state.root(key)
    return root is not None and (audience == "facilitator" or state.is_public(root))


ENTITIES: dict[str, Sight] = {"tallies": _tally, "results": _result}
