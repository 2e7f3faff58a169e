"""The organiser sets when people are reminded; mail is stopped, wanted again, and bounces."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions import reminders
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.machine.follow_up import FollowUp
from tests.sessions.room import FACILITATOR, SERVER

MAIL: Any = st.sampled_from([c.StopMail, c.StartMail])


class Reminders(FollowUp):
    @rule(days=st.lists(st.integers(1, 30), max_size=10), on=st.booleans())
    def set_reminders(self, days: list[int], on: bool) -> None:
        self.ask(FACILITATOR, c.SetReminders, after_days=days, on=on)

    @rule(who=NUMBERS, kind=MAIL)
    def answer_mail(self, who: int, kind: type[c.Command]) -> None:
        self.ask(SERVER, kind, participant=self.person(who).id)

    @rule(who=NUMBERS, now=st.booleans())
    def mail_comes_back(self, who: int, now: bool) -> None:
        key = self.person(who).id
        person = self.state.people.get(key)
        contact = person.contact if person and now else None
        email = contact.email if contact else "before@example.org"
        self.ask(SERVER, c.NoteBounce, participant=key, email=email)

    def check_reminders(self) -> None:
        """Nobody who said no, or whose address said so, is ever written to."""
        dates = {days: days for days in range(31)}
        for one in reminders.due(self.state, dates, set(), self.room.now):
            contact = self.state.people[one.participant].contact
            assert contact
            assert not contact.stopped
            assert not contact.bounced
            assert not reminders.is_silent(self.state, contact.email)
