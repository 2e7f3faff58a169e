"""People are erased, words are taken away, and links to authors are forgotten."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.machine.team import Team
from tests.sessions.room import FACILITATOR, SERVER

FEW = st.integers(0, 9)


class Erasing(Team):
    # Seldom, or a room has nothing left: of ten numbers, most do nothing.

    @rule(who=NUMBERS, now=FEW)
    def erase_me(self, who: int, now: int) -> None:
        if now < 2:
            self.ask(self.person(who), c.EraseMe)

    @rule(who=NUMBERS, seat=NUMBERS, phone=st.booleans())
    def erase_seat(self, who: int, seat: int, phone: bool) -> None:
        held = [one.held for one in self.state.people.values() if one.held]
        asked = held[seat % len(held)].seat if held and seat >= 0 else "m1.1"
        actor = self.person(who) if phone else self.member(who)
        self.ask(actor, c.ActFor, seat=asked, does=self.room.command(c.EraseMe))

    @rule(thing=NUMBERS, now=FEW)
    def erase_person(self, thing: int, now: int) -> None:
        if now < 2:
            self.ask(FACILITATOR, c.ErasePerson, thing=self.thing(thing))

    @rule(who=NUMBERS, thing=NUMBERS, other=NUMBERS)
    def redact(self, who: int, thing: int, other: int) -> None:
        things = [self.thing(thing), self.thing(other)]
        self.ask(self.member(who), c.Redact, things=things)

    @rule(now=FEW)
    def forget_links(self, now: int) -> None:
        if now < 2:
            self.ask(SERVER, c.ForgetLinks)

    @rule(months=st.sampled_from([0, 1, 12, 121]), hours=st.sampled_from([0, 24, 721]))
    def set_privacy(self, months: int, hours: int) -> None:
        asked = c.PrivacyText(controller="The trust", months=months, link_hours=hours)
        self.ask(FACILITATOR, c.SetPrivacy, privacy=asked)

    @rule()
    def export(self) -> None:
        self.ask(SERVER, c.NoteExport, format="csv", secret=FACILITATOR.id)

    def thing(self, number: int) -> str:
        state = self.state
        told = [*state.private_words, *state.check_ins, *state.survey_texts]
        things = [*state.ideas, *state.pledges, *told]
        return self.one(things, number)
