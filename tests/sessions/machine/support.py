"""People make others' ideas their own."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from msgspec import UNSET

from sessions import commands as c
from sessions import views as views_module
from sessions.views import Entities
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import NUMBERS


class Support(Asking):
    @rule(who=st.integers(0, 4), idea=st.integers(0, 40), suggested=st.booleans())
    def support(self, who: int, idea: int, suggested: bool) -> None:
        asked = {"idea": self.public(idea), "suggested": suggested}
        self.ask(self.person(who), c.SupportIdea, **asked)

    @rule(who=NUMBERS, idea=NUMBERS, kind=st.sampled_from([c.SupportIdea, c.WithdrawSupport]))
    def support_wildly(self, who: int, idea: int, kind: type[c.Command]) -> None:
        self.ask(self.person(who), kind, idea=self.idea(idea))

    def check_support(self, seen: dict[str, Entities]) -> None:
        """Counted again, from what people hold: each once for what now stands as one idea."""
        held: dict[str, set[str]] = {}
        for person in self.state.people.values():
            for key in person.supported:
                assert person.id in self.state.ideas[key].supporters
                root = self.state.root(key)
                assert root is not None
                held.setdefault(root.id, set()).add(person.id)
        for audience in views_module.AUDIENCES:
            for key, idea in seen[audience]["ideas"].items():
                told = len(held.get(key, ())) if audience == "facilitator" else UNSET
                assert idea.supporters == told
            if audience != "facilitator":
                assert seen[audience]["suggestions"] == {}
        for person in self.state.people:
            mine = {key for key, people in held.items() if person in people}
            assert seen[person]["supported"].keys() == mine & set(self.state.public_ideas)
