"""The server offers what may belong together; the facilitator takes it, or not."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import NUMBERS, SOME
from tests.sessions.room import FACILITATOR, SERVER


class Suggestions(Asking):
    @rule(found=st.lists(st.tuples(st.sampled_from(["merge", "theme"]), SOME), max_size=3))
    def offer(self, found: list[tuple[Any, list[int]]]) -> None:
        groupings = [c.Grouping(kind, [self.idea(idea) for idea in ideas]) for kind, ideas in found]
        self.ask(SERVER, c.OfferSuggestions, found=groupings)

    @rule(one=NUMBERS)
    def dismiss(self, one: int) -> None:
        asked = self.one(self.state.suggestions, one)
        self.ask(FACILITATOR, c.DismissSuggestion, suggestion=asked)

    @rule(one=NUMBERS)
    def confirm(self, one: int) -> None:
        asked = self.one(self.state.suggestions, one)
        suggestion = self.state.suggestions.get(asked)
        into, *others = suggestion.ideas if suggestion else ["no-such", "no-such"]
        if suggestion and suggestion.kind == "theme":
            self.ask(FACILITATOR, c.MakeTheme, ideas=suggestion.ideas, suggestion=asked)
        else:
            self.ask(FACILITATOR, c.MergeIdeas, into=into, from_=others, suggestion=asked)
