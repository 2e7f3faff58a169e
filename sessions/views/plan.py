"""A personal plan: what one person pledged, joined and backed, and where they can be reached.

It is asked for with that person's own secret, and built for nobody else.
"""

from collections.abc import Iterator

from sessions import wire as w
from sessions.ballot import Ballot
from sessions.state import Participant, Pledge, SessionState
from sessions.views import follow_up
from sessions.views.chosen import CHOSEN, first_places, public_root, shown
from sessions.views.pledges import pledge_entity

# The least value by which a vote backs an idea: a dot, "agree" (the first opinion), an approval, a
# score above the middle. Of opinions, no other does.
_BACKS = {"dots": 1, "approval": 1, "scale": 4}


def plan(state: SessionState, participant: str) -> w.Plan:
    """The whole plan of one person."""
    person = state.people[participant]
    own = [state.pledges[key] for key in person.pledges]
    joined = [one for key in person.joined if (one := state.pledges[key]).is_public]
    return w.Plan(
        code=state.code,
        title=state.title,
        lang=state.lang,
        languages=state.languages,
        translations=state.translations,
        created_at=state.created_at,
        ended_at=state.ended_at,
        name=person.name,
        pledges=[pledge_entity(state, "attendee", one) for one in own],
        joined=[pledge_entity(state, "attendee", one) for one in joined],
        check_ins=[
            follow_up.check_in(pledge.id, told)
            for pledge in (*own, *joined)
            for told in pledge.check_ins
            if told.author == person.id
        ],
        chosen=list(_chosen(state, person)),
        after=state.after,
        contact=own_contact(person),
    )


def own_contact(person: Participant) -> w.OwnContact | None:
    """Where somebody wants to be reached, as they themselves are told."""
    contact = person.contact
    if contact is None:
        return None
    return w.OwnContact(
        email=contact.email,
        lang=contact.lang,
        at=contact.at,
        paused_until=contact.paused_until,
        stopped=contact.stopped,
        bounced=contact.bounced,
    )


def _chosen(state: SessionState, person: Participant) -> Iterator[w.ChosenIdea]:
    """The ideas that somebody backed and that came out on top or became pledges, best first."""
    came = first_places(state)
    pledged = _pledged(state)
    backed = _backed(state, person)
    for idea in sorted(backed, key=lambda key: (came.get(key, CHOSEN + 1), state.ideas[key].n)):
        if idea in came or idea in pledged:
            yield w.ChosenIdea(
                id=idea,
                text=state.ideas[idea].text,
                lang=state.ideas[idea].lang,
                why=backed[idea],
                place=came.get(idea),
                pledges=[pledge.id for pledge in pledged.get(idea, [])],
            )


def _pledged(state: SessionState) -> dict[str, list[Pledge]]:
    found: dict[str, list[Pledge]] = {}
    for pledge in state.pledges.values():
        for root in state.public_origins(pledge) if pledge.is_public else ():
            found.setdefault(root.id, []).append(pledge)
    return found


def _backed(state: SessionState, person: Participant) -> dict[str, list[w.Backing]]:
    voted = [
        key
        for ballot in shown(state)
        if (found := ballot.people.get(person.id))
        for key, vote in found.counted.items()
        if _backs(ballot, vote.value)
    ]
    ways: list[tuple[w.Backing, list[str]]] = [
        ("wrote", person.ideas),
        ("supported", person.supported),
        ("voted", voted),
    ]
    backed: dict[str, list[w.Backing]] = {}
    for way, keys in ways:
        for root in {idea.id for key in keys if (idea := public_root(state, key))}:
            backed.setdefault(root, []).append(way)
    return backed


def _backs(ballot: Ballot, value: int) -> bool:
    return value == 1 if ballot.kind == "opinion" else value >= _BACKS[ballot.kind]
