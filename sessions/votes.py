"""Votes: cast, counted again when ideas change, and the rounds they belong to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sessions.actor import Actor
from sessions.ballot import Ballot, BallotKey, BallotKind
from sessions.commands import CastVote
from sessions.events import Event, VoteCast
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, SessionState, Stage, Touched


def cast(state: SessionState, command: CastVote, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    ballot = _open_ballot(state)
    idea = state.ideas.get(command.idea)
    if idea and idea.into:
        raise Refuse(Code.IDEA_MERGED)
    if idea is None or not state.is_public(idea):
        raise Refuse(Code.NO_SUCH_IDEA)
    _check(ballot, command, actor)
    return [
        VoteCast(
            at=now,
            voter=actor.id,
            idea=idea.id,
            dots=command.dots or None,
            opinion=command.opinion,
        )
    ]


def _open_ballot(state: SessionState) -> Ballot:
    stage, ballot = state.open_stage, state.current_ballot
    if stage is None or ballot is None or not stage.is_ballot:
        raise Refuse(Code.VOTING_CLOSED)
    # Visible counts make people follow the crowd: a dot vote ends where its tallies are revealed.
    if stage.kind == "vote" and ballot.revealed:
        raise Refuse(Code.VOTING_CLOSED)
    return ballot


def _check(ballot: Ballot, command: CastVote, actor: Actor) -> None:
    if ballot.kind == "opinion":
        if (command.opinion is None) == (command.dots is None) or command.dots:
            raise Refuse(Code.WRONG_VOTE)
        return
    if command.dots is None or command.opinion is not None:
        raise Refuse(Code.WRONG_VOTE)
    if command.dots > ballot.per_idea:
        raise Refuse(Code.TOO_MANY_ON_ONE, limit=ballot.per_idea)
    before = ballot.vote_of(actor.id, command.idea)
    left = ballot.dots_left(actor.id) + (before.dots if before else 0)
    if command.dots > left:
        raise Refuse(Code.NO_DOTS_LEFT, left=left, budget=ballot.dots)


def on_cast(state: SessionState, event: VoteCast, touched: Touched) -> None:
    ballot = state.current_ballot
    assert ballot is not None
    group = state.ideas[event.idea].group
    ballot.cast(event.voter, group, event.dots or 0, event.opinion)
    touched.add("tallies", event.idea)
    _touch_votes(event.idea, [event.voter], touched)


def _touch_votes(idea: str, voters: Iterable[str], touched: Touched) -> None:
    for voter in voters:
        touched.add_for(voter, "votes", idea)
        touched.add_for(voter, "me", "me")


def show(state: SessionState, idea: Idea, touched: Touched) -> None:
    """Bring an idea's visibility, and all that shows it, up to date."""
    state.set_public(idea.id, state.is_public(idea), touched)
    touched.add("ideas", idea.into or idea.id)
    touched.add("ideas", idea.id)
    touched.add("tallies", idea.id)
    touched.add_for(idea.author, "ideas", idea.id)
    if idea.held:
        touched.add("session", "session")


@contextmanager
def recounting(state: SessionState, idea: Idea, touched: Touched) -> Iterator[None]:
    """Change an idea (its group, or whether it shows) and count its votes anew."""
    ballot = state.current_ballot
    if ballot:
        _touch_votes(idea.id, ballot.drop(idea.id), touched)
    waited = idea.waits
    yield
    if ballot and state.is_public(idea):
        _touch_votes(idea.id, ballot.take(idea.group), touched)
    if idea.waits != waited:
        state.held_ideas += idea.waits - waited
        touched.add("session", "session")
    show(state, idea, touched)


def open_round(state: SessionState, stage: Stage, touched: Touched) -> None:
    """Begin the stage's next round of votes; one that was undone goes on with its votes."""
    stage.round += 1
    key = BallotKey(stage.id, stage.round)
    if key not in state.ballots:
        kind: BallotKind = "opinion" if stage.kind == "conversation" else "dots"
        revealed = stage.open_results and stage.kind == "conversation"
        state.ballots[key] = Ballot(kind, stage.dots, stage.per_idea, revealed=revealed)
    switch(state, key, touched)


def switch(state: SessionState, key: BallotKey | None, touched: Touched) -> None:
    """Make this round the one that tallies and people's votes are about."""
    if key == state.ballot:
        return
    old = state.current_ballot
    state.ballot = key
    new = state.current_ballot
    if new:
        _count_anew(state, new)
    for ballot in (old, new):
        if ballot:
            touch_tallies(ballot, touched)
    touched.shared.update(("results", f"{k.stage}:{k.round}") for k in state.ballots)
    touched.add("session", "session")
    for person in state.people:
        touched.add_for(person, "me", "me")


def _count_anew(state: SessionState, ballot: Ballot) -> None:
    # Ideas may have been merged or hidden while another round was current.
    for root in list(ballot.tallies):
        ballot.drop(root)
    for idea in state.ideas.values():
        if state.is_public(idea):
            ballot.take(idea.group)


def touch_tallies(ballot: Ballot, touched: Touched) -> None:
    """Touch every tally of a round and every vote in it."""
    touched.shared.update(("tallies", idea) for idea in ballot.tallies)
    for voter, person in ballot.people.items():
        for idea in person.counted:
            touched.add_for(voter, "votes", idea)


DECIDERS: Deciders = {
    CastVote: cast,
}
EVOLVERS: Evolvers = {
    VoteCast: on_cast,
}
