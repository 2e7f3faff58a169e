"""Seats of people without a phone of their own: on somebody's phone, or with a scribe.

A seat is a participant like any other: one budget of dots, one turnout. Only its holder may use it,
and nobody else is told which seat something came from, nor which seats have the same holder.
"""

from sessions import me, team
from sessions.actor import Actor
from sessions.commands import (
    ActFor,
    AddSeat,
    AnswerSurvey,
    CastVote,
    ChangeAgreement,
    ChoosePerspectives,
    Command,
    EraseMe,
    LeavePledge,
    PauseReminders,
    PlaceRung,
    SetSeatAside,
    StopReminders,
    WithdrawContact,
    WithdrawIdea,
    WithdrawPledge,
    WithdrawSupport,
)
from sessions.events import AgreementChanged, Event, SeatAdded, SeatSetAside
from sessions.ids import derive
from sessions.people import MOST_PEOPLE
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.seating import sit_together
from sessions.state import Held, Holder, Member, Participant, SessionState, Touched
from sessions.views import Entities

MOST_WITH_A_MEMBER = 200
MOST_ON_A_PHONE = 8


def add(state: SessionState, command: AddSeat, actor: Actor, now: int) -> list[Event]:
    holder = _holder(state, actor)
    most = MOST_WITH_A_MEMBER if isinstance(holder, Member) else MOST_ON_A_PHONE
    person = _person_of_new(command, actor.id)
    if person in state.people:
        return []
    if len(holder.seats) >= most or len(state.people) >= MOST_PEOPLE:
        raise Refuse(Code.TOO_MANY)
    if isinstance(holder, Participant) and _is_anybody_out(state, holder):
        raise Refuse(Code.REMOVED)
    if command.acting and not command.agreed:
        raise Refuse(Code.NO_AGREEMENT)
    agreed = True if command.acting else None
    if isinstance(holder, Member):
        seat = f"{holder.id}.{_last_number(holder) + 1}"
        return [SeatAdded(at=now, seat=seat, person=person, member=holder.id, agreed=agreed)]
    # A phone knows what its new seat is called before anybody has answered.
    return [SeatAdded(at=now, seat=command.id, person=person, holder=holder.id, agreed=agreed)]


def _last_number(holder: Member) -> int:
    """The highest number that a seat of theirs has: some may have been erased."""
    return max((int(seat.rpartition(".")[2]) for seat in holder.seats), default=0)


def _is_anybody_out(state: SessionState, holder: Participant) -> bool:
    """Whether somebody at this phone was taken out: they would come back by its next seat.

    A scribe, who knows whom they write for, can still add everybody else.
    """
    return any(state.people[one].removals for one in holder.seats.values())


def _holder(state: SessionState, actor: Actor) -> Holder:
    return state.people[actor.id] if actor.role == "attendee" else team.known(state, actor)


def _person_of_new(command: AddSeat, actor: str) -> str:
    return derive(actor, command.id)


def on_added(state: SessionState, event: SeatAdded, touched: Touched) -> None:
    person = Participant(id=event.person, n=state.next_number("people"))
    state.people[person.id] = person
    person.held = Held(holder=event.member or event.holder, seat=event.seat, agreed=event.agreed)
    if event.member is not None:
        state.team[event.member].seats[event.seat] = person.id
        _count_on_paper(state, event.member, touched)
    elif event.holder is not None:
        holder = state.people[event.holder]
        holder.seats[event.seat] = person.id
        state.sharing.add(holder.id)
        sit_together(state, holder, touched)
    _count_acted_for(state, 1 if event.agreed else 0, touched)
    touched.add_for(person.id, "me", "me")


def take_away(state: SessionState, person: Participant, touched: Touched) -> None:
    """Take somebody's seat away from its holder: it is nobody's any more."""
    held = person.held
    if held is None:
        return
    _count_acted_for(state, -1 if held.is_acted_for else 0, touched)
    if held.holder in state.team:
        del state.team[held.holder].seats[held.seat]
        _count_on_paper(state, held.holder, touched, -1)
    elif held.holder in state.people:
        del state.people[held.holder].seats[held.seat]


def _count_on_paper(state: SessionState, member: str, touched: Touched, more: int = 1) -> None:
    told = state.tells_paper
    state.on_paper += more
    touched.add("members", member)
    if state.tells_paper == told:
        return
    for person in (state.people[key] for one in state.team.values() for key in one.seats.values()):
        for idea in person.ideas:
            touched.add_for_consoles("ideas", idea)
        for pledge in person.pledges:
            touched.add_for_consoles("pledges", pledge)


def _count_acted_for(state: SessionState, more: int, touched: Touched) -> None:
    told = state.told_acted_for
    state.acted_for += more
    if state.told_acted_for != told:
        touched.add_for_consoles("session", "session")


# Acting for somebody


def meant(state: SessionState, command: Command, actor: Actor) -> tuple[Command, Actor]:
    """What is asked, and in whose name: for who acts by a seat, of whoever has it."""
    if not isinstance(command, ActFor):
        return command, actor
    person = _sitting(state, command.seat, actor)
    if person.held and person.held.aside:
        raise Refuse(Code.NO_SUCH_SEAT)
    if person.held and person.held.agreed is False and not _takes_back(command.does):
        raise Refuse(Code.NO_AGREEMENT)
    return command.does, Actor("attendee", person.id)


def _sitting(state: SessionState, seat: str, actor: Actor) -> Participant:
    """Who has this seat of the holder who asks."""
    person = _holder(state, actor).seats.get(seat)
    if person is None:
        raise Refuse(Code.NO_SUCH_SEAT)
    return state.people[person]


def on_paper(state: SessionState, member: Member, seat: str, *, agreed: bool) -> str:
    """Who has this seat with a member, and agreed just now that more is made of it.

    Raises Refuse.
    """
    person = state.people.get(member.seats.get(seat, ""))
    if person is None or person.held is None:
        raise Refuse(Code.NO_SUCH_SEAT)
    if not agreed or person.held.agreed is False:
        raise Refuse(Code.NO_AGREEMENT)
    return person.id


def _takes_back(command: Command) -> bool:
    """Whether it leaves somebody with less than they gave: that needs nobody's agreement."""
    match command:
        case CastVote():
            return command.dots == 0 or command.approve is False
        case PlaceRung():
            return command.rung is None
        case ChoosePerspectives():
            return not command.perspectives
        case AnswerSurvey():
            return not command.answers
        case WithdrawIdea() | WithdrawPledge() | WithdrawSupport() | LeavePledge() | EraseMe():
            return True
        case WithdrawContact() | PauseReminders() | StopReminders():
            return True
    return False


def change_agreement(
    state: SessionState, command: ChangeAgreement, actor: Actor, now: int
) -> list[Event]:
    person = _sitting(state, command.seat, actor)
    if person.held is None or person.held.agreed is None:
        raise Refuse(Code.NO_SUCH_SEAT)
    if person.held.agreed == command.agreed:
        return []
    return [AgreementChanged(at=now, person=person.id, agreed=command.agreed)]


def on_agreement_changed(state: SessionState, event: AgreementChanged, touched: Touched) -> None:
    _keep(state, state.people[event.person], touched, agreed=event.agreed)


def set_aside(state: SessionState, command: SetSeatAside, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    person = _sitting(state, command.seat, actor)
    if person.held is None or person.held.aside == command.aside:
        return []
    return [SeatSetAside(at=now, person=person.id, aside=command.aside)]


def on_set_aside(state: SessionState, event: SeatSetAside, touched: Touched) -> None:
    person = state.people[event.person]
    _keep(state, person, touched, aside=event.aside)
    if person.held and person.held.holder:
        sit_together(state, state.people[person.held.holder], touched)


def _keep(
    state: SessionState,
    person: Participant,
    touched: Touched,
    *,
    agreed: bool | None = None,
    aside: bool | None = None,
) -> None:
    held = person.held
    if held is None:
        return
    before = held.is_acted_for
    held.agreed = held.agreed if agreed is None else agreed
    held.aside = held.aside if aside is None else aside
    _count_acted_for(state, held.is_acted_for - before, touched)
    touched.add_for(person.id, "me", "me")


# Whom something is told


def whose(state: SessionState, command: Command, actor: str) -> str | None:
    """The participant whom a command is for: whoever asks, or has the seat it names or makes."""
    match command:
        case AddSeat():
            return _person_of_new(command, actor)
        case ActFor() | ChangeAgreement() | SetSeatAside():
            holder = _known_holder(state, actor)
            return holder.seats.get(command.seat) if holder else None
    return actor


def _known_holder(state: SessionState, actor: str) -> Holder | None:
    return state.people.get(actor) or team.member_of(state, actor)


def sitting(state: SessionState, participant: str, seat: str | None) -> str:
    """Who has this seat on a participant's phone; without one, the participant."""
    return state.people[participant].seats.get(seat or "", participant)


def seat_views(state: SessionState, actor: str) -> dict[str, Entities]:
    """What each of a holder's people would see of their own, by seat."""
    holder = _known_holder(state, actor)
    seats = holder.seats if holder else {}
    return {seat: me.me(state, person) for seat, person in seats.items()}


DECIDERS: Deciders = {
    AddSeat: add,
    ChangeAgreement: change_agreement,
    SetSeatAside: set_aside,
}
EVOLVERS: Evolvers = {
    SeatAdded: on_added,
    AgreementChanged: on_agreement_changed,
    SeatSetAside: on_set_aside,
}
