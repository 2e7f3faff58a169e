"""Ideas are put into themes, which can be voted on."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions import views as views_module
from sessions.views import Entities
from tests.sessions.machine.chance import LANG, LINE, NUMBERS
from tests.sessions.machine.votes import Votes
from tests.sessions.room import FACILITATOR


class Themes(Votes):
    @rule(ideas=st.lists(NUMBERS, min_size=1, max_size=4))
    def make_theme(self, ideas: list[int]) -> None:
        self.ask(FACILITATOR, c.MakeTheme, ideas=[self.idea(idea) for idea in ideas])

    @rule(theme=NUMBERS, ideas=st.lists(NUMBERS, min_size=1, max_size=3))
    def add_to_theme(self, theme: int, ideas: list[int]) -> None:
        asked = [self.idea(idea) for idea in ideas]
        self.ask(FACILITATOR, c.AddToTheme, theme=self.one(self.state.themes, theme), ideas=asked)

    @rule(ideas=st.lists(NUMBERS, min_size=1, max_size=3))
    def remove_from_theme(self, ideas: list[int]) -> None:
        self.ask(FACILITATOR, c.RemoveFromTheme, ideas=[self.idea(idea) for idea in ideas])

    @rule(theme=NUMBERS, name=LINE, lang=LANG)
    def name_theme(self, theme: int, name: str | None, lang: str | None) -> None:
        found = self.one(self.state.themes, theme)
        self.ask(FACILITATOR, c.NameTheme, theme=found, name=name or "", lang=lang)

    @rule(theme=NUMBERS)
    def dissolve_theme(self, theme: int) -> None:
        self.ask(FACILITATOR, c.DissolveTheme, theme=self.one(self.state.themes, theme))

    @rule(stage=NUMBERS, by=st.sampled_from(["ideas", "themes"]))
    def vote_on(self, stage: int, by: Any) -> None:
        self.ask(FACILITATOR, c.VoteOn, stage=self.one(self.state.stages, stage), by=by)

    # Whole turns, which single commands seldom happen to add up to.

    @rule(first=st.integers(0, 40), second=st.integers(0, 40), who=st.integers(0, 4), named=LANG)
    def vote_on_new_themes(self, first: int, second: int, who: int, named: str | None) -> None:
        for idea in (first, second):
            self.ask(FACILITATOR, c.MakeTheme, ideas=[self.public(idea)])
        for theme in list(self.state.themes)[-1:]:
            self.ask(FACILITATOR, c.NameTheme, theme=theme, name="Transport", lang=named)
        for stage in self.state.stages:
            self.ask(FACILITATOR, c.VoteOn, stage=stage, by="themes")
        self.open("vote")
        self.open("conversation")
        self.vote(who, first, 2)
        self.vote(who + 1, second, 3)

    def check_themes(self, seen: dict[str, Entities]) -> None:
        for audience in views_module.AUDIENCES:
            themes = seen[audience]["themes"].values()
            held = [idea for theme in themes for idea in theme.ideas]
            assert len(held) == len(set(held))
            assert set(held) <= seen[audience]["ideas"].keys()
            if audience != "facilitator":
                assert all(theme.size for theme in themes)
        board = seen["board"]["themes"]
        assert {key: theme.size for key, theme in board.items()} == {
            key: len(theme.ideas) for key, theme in board.items()
        }
        assert seen["attendee"]["themes"].keys() == board.keys()
        for theme in self.state.themes.values():
            inside = {key for key, idea in self.state.ideas.items() if idea.theme == theme.id}
            assert inside == theme.ideas
            assert not (theme.dissolved and inside)
        current = self.state.current_ballot
        if current and current.by == "themes" and not current.revealed:
            assert current.tallies.keys() <= board.keys()
