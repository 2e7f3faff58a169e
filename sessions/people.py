"""People in the room: joining, and a name if they like."""

from sessions import team, text, words
from sessions.actor import Actor
from sessions.commands import Join, SetName
from sessions.events import Event, Joined, Named
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.seating import seat_arrival
from sessions.state import Participant, SessionState, Touched

MOST_PEOPLE = 20_000


def join(state: SessionState, command: Join, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    if len(state.people) >= MOST_PEOPLE:
        raise Refuse(Code.TOO_MANY)
    return [Joined(at=now, participant=command.participant, seat=command.seat, lang=command.lang)]


def on_joined(state: SessionState, event: Joined, touched: Touched) -> None:
    person = Participant(id=event.participant, n=state.next_number("people"))
    state.people[event.participant] = person
    if event.seat:
        state.seats[event.seat] = event.participant
    touched.add_for(event.participant, "me", "me")
    seat_arrival(state, person, touched)


def set_name(state: SessionState, command: SetName, actor: Actor, now: int) -> list[Event]:
    name = words.optional(command.name, text.NAME_LENGTH)
    if actor.role == "facilitator":
        return team.named(state, name, actor, now)
    actor.must_be("attendee")
    return [Named(at=now, participant=actor.id, name=name)]


def on_named(state: SessionState, event: Named, touched: Touched) -> None:
    state.people[event.participant].name = event.name
    touched.add_for(event.participant, "me", "me")


DECIDERS: Deciders = {
    Join: join,
    SetName: set_name,
}
EVOLVERS: Evolvers = {
    Joined: on_joined,
    Named: on_named,
}
