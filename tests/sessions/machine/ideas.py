"""Ideas are posted, changed, withdrawn, and merged."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.actor import Actor
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LANG, LINE, NUMBERS, SOME, WORDS
from tests.sessions.room import FACILITATOR


class Ideas(Asking):
    @rule(who=NUMBERS, words=WORDS, prompt=st.none() | NUMBERS, table=LINE, lang=LANG)
    def post(
        self, who: int, words: str, prompt: int | None, table: str | None, lang: str | None
    ) -> None:
        asked = None if prompt is None else self.one(self.state.prompts, prompt)
        text = self.text(words)
        self.ask(self.person(who), c.PostIdea, text=text, prompt=asked, table=table, lang=lang)

    @rule(who=st.integers(0, 4))
    def post_plainly(self, who: int) -> None:
        suggested = [self.public(who), self.idea(who)]
        self.ask(self.person(who), c.PostIdea, text=self.text("idea"), suggested=suggested)

    @rule(idea=NUMBERS, words=WORDS, lang=LANG)
    def edit_own(self, idea: int, words: str, lang: str | None) -> None:
        asked = self.idea(idea)
        actor = Actor("attendee", self.authors.get(asked, "nobody"))
        self.ask(actor, c.EditIdea, idea=asked, text=self.text(words), lang=lang)

    @rule(who=NUMBERS, idea=NUMBERS)
    def edit_any(self, who: int, idea: int) -> None:
        self.ask(self.person(who), c.EditIdea, idea=self.idea(idea), text=self.text("idea"))

    @rule(who=NUMBERS, idea=NUMBERS)
    def withdraw(self, who: int, idea: int) -> None:
        self.ask(self.person(who), c.WithdrawIdea, idea=self.idea(idea))

    @rule(into=NUMBERS, others=SOME)
    def merge(self, into: int, others: list[int]) -> None:
        asked = [self.idea(idea) for idea in others]
        self.ask(FACILITATOR, c.MergeIdeas, into=self.idea(into), from_=asked)

    @rule(into=st.integers(0, 40), other=st.integers(0, 40))
    def merge_public(self, into: int, other: int) -> None:
        self.ask(FACILITATOR, c.MergeIdeas, into=self.public(into), from_=[self.public(other)])
