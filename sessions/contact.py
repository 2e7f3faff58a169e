"""Addresses that people leave, with a consent of its own, and private links to their plans.

An address is in no view but its owner's, in no file and in no line of a log. It may be left and
taken back at any time, and a plan needs none.
"""

from email_validator import EmailNotValidError, validate_email

from sessions import reminders, words
from sessions.actor import Actor
from sessions.commands import (
    LeaveContact,
    LinkPlan,
    PauseReminders,
    ResumeReminders,
    StopReminders,
    WithdrawContact,
)
from sessions.events import (
    ContactLeft,
    ContactWithdrawn,
    Erased,
    Event,
    PlanLinked,
    RemindersPaused,
    RemindersResumed,
    RemindersStopped,
)
from sessions.ids import token_hash
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import Contact, Participant, SessionState, Touched

# Of one person: the oldest stops working when one more is made.
MOST_LINKS = 10
LONGEST_PAUSE = 366 * 24 * 3600 * 1000


def link(state: SessionState, command: LinkPlan, actor: Actor, now: int) -> list[Event]:
    actor.must_be("server")
    if command.participant not in state.people:
        raise Refuse(Code.BAD_TOKEN)
    return [
        PlanLinked(
            at=now, participant=command.participant, link=command.link, secret=command.secret
        )
    ]


def on_linked(state: SessionState, event: PlanLinked, touched: Touched) -> None:
    person = state.people[event.participant]
    person.plan_secret = event.secret or person.plan_secret
    if event.link is None:
        return
    state.plan_links[event.link] = person.id
    person.plan_links.append(event.link)
    _drop_oldest(person, state)


def _drop_oldest(person: Participant, state: SessionState) -> None:
    """Keep as many links as one may have, and that of the mails beside them."""
    in_mails = token_hash(person.plan_secret) if person.plan_secret else None
    for key in [key for key in person.plan_links if key != in_mails][:-MOST_LINKS]:
        person.plan_links.remove(key)
        state.plan_links.pop(key, None)


def leave(state: SessionState, command: LeaveContact, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    if command.secret and state.plan_links.get(token_hash(command.secret)) != actor.id:
        raise Refuse(Code.BAD_TOKEN)
    person = state.people[actor.id]
    secret = command.secret or person.plan_secret
    return [
        *_forgotten(state, actor, now),
        *_linked_anew(person, secret, now),
        ContactLeft(
            at=now,
            person=person.id,
            email=_address(command.email),
            lang=words.session_language(state, command.lang),
            secret=secret,
        ),
    ]


def _linked_anew(person: Participant, secret: str | None, now: int) -> list[Event]:
    """Of many links, the one in mails is kept as long as mails hold it: not when they end."""
    link = token_hash(secret) if secret else None
    lost = person.contact is not None and link in person.plan_links[:-MOST_LINKS]
    return [PlanLinked(at=now, participant=person.id, link=link)] if lost else []


def _forgotten(state: SessionState, actor: Actor, now: int) -> list[Event]:
    """The address that somebody had left is kept nowhere any more."""
    return [Erased(at=now, addresses=[actor.id])] if state.people[actor.id].contact else []


def forget(person: Participant, state: SessionState, touched: Touched) -> None:
    """Let go of an address and of the secret in its mails: as if they had never been known."""
    person.contact = person.plan_secret = None
    _drop_oldest(person, state)
    touched.add_for(person.id, "me", "me")


def _address(asked: str) -> str:
    """An address of the right form; whether it takes mail, only a mail can tell."""
    try:
        return validate_email(asked.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Refuse(Code.BAD_EMAIL) from None


def on_left(state: SessionState, event: ContactLeft, touched: Touched) -> None:
    person = state.people[event.person]
    person.plan_secret = event.secret
    person.contact = (
        None if event.email is None else Contact(email=event.email, lang=event.lang, at=event.at)
    )
    if person.contact and reminders.is_silent(state, person.contact.email):
        person.contact.stopped = True
    touched.add_for(person.id, "me", "me")


def withdraw(state: SessionState, command: WithdrawContact, actor: Actor, now: int) -> list[Event]:
    actor.must_be("attendee")
    if state.people[actor.id].contact is None:
        return []
    return [ContactWithdrawn(at=now, person=actor.id), *_forgotten(state, actor, now)]


def on_withdrawn(state: SessionState, event: ContactWithdrawn, touched: Touched) -> None:
    person = state.people[event.person]
    person.contact = person.plan_secret = None
    touched.add_for(person.id, "me", "me")


def _contact(state: SessionState, actor: Actor) -> Contact:
    actor.must_be("attendee")
    contact = state.people[actor.id].contact
    if contact is None:
        raise Refuse(Code.NO_CONTACT)
    return contact


def pause(state: SessionState, command: PauseReminders, actor: Actor, now: int) -> list[Event]:
    contact = _contact(state, actor)
    if not now < command.until <= now + LONGEST_PAUSE:
        raise Refuse(Code.BAD_DATE)
    if contact.paused_until == command.until:
        return []
    return [RemindersPaused(at=now, person=actor.id, until=command.until)]


def stop(state: SessionState, command: StopReminders, actor: Actor, now: int) -> list[Event]:
    return [] if _contact(state, actor).stopped else [RemindersStopped(at=now, person=actor.id)]


def resume(state: SessionState, command: ResumeReminders, actor: Actor, now: int) -> list[Event]:
    contact = _contact(state, actor)
    if not contact.stopped and contact.paused_until is None:
        return []
    if reminders.is_silent(state, contact.email):
        raise Refuse(Code.MAIL_STOPPED)
    return [RemindersResumed(at=now, person=actor.id)]


def on_paused(state: SessionState, event: RemindersPaused, touched: Touched) -> None:
    if contact := state.people[event.person].contact:
        contact.paused_until = event.until
        touched.add_for(event.person, "me", "me")


def on_stopped(state: SessionState, event: RemindersStopped, touched: Touched) -> None:
    if contact := state.people[event.person].contact:
        contact.stopped = True
        touched.add_for(event.person, "me", "me")


def on_resumed(state: SessionState, event: RemindersResumed, touched: Touched) -> None:
    if contact := state.people[event.person].contact:
        contact.stopped = False
        contact.paused_until = None
        touched.add_for(event.person, "me", "me")


DECIDERS: Deciders = {
    LinkPlan: link,
    LeaveContact: leave,
    WithdrawContact: withdraw,
    PauseReminders: pause,
    StopReminders: stop,
    ResumeReminders: resume,
}
EVOLVERS: Evolvers = {
    PlanLinked: on_linked,
    ContactLeft: on_left,
    ContactWithdrawn: on_withdrawn,
    RemindersPaused: on_paused,
    RemindersStopped: on_stopped,
    RemindersResumed: on_resumed,
}
