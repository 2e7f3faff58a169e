"""People pledge, and join others."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.actor import Actor
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE, NUMBERS, SOME, WORDS


class Pledges(Asking):
    @rule(
        who=NUMBERS,
        words=WORDS,
        kind=st.sampled_from(["action", "culture"]),
        name=LINE,
        support=LINE,
        ideas=SOME,
    )
    def pledge(
        self,
        who: int,
        words: str,
        kind: Any,
        name: str | None,
        support: str | None,
        ideas: list[int],
    ) -> None:
        self.ask(
            self.person(who),
            c.MakePledge,
            text=self.text(words),
            kind=kind,
            who=name,
            group=name,
            by_when=support,
            support=support,
            ideas=[self.public(idea) for idea in ideas],
        )

    @rule(who=NUMBERS, pledge=NUMBERS, words=WORDS, name=LINE, ideas=SOME | st.none())
    def edit_pledge(
        self, who: int, pledge: int, words: str, name: str | None, ideas: list[int] | None
    ) -> None:
        asked: dict[str, Any] = {"text": self.text(words), "who": name}
        if ideas is not None:
            asked["ideas"] = [self.idea(idea) for idea in ideas]
        found = self.one(self.state.pledges, pledge)
        self.ask(self.author_or(found, who), c.EditPledge, pledge=found, **asked)

    @rule(
        who=NUMBERS,
        pledge=NUMBERS,
        kind=st.sampled_from([c.WithdrawPledge, c.JoinPledge, c.JoinPledge, c.LeavePledge]),
    )
    def about_pledge(self, who: int, pledge: int, kind: type[c.Command]) -> None:
        self.ask(self.person(who), kind, pledge=self.one(self.state.pledges, pledge))

    # Whole turns, which single commands seldom happen to add up to.

    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), back=st.booleans())
    def pledge_together(self, who: int, idea: int, back: bool) -> None:
        self.open("pledges")
        asked = {"text": self.text("idea"), "kind": "action", "ideas": [self.public(idea)]}
        self.ask(self.person(who), c.MakePledge, **asked)
        for pledge in list(self.state.pledges)[-1:]:
            self.ask(self.person(who + 1), c.JoinPledge, pledge=pledge)
        if back:
            self.open("ideas")

    def author_or(self, pledge: str, who: int) -> Actor:
        author = self.authors.get(pledge, "nobody")
        return Actor("attendee", author) if who % 3 else self.person(who)
