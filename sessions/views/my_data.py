"""What one person gets who asks for their data: all that is still linked to them."""

from collections.abc import Iterator

from sessions import evaluation
from sessions import wire as w
from sessions.ballot import Ballot, BallotKey
from sessions.methods import Vote
from sessions.state import Participant, SessionState
from sessions.views.follow_up import check_in
from sessions.views.pledges import pledge_entity


def my_data(state: SessionState, participant: str) -> w.MyData:
    """All that a participant gave, and what is known of them. KeyError without such a person."""
    person = state.people[participant]
    contact = person.contact
    return w.MyData(
        code=state.code,
        title=state.title,
        name=person.name,
        email=contact.email if contact else None,
        email_since=contact.at if contact else None,
        perspectives=[
            one.names.get(state.lang) or next(iter(one.names.values()))
            for one in state.perspectives
            if one.id in person.perspectives
        ],
        tables={n: state.tables[key].name or key for n, key in person.tables.items()},
        ideas=[_idea(state, key) for key in person.ideas],
        supported=[_public(state, key) for key in person.supported],
        votes=list(_votes(state, participant)),
        pledges=[_pledge(state, key) for key in person.pledges],
        joined=[_pledge(state, key) for key in person.joined if state.pledges[key].is_public],
        check_ins=[
            check_in(pledge.id, told)
            for pledge in state.pledges.values()
            for told in pledge.check_ins
            if told.author == participant
        ],
        private_words=list(_words(state, person)),
        answers=list(_answers(state, participant)),
        pictures=person.pictures,
        people=[my_data(state, one) for one in person.seats.values()],
        files=[w.MadeFile(one.format, one.at) for one in state.keeping.exports],
    )


def _idea(state: SessionState, key: str) -> w.GivenIdea:
    idea = state.ideas[key]
    return w.GivenIdea(at=idea.at, text=idea.text, lang=idea.lang, table=idea.table)


def _public(state: SessionState, key: str) -> str:
    """An idea's words, whosever they are, as far as everybody may read them."""
    idea = state.ideas[key]
    return idea.text if state.is_open(idea) else ""


def _pledge(state: SessionState, key: str) -> w.PledgeEntity:
    return pledge_entity(state, "attendee", state.pledges[key])


def _words(state: SessionState, person: Participant) -> Iterator[w.GivenWord]:
    for word in (state.private_words[key] for key in person.private_words):
        yield w.GivenWord(
            at=word.at, text=word.text, where=word.where, lang=word.lang, come=word.come
        )


def _votes(state: SessionState, participant: str) -> Iterator[w.GivenVote]:
    for key, ballot in state.ballots.items():
        found = ballot.people.get(participant)
        for subject, vote in found.cast.items() if found else ():
            yield _vote(state, key, ballot, subject, vote)


def _vote(
    state: SessionState, key: BallotKey, ballot: Ballot, subject: str, vote: Vote
) -> w.GivenVote:
    own = ballot.method.shown(vote.value)
    said = w.OwnVote(
        id=subject,
        dots=own.dots,
        opinion=own.opinion,
        approve=own.approve,
        score=own.score,
        rung=own.rung,
    )
    return w.GivenVote(key.stage, key.round, _subject(state, subject), said)


def _answers(state: SessionState, participant: str) -> Iterator[w.GivenAnswer]:
    for stage in state.evaluations:
        if found := evaluation.answer_of(state, participant, stage):
            for question in (*found.marks, *found.words):
                yield w.GivenAnswer(
                    stage=stage,
                    question=question,
                    chosen=found.marks.get(question),
                    text=found.words.get(question),
                    lang=found.lang,
                )


def _subject(state: SessionState, subject: str) -> str:
    if subject in state.ideas:
        return _public(state, subject)
    theme = state.themes.get(subject)
    return next(iter(theme.names.values()), "") if theme else ""
