"""A scribe writes for people without a phone: a seat a person, and no other hand on it.

A seat is a participant like any other: one budget of dots, one turnout. Only the member who added
it may use it, and nobody but that member is told which seat something came from.
"""

from sessions import me, team
from sessions.actor import Actor
from sessions.commands import ActFor, AddSeat, Command
from sessions.events import Event, SeatAdded
from sessions.ids import derive
from sessions.people import MOST_PEOPLE
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import FEWEST_ON_PAPER, Member, Participant, SessionState, Touched
from sessions.views import Entities

MOST_SEATS = 200


def add(state: SessionState, command: AddSeat, actor: Actor, now: int) -> list[Event]:
    member = team.known(state, actor)
    if len(member.seats) >= MOST_SEATS or len(state.people) >= MOST_PEOPLE:
        raise Refuse(Code.TOO_MANY)
    person = derive(actor.id, command.id)
    if person in state.people:
        return []
    seat = _name(member, len(member.seats) + 1)
    return [SeatAdded(at=now, seat=seat, member=member.id, person=person)]


def _name(member: Member, number: int) -> str:
    return f"{member.id}.{number}"


def on_added(state: SessionState, event: SeatAdded, touched: Touched) -> None:
    person = Participant(id=event.person, n=state.next_number("people"), scribe=event.member)
    state.people[person.id] = person
    state.team[event.member].seats.append(person.id)
    state.on_paper += 1
    touched.add("members", event.member)
    touched.add_for(person.id, "me", "me")
    if state.on_paper == FEWEST_ON_PAPER:
        for seat in (state.people[one] for member in state.team.values() for one in member.seats):
            for idea in seat.ideas:
                touched.add_for_consoles("ideas", idea)
            for pledge in seat.pledges:
                touched.add_for_consoles("pledges", pledge)


def meant(state: SessionState, command: Command, actor: Actor) -> tuple[Command, Actor]:
    """What is asked, and in whose name: for a scribe, in the name of whoever has the seat."""
    if not isinstance(command, ActFor):
        return command, actor
    team.known(state, actor)
    person = person_of(state, command, actor.id)
    if person is None:
        raise Refuse(Code.NO_SUCH_SEAT)
    return command.does, Actor("attendee", person)


def person_of(state: SessionState, command: Command, actor: str) -> str | None:
    """The participant whom a command is for: whoever asks, or has the seat it names."""
    if not isinstance(command, ActFor):
        return actor
    member = team.member_of(state, actor)
    return seats(member).get(command.seat) if member else None


def seats(member: Member) -> dict[str, str]:
    """A member's seats: the participant of each, by its name."""
    return {_name(member, n): person for n, person in enumerate(member.seats, 1)}


def seat_views(state: SessionState, secret: str) -> dict[str, Entities]:
    """What each of a scribe's people would see of their own, by seat."""
    member = team.member_of(state, secret)
    if member is None:
        return {}
    return {seat: me.me(state, person) for seat, person in seats(member).items()}


DECIDERS: Deciders = {
    AddSeat: add,
}
EVOLVERS: Evolvers = {
    SeatAdded: on_added,
}
