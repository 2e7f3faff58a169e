"""What only one person sees: their own ideas, votes, dots left, pledges and joins."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import UNSET

from sessions import evaluation
from sessions import wire as w
from sessions.state import Participant, SessionState
from sessions.views import Entities
from sessions.views.moderation import status
from sessions.views.plan import own_contact
from sessions.views.pledges import pledge_entity

COLLECTIONS = (
    "me",
    "ideas",
    "votes",
    "pledges",
    "joined",
    "supported",
    "hosted",
    "before",
    "private_words",
    "answers",
)


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
    person = state.people.get(participant)
    return _ENTITIES[collection](state, person, key) if person else None


def _keys(state: SessionState, person: Participant) -> Iterator[tuple[str, str]]:
    yield "me", "me"
    yield from (("ideas", key) for key in person.ideas)
    ballot = state.current_ballot
    voted = ballot.people.get(person.id) if ballot else None
    yield from (("votes", key) for key in (voted.counted if voted else ()))
    yield from (("pledges", key) for key in person.pledges)
    yield from (("joined", key) for key in person.joined)
    roots = (state.root(key) for key in person.supported)
    yield from (("supported", root.id) for root in roots if root)
    if person.host:
        yield from (("hosted", key) for key in state.public_ideas)
    yield from (("before", key) for key in (*person.ideas, *person.pledges))
    yield from (("private_words", key) for key in person.private_words)
    yield from (("answers", key) for key in state.evaluations)


def _me(state: SessionState, person: Participant, key: str) -> w.MeEntity:
    ballot, held = state.current_ballot, person.held
    # Of who takes part on paper, this goes to the console of whoever writes for them.
    on_paper = held is not None and held.holder in state.team
    return w.MeEntity(
        id="me",
        name=person.name,
        dots_left=ballot.dots_left(person.id) if ballot and ballot.method.has_budget else None,
        table=person.tables.get(state.table_round),
        host=person.host,
        removed=bool(person.removals),
        perspectives=[one.id for one in state.perspectives if one.id in person.perspectives],
        agreed=UNSET if held is None or held.agreed is None else held.agreed,
        aside=True if held and held.aside else UNSET,
        contact=(own_contact(person) or UNSET) if not on_paper else UNSET,
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
        status=status(idea),
        merged_into=idea.into,
    )


def _vote(state: SessionState, person: Participant, key: str) -> w.OwnVote | None:
    ballot = state.current_ballot
    vote = ballot.vote_of(person.id, key) if ballot else None
    if ballot is None or vote is None:
        return None
    own = ballot.method.shown(vote.value)
    return w.OwnVote(
        id=key,
        dots=own.dots,
        opinion=own.opinion,
        approve=own.approve,
        score=own.score,
        rung=own.rung,
    )


def _pledge(state: SessionState, person: Participant, key: str) -> w.PledgeEntity | None:
    pledge = state.pledges.get(key)
    if pledge is None or pledge.author != person.id:
        return None
    return pledge_entity(state, "attendee", pledge)


def _joined(state: SessionState, person: Participant, key: str) -> w.Joined | None:
    return w.Joined(id=key) if key in person.joined else None


def _supported(state: SessionState, person: Participant, key: str) -> w.Supported | None:
    idea = state.ideas.get(key)
    if idea is None or not state.is_public(idea) or person.id not in state.supporters(idea):
        return None
    return w.Supported(id=key)


def _hosted(state: SessionState, person: Participant, key: str) -> w.HostIdea | None:
    idea = state.ideas.get(key)
    if idea is None or person.host is None or idea.table != person.host:
        return None
    if not state.is_public(idea) or not state.tells_table(idea):
        return None
    return w.HostIdea(
        id=key,
        n=idea.n,
        text=idea.text,
        lang=idea.lang,
        stage=idea.stage,
        table_round=idea.table_round,
        summary=idea.summary,
    )


def _before(state: SessionState, person: Participant, key: str) -> w.OwnBefore | None:
    thing = state.ideas.get(key) or state.pledges.get(key)
    if thing is None or thing.author != person.id or thing.before is None:
        return None
    return w.OwnBefore(id=key, before=thing.before)


def _private_word(state: SessionState, person: Participant, key: str) -> w.OwnPrivateWord | None:
    word = state.private_words.get(key)
    if word is None or word.author != person.id:
        return None
    return w.OwnPrivateWord(
        id=key,
        at=word.at,
        come=word.come,
        seen=word.seen is not None,
        settled=word.settled is not None,
    )


def _answers(state: SessionState, person: Participant, key: str) -> w.OwnAnswers | None:
    given = evaluation.answer_of(state, person.id, key)
    return w.OwnAnswers(id=key, answers={**given.marks, **given.words}) if given else None


_ENTITIES: dict[str, Callable[[SessionState, Participant, str], Any | None]] = {
    "me": _me,
    "ideas": _idea,
    "votes": _vote,
    "pledges": _pledge,
    "joined": _joined,
    "supported": _supported,
    "hosted": _hosted,
    "before": _before,
    "private_words": _private_word,
    "answers": _answers,
}
