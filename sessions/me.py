"""What only one person sees: their own ideas, votes, dots left, pledges and joins."""

from collections.abc import Callable, Iterator
from typing import Any

from sessions import views
from sessions import wire as w
from sessions.state import Participant, SessionState
from sessions.views import Entities

COLLECTIONS = ("me", "ideas", "votes", "pledges", "joined")


def me(state: SessionState, participant: str) -> Entities:
    """One person's whole view: collection -> id -> entity."""
    whole: Entities = {collection: {} for collection in COLLECTIONS}
    person = state.people[participant]
    for collection, key in _keys(state, person):
        found = entity(state, participant, collection, key)
        if found is not None:
            whole[collection][key] = found
    return whole


def entity(state: SessionState, participant: str, collection: str, key: str) -> Any | None:
    """One entity of that view, or None."""
    return _ENTITIES[collection](state, state.people[participant], key)


def _keys(state: SessionState, person: Participant) -> Iterator[tuple[str, str]]:
    yield "me", "me"
    yield from (("ideas", key) for key in person.ideas)
    ballot = state.current_ballot
    voted = ballot.people.get(person.id) if ballot else None
    yield from (("votes", key) for key in (voted.counted if voted else ()))
    yield from (("pledges", key) for key in person.pledges)
    yield from (("joined", key) for key in person.joined)


def _me(state: SessionState, person: Participant, key: str) -> w.MeEntity:
    ballot = state.current_ballot
    return w.MeEntity(
        id="me",
        name=person.name,
        dots_left=ballot.dots_left(person.id) if ballot and ballot.method.has_budget else None,
    )


def _idea(state: SessionState, person: Participant, key: str) -> w.OwnIdea | None:
    idea = state.ideas.get(key)
    if idea is None or idea.author != person.id:
        return None
    return w.OwnIdea(
        id=key,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        stage=idea.stage,
        prompt=idea.prompt,
        status="hidden" if idea.hidden else "held" if idea.held else "shown",
        merged_into=idea.into,
    )


def _vote(state: SessionState, person: Participant, key: str) -> w.OwnVote | None:
    ballot = state.current_ballot
    vote = ballot.vote_of(person.id, key) if ballot else None
    if ballot is None or vote is None:
        return None
    own = ballot.method.shown(vote.value)
    return w.OwnVote(
        id=key, dots=own.dots, opinion=own.opinion, approve=own.approve, score=own.score
    )


def _pledge(state: SessionState, person: Participant, key: str) -> w.PledgeEntity | None:
    pledge = state.pledges.get(key)
    if pledge is None or pledge.author != person.id:
        return None
    shown: w.PledgeEntity | None = views.entity(state, "attendee", "pledges", key)
    return shown or views.entity(state, "facilitator", "pledges", key)


def _joined(state: SessionState, person: Participant, key: str) -> w.Joined | None:
    return w.Joined(id=key) if key in person.joined else None


_ENTITIES: dict[str, Callable[[SessionState, Participant, str], Any | None]] = {
    "me": _me,
    "ideas": _idea,
    "votes": _vote,
    "pledges": _pledge,
    "joined": _joined,
}
