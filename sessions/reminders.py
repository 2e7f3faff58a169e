"""Who is reminded, and when. Pure: dates and the time come from outside.

Somebody who left an address gets one mail at once (`plan.…`), which says so and how to stop it, and
then one a date that the organiser set (`d7`: 7 days after the end). A reminder is left out

- for who left the address after its date, stopped, or is pausing; for an address that bounced;
- where nothing is open any more: every pledge kept or dropped;
- when a later one is due as well: who was out of reach (the server was off, a pause went on) gets
  the last one alone, however late; the very last is given up after LATE_LAST.

A month is not counted by the calendar but as 13 weeks a quarter: so that mail comes on the weekday
of the event, and 31 August plus 6 months is no question.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b

import msgspec

from sessions.actor import Actor
from sessions.commands import NoteBounce, SetReminders, StartMail, StopMail
from sessions.events import Event, MailBounced, MailStarted, MailStopped, RemindersSet
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Contact, Participant, Pledge, SessionState, Touched

MOST_DATES = 8
# Milliseconds within which the first mail still makes sense, and the last one after its date.
LATE = 7 * 24 * 3600 * 1000
LATE_LAST = 4 * LATE
# However many people leave an address: it gets so many first mails of one event.
MOST_FIRST = 3
# Whichever addresses one person leaves: nobody can have many strangers written to.
MOST_FIRST_OF_ONE = 5
# Of one date to one address: a group's own may be left by several people.
MOST_OF_A_DATE = 10
CLOSED = ("kept", "dropped")

# The moments of the dates, in milliseconds, by their days after the event; none before its end.
Dates = Mapping[int, int]
# (participant, what it was due for) of every mail that has an outcome.
Settled = Collection[tuple[str, str]]


class Due(msgspec.Struct, frozen=True):
    """A mail to be sent now; not after `until`."""

    participant: str
    due: str
    until: int


def address_hash(code: str, email: str) -> str:
    """What stands for an address where it must not be read. Addresses can be guessed, though."""
    words = f"{code}\0{email.casefold()}"
    return blake2b(words.encode(), digest_size=12, person=b"pledgewall.mail").hexdigest()


def stop_token(code: str, participant: str, email: str) -> str:
    """Stops mail to this address, and opens nothing. The participant's id makes it unguessable."""
    words = f"{code}\0{participant}\0{email}"
    return blake2b(words.encode(), digest_size=20, person=b"pledgewall.stop").hexdigest()


def first_due(code: str, email: str) -> str:
    """What the first mail to an address is due for: once, whoever leaves it how often."""
    return f"plan.{address_hash(code, email)}"


def reached(state: SessionState) -> Iterator[tuple[Participant, Contact]]:
    """Everybody who can be written to."""
    for person in state.people.values():
        contact = person.contact
        if contact and not (contact.stopped or contact.bounced):
            yield person, contact


def due(state: SessionState, dates: Dates, settled: Settled, now: int) -> list[Due]:
    """All mails that are to be sent now, those that wait longest first."""
    # First mails that went or go, by their address and by who left it; reminders by their address.
    firsts = Counter(key for each in settled if each[1].startswith("plan.") for key in each)
    reminded: Counter[str] = Counter()
    found: list[Due] = []
    for person, contact in reached(state):
        address = first_due(state.code, contact.email)
        for one in _first(person, contact, address, now):
            if (one.participant, one.due) not in settled and _may_greet(person, address, firsts):
                firsts.update((address, person.id))
                found.append(one)
        for one in _reminder(state, person, contact, dates, now):
            reminded[address] += 1
            if (one.participant, one.due) not in settled and reminded[address] <= MOST_OF_A_DATE:
                found.append(one)
    return sorted(found, key=lambda one: one.until)


def _may_greet(person: Participant, address: str, firsts: Counter[str]) -> bool:
    return firsts[address] < MOST_FIRST and firsts[person.id] < MOST_FIRST_OF_ONE


def _first(person: Participant, contact: Contact, key: str, now: int) -> Iterator[Due]:
    if now <= contact.at + LATE:
        yield Due(person.id, key, contact.at + LATE)


def _reminder(
    state: SessionState, person: Participant, contact: Contact, dates: Dates, now: int
) -> Iterator[Due]:
    passed = [days for days in state.reminders.after_days if dates.get(days, now + 1) <= now]
    if not state.reminders.on or not passed or is_paused(contact, now):
        return
    days, date = passed[-1], dates[passed[-1]]
    later = (dates[one] for one in state.reminders.after_days if one > days and one in dates)
    until = min(later, default=date + LATE_LAST)
    if contact.at <= date and now <= until and open_pledges(state, person):
        yield Due(person.id, f"d{days}", until)


def is_paused(contact: Contact, now: int) -> bool:
    return contact.paused_until is not None and now < contact.paused_until


def open_pledges(state: SessionState, person: Participant) -> list[Pledge]:
    """Their own and those they joined that are neither kept nor dropped yet."""
    joined = (state.pledges[key] for key in person.joined)
    mine = [state.pledges[key] for key in person.pledges]
    mine += [pledge for pledge in joined if pledge.is_public]
    return [pledge for pledge in mine if pledge.follow_up not in CLOSED]


def next_moment(state: SessionState, dates: Dates, now: int) -> int | None:
    """When something may become due by the mere passing of time; None: never."""
    moments = [date for days, date in dates.items() if days in state.reminders.after_days]
    people = list(reached(state))
    moments += [contact.paused_until for _, contact in people if contact.paused_until]
    return min((one for one in moments if one > now), default=None) if people else None


def set_reminders(
    state: SessionState, command: SetReminders, actor: Actor, now: int
) -> list[Event]:
    actor.must_be("facilitator")
    days = sorted(set(command.after_days))
    if len(days) > MOST_DATES:
        raise Refuse(Code.TOO_MANY)
    on = command.on and bool(days)
    if (days, on) == (state.reminders.after_days, state.reminders.on):
        return []
    return [RemindersSet(at=now, after_days=days, on=on)]


def on_set(state: SessionState, event: RemindersSet, touched: Touched) -> None:
    state.reminders.after_days = event.after_days
    state.reminders.on = event.on


def stop(state: SessionState, command: StopMail, actor: Actor, now: int) -> list[Event]:
    address = _address(state, command.participant, actor)
    if address in state.silent:
        return []
    return [MailStopped(at=now, participant=command.participant, address=address)]


def start(state: SessionState, command: StartMail, actor: Actor, now: int) -> list[Event]:
    address = _address(state, command.participant, actor)
    if address not in state.silent:
        return []
    return [MailStarted(at=now, participant=command.participant, address=address)]


def _address(state: SessionState, participant: str, actor: Actor) -> str:
    actor.must_be("server")
    person = state.people.get(participant)
    if person is None or person.contact is None:
        raise Refuse(Code.NO_CONTACT)
    return address_hash(state.code, person.contact.email)


def on_stopped(state: SessionState, event: MailStopped, touched: Touched) -> None:
    state.silent.add(event.address)
    _mark(state, event.address, touched, stopped=True)


def on_started(state: SessionState, event: MailStarted, touched: Touched) -> None:
    state.silent.discard(event.address)
    _mark(state, event.address, touched, stopped=False)


def _mark(state: SessionState, address: str, touched: Touched, *, stopped: bool) -> None:
    for person in state.people.values():
        if person.contact and address_hash(state.code, person.contact.email) == address:
            person.contact.stopped = stopped
            touched.add_for(person.id, "me", "me")


def bounce(state: SessionState, command: NoteBounce, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    person = state.people.get(command.participant)
    contact = person.contact if person else None
    if contact is None or contact.bounced or contact.email.casefold() != command.email.casefold():
        return []
    return [MailBounced(at=now, participant=command.participant)]


def on_bounced(state: SessionState, event: MailBounced, touched: Touched) -> None:
    if contact := state.people[event.participant].contact:
        contact.bounced = True
        touched.add_for(event.participant, "me", "me")


def is_silent(state: SessionState, email: str) -> bool:
    """Whether whoever gets mail at this address wants none from this event."""
    return address_hash(state.code, email) in state.silent


DECIDERS: Deciders = {
    SetReminders: set_reminders,
    StopMail: stop,
    StartMail: start,
    NoteBounce: bounce,
}
EVOLVERS: Evolvers = {
    RemindersSet: on_set,
    MailStopped: on_stopped,
    MailStarted: on_started,
    MailBounced: on_bounced,
}
