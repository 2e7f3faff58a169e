"""People tell what became of pledges, leave addresses and get plans; the organiser looks at it."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.ids import token_hash
from sessions.views import Entities
from sessions.views.plan import plan
from tests.sessions.machine.asking import SHOWN
from tests.sessions.machine.chance import LINE, NUMBERS, WORDS
from tests.sessions.machine.pledges import Pledges
from tests.sessions.room import FACILITATOR, SERVER

STATUS = st.sampled_from([None, "not_started", "under_way", "kept", "changed", "dropped"])
DUE = st.sampled_from([None, "", "2027-02-28", "2027-02-29", "soon"])
DEALS: Any = st.sampled_from([c.ApproveCheckIn, c.HideCheckIn, c.RestoreCheckIn])
MAILS: Any = st.sampled_from(
    [c.WithdrawContact, c.PauseReminders, c.StopReminders, c.ResumeReminders]
)


class FollowUp(Pledges):
    @rule(who=NUMBERS, pledge=NUMBERS, status=STATUS, words=WORDS, wanted=LINE, flag=st.booleans())
    def check_in(
        self, who: int, pledge: int, status: Any, words: str, wanted: str | None, flag: bool
    ) -> None:
        found = self.one(self.state.pledges, pledge)
        story = f"story-words {words}" + (" ring 07700 900123" if flag else "")
        told: dict[str, Any] = {"story": story, "help": wanted and f"story-words {wanted}"}
        if who % 4 == 0:
            told = {}
        self.ask(self.author_or(found, who), c.CheckIn, pledge=found, status=status, **told)

    @rule(check_in=NUMBERS, kind=DEALS)
    def deal_with_check_in(self, check_in: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, check_in=self.one(self.state.check_ins, check_in))

    @rule(who=st.integers(0, 4), status=STATUS, approve=st.booleans())
    def pledge_and_tell(self, who: int, status: Any, approve: bool) -> None:
        """A whole turn: single commands seldom come to it."""
        person = self.state.people.get(self.person(who).id)
        pledged = list(person.pledges) if person else []
        for pledge in pledged[-1:]:
            self.ask(self.person(who), c.CheckIn, pledge=pledge, status=status, story="story-words")
            for check_in in list(self.state.check_ins)[-1:] if approve else ():
                self.ask(FACILITATOR, c.HideCheckIn, check_in=check_in)

    @rule(who=NUMBERS, pledge=NUMBERS, due=DUE)
    def promise_by(self, who: int, pledge: int, due: str | None) -> None:
        found = self.one(self.state.pledges, pledge)
        self.ask(self.author_or(found, who), c.EditPledge, pledge=found, due=due)

    @rule(who=st.integers(0, 4), address=st.sampled_from(["", "nobody"]), keep=st.booleans())
    def leave_contact(self, who: int, address: str, keep: bool) -> None:
        """With a link of one's own, or with somebody else's."""
        person = self.person(who)
        self.written += 1
        secret = f"secret-plan-{self.written:032}"
        self.ask(SERVER, c.LinkPlan, participant=person.id, link=token_hash(secret))
        asker = person if keep else self.person(who + 1)
        email = address or f"own-address-{asker.id.removeprefix('secret-')}@example.org"
        self.ask(asker, c.LeaveContact, email=email, lang="cy", secret=secret)

    @rule(who=NUMBERS, kind=MAILS, until=st.integers(0, 2))
    def mails(self, who: int, kind: type[c.Command], until: int) -> None:
        asked = {"until": self.room.now + until * 10**7} if kind is c.PauseReminders else {}
        self.ask(self.person(who), kind, **asked)

    @rule(words=WORDS, lang=st.sampled_from(["cy", "pl"]))
    def set_after(self, words: str, lang: str) -> None:
        said = {lang: c.AfterWords("organiser-words", words)}
        self.ask(FACILITATOR, c.SetAfter, next_steps=words, translations=said)

    def check_follow_up(self, seen: dict[str, Entities]) -> None:
        state = self.state
        for audience in SHOWN:
            assert "organiser-words" not in msgspec.json.encode(seen[audience]).decode()
            assert not seen[audience]["check_ins"]
            shown = seen[audience]["pledges"]
            for pledge in state.pledges.values():
                assert (pledge.id in shown) == pledge.is_public
                if pledge.is_public:
                    self._check_stories(shown[pledge.id], pledge.check_ins)
        told = {one.id for pledge in state.pledges.values() for one in pledge.check_ins}
        assert seen["facilitator"]["check_ins"].keys() == told == state.check_ins.keys()
        for name, view in seen.items():
            written = msgspec.json.encode(view).decode()
            person = state.people.get(name)
            # Of who takes part on paper, it is on no screen.
            paper = person and person.held and person.held.holder in state.team
            known = person and person.contact and not paper
            assert written.count("own-address") == bool(known)
        for person in state.people.values():
            self._check_plan(person.id)

    def _check_stories(self, shown: Any, check_ins: list[Any]) -> None:
        """Whatever a pledge shows to everybody was told with it, and does not wait."""
        waiting = {one.id for one in check_ins if one.held or one.hidden}
        assert not waiting & {story.id for story in shown.stories}
        open_help = {one.help for one in check_ins if one.id not in waiting}
        assert shown.help is None or shown.help in open_help

    def _check_plan(self, participant: str) -> None:
        """A plan tells nothing of anybody else that a view would not."""
        person, made = self.state.people[participant], plan(self.state, participant)
        written = msgspec.json.encode(made).decode()
        assert "secret" not in written
        assert {one.id for one in made.pledges} == set(person.pledges)
        assert {one.id for one in made.joined} <= set(person.joined)
        authors = {
            told.id: told.author for one in self.state.pledges.values() for told in one.check_ins
        }
        assert all(authors[one.id] == participant for one in made.check_ins)
        assert written.count("own-address") == (person.contact is not None)
        for idea in made.chosen:
            assert idea.id in self.state.public_ideas
            assert idea.why
            if "wrote" in idea.why:
                group = self.state.ideas[idea.id].group
                assert any(self.authors.get(one) == participant for one in group)
