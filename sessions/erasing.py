"""Erasing: a person with all that they gave, the words of one text, the links to all authors.

The log lets go of the words in the same moment (`forgetting`). A session that is folded again then
folds without them, so what is left here must not depend on them: whatever an erased field has led
to is set to one and the same value, wherever it came from.
"""

from sessions import contact, evaluation, follow_up, held_seats, ideas, pledges, privacy, seating
from sessions.actor import Actor
from sessions.commands import EraseMe, ErasePerson, ForgetLinks, Redact
from sessions.events import Erased, Event
from sessions.hosts import dismiss
from sessions.pictures import shown_in
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Idea, Moderated, Participant, SessionState, Touched
from sessions.votes import show


def erase_me(state: SessionState, command: EraseMe, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    return [_whole(state, actor.id, now)]


def erase_person(state: SessionState, command: ErasePerson, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    author = _author(state, command.thing)
    if author is None:
        raise Refuse(Code.AUTHOR_UNKNOWN)
    return [_whole(state, author, now)]


def _author(state: SessionState, thing: str) -> str | None:
    for found in (state.ideas, state.pledges, state.private_words):
        if thing in found:
            return found[thing].author
    if thing in state.survey_texts:
        return evaluation.answer_to(state, thing)[1]
    if told := follow_up.of(state, thing):
        return told[1].author
    raise Refuse(Code.NO_SUCH_THING)


def _whole(state: SessionState, key: str, now: int) -> Erased:
    """Somebody, and whoever takes part by their phone, with all that they gave."""
    holder = state.people[key]
    people = [*holder.seats.values(), key]
    things = [
        thing
        for person in (state.people[one] for one in people)
        for thing in (*person.ideas, *person.pledges, *person.private_words)
    ]
    answered = [thing for one in people for thing in evaluation.subjects(state, one)]
    told = [
        one.id
        for pledge in state.pledges.values()
        for one in pledge.check_ins
        if pledge.id in things or one.author in people
    ]
    brought = [picture for one in people for picture in state.people[one].pictures]
    return Erased(
        at=now,
        people=people,
        things=[*things, *answered, *told],
        pictures=_unused(state, brought, {*told}),
    )


def _unused(state: SessionState, pictures: list[str], told: set[str]) -> list[str]:
    """Of these pictures, those that nothing shows when these check-ins are gone."""
    used = {
        one.picture
        for pledge in state.pledges.values()
        for one in pledge.check_ins
        if one.id not in told
    }
    used.update(shown_in(state))
    return [one for one in dict.fromkeys(pictures) if one not in used]


def redact(state: SessionState, command: Redact, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    things = list(dict.fromkeys(command.things))
    for thing in things:
        _author(state, thing)
    told = [found[1] for thing in things if (found := follow_up.of(state, thing))]
    pictures = [one.picture for one in told if one.picture]
    unused = _unused(state, pictures, {one.id for one in told})
    # Words of a survey stand in the answer that they were published from, too.
    answers = [evaluation.answer_to(state, one)[0] for one in things if one in state.survey_texts]
    redacted = [*things, *filter(None, answers)]
    return [Erased(at=now, redacted=redacted, pictures=unused)]


def forget_links(state: SessionState, command: ForgetLinks, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    return [
        Erased(
            at=now,
            links=True,
            things=state.keeping.withdrawn,
            untold=[idea.id for idea in state.ideas.values() if not state.tells_table(idea)],
        )
    ]


def on_erased(state: SessionState, event: Erased, touched: Touched) -> None:
    for thing in event.things:
        _take_away(state, thing, touched)
    for key in event.people:
        _let_go(state, state.people[key], touched)
    for thing in event.redacted:
        _redact(state, thing, touched)
    if event.links:
        _unlink(state, set(event.untold), touched)
    for key in event.addresses:
        contact.forget(state.people[key], state, touched)
    for picture in event.pictures:
        state.pictures.pop(picture, None)
    _forget_removed(state, event, touched)
    gone = {*event.things}
    state.keeping.withdrawn = [key for key in state.keeping.withdrawn if key not in gone]
    privacy.touch(touched)


def _take_away(state: SessionState, thing: str, touched: Touched) -> None:
    if thing in state.ideas:
        ideas.take_away(state, state.ideas[thing], touched)
    elif thing in state.pledges:
        pledges.take_away(state, state.pledges[thing], touched)
    elif told := follow_up.of(state, thing):
        follow_up.take_away(state, *told, touched)
    elif thing in state.private_words:
        word = state.private_words.pop(thing)
        if word.author:
            state.people[word.author].private_words.remove(thing)
        touched.add_for_consoles("private_words", thing)
        touched.add_for(word.author, "private_words", thing)
    else:
        evaluation.erase(state, thing, touched)


# A person


def _let_go(state: SessionState, person: Participant, touched: Touched) -> None:
    """Take somebody out whose things are gone already: joins, support, votes, places."""
    _leave_pledges(state, person, touched)
    _take_back_support(state, person, touched)
    _take_back_votes(state, person, touched)
    if person.host:
        dismiss(state, state.tables[person.host], touched, person.id)
    seating.seat(state, person, None, touched)
    held_seats.take_away(state, person, touched)
    state.sharing.discard(person.id)
    for known in (state.polled, state.placed):
        known.pop(person.id, None)
    for link in person.plan_links:
        state.plan_links.pop(link, None)
    state.seats = {seat: one for seat, one in state.seats.items() if one != person.id}
    del state.people[person.id]
    touched.add_for(person.id, "me", "me")


def _leave_pledges(state: SessionState, person: Participant, touched: Touched) -> None:
    for key in person.joined:
        pledge = state.pledges[key]
        pledge.joiners.discard(person.id)
        pledges.touch(pledge, touched)
        touched.add_for(person.id, "joined", key)


def _take_back_support(state: SessionState, person: Participant, touched: Touched) -> None:
    for key in person.supported:
        idea = state.ideas[key]
        idea.supporters.discard(person.id)
        touched.add_for_consoles("ideas", idea.into or idea.id)


def _take_back_votes(state: SessionState, person: Participant, touched: Touched) -> None:
    for key, ballot in state.ballots.items():
        roots = ballot.forget(person.id)
        if key == state.ballot:
            touched.shared.update(("tallies", root) for root in roots)
        elif roots:
            touched.add("results", f"{key.stage}:{key.round}")


def _forget_removed(state: SessionState, event: Erased, touched: Touched) -> None:
    """Of a removal because of what is gone, nobody can tell any more whom it hit."""
    for key, removal in state.removals.items():
        known = removal.thing in state.pledges if event.links else removal.thing not in event.things
        if known and removal.participant not in event.people:
            continue
        person = state.people.get(removal.participant or "")
        removal.participant = None
        if person:
            person.removals.remove(key)
            touched.add_for(person.id, "me", "me")


# One text


def _redact(state: SessionState, thing: str, touched: Touched) -> None:
    if thing in state.ideas:
        idea = state.ideas[thing]
        _blank(idea, touched)
        touched.add("ideas", idea.into or idea.id)
        show(state, idea, touched)
    elif thing in state.pledges:
        pledge = state.pledges[thing]
        _blank(pledge, touched)
        pledge.who = pledge.group = pledge.by_when = pledge.support = None
        pledges.touch(pledge, touched)
    elif told := follow_up.of(state, thing):
        follow_up.blank(state, *told, touched)
    elif thing in state.private_words:
        word = state.private_words[thing]
        word.text = word.where = ""
        word.redacted = True
        touched.add_for_consoles("private_words", thing)
    else:
        evaluation.blank(state, thing, touched)


def _blank(thing: Moderated, touched: Touched) -> None:
    """Nobody's words, nor what was found in them or said of them."""
    assert hasattr(thing, "id")
    key: str = thing.id
    thing.text = ""  # type: ignore[attr-defined]
    thing.before = None
    thing.flags = []
    if thing.note is not None:
        thing.note = ""
    touched.add("moderation", key)
    touched.add_for(thing.author, "before", key)  # type: ignore[attr-defined]


# Everybody's links


def _unlink(state: SessionState, untold: set[str], touched: Touched) -> None:
    for idea in state.ideas.values():
        _forget_author(state, idea, touched)
        if idea.id in untold:
            idea.table = idea.table_round = None
    for word in state.private_words.values():
        if word.author in state.people:
            state.people[word.author].private_words = []
        touched.add_for(word.author, "private_words", word.id)
        word.author = None
    evaluation.forget_answers(state, touched)
    seating.forget(state, touched)
    state.keeping.unlinked = True


def _forget_author(state: SessionState, idea: Idea, touched: Touched) -> None:
    idea.few = False
    touched.add_for_consoles("ideas", idea.into or idea.id)
    if idea.author is None:
        return
    for collection in ("ideas", "before"):
        touched.add_for(idea.author, collection, idea.id)
    if idea.author in state.people:
        state.people[idea.author].ideas = []
    idea.author = None


DECIDERS: Deciders = {
    EraseMe: erase_me,
    ErasePerson: erase_person,
    Redact: redact,
    ForgetLinks: forget_links,
}
EVOLVERS: Evolvers = {Erased: on_erased}
