"""Ideas and pledges are held, hidden, flagged, rewritten; authors are removed."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.chance import LINE, NUMBERS, WORDS
from tests.sessions.machine.votes import Votes
from tests.sessions.room import FACILITATOR

HOLD = ["none", "flagged", "all"]


class Moderation(Votes):
    @rule(hold=st.booleans())
    def hold(self, hold: bool) -> None:
        self.ask(FACILITATOR, c.HoldIdeas, hold=hold)

    @rule(
        idea=NUMBERS,
        kind=st.sampled_from([c.ApproveIdea, c.HideIdea, c.RestoreIdea, c.UnmergeIdea]),
    )
    def about_idea(self, idea: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, idea=self.idea(idea))

    @rule(ideas=st.sampled_from(HOLD), pledges=st.sampled_from(HOLD))
    def set_hold(self, ideas: Any, pledges: Any) -> None:
        self.ask(FACILITATOR, c.SetHold, ideas=ideas, pledges=pledges)

    @rule(list_=st.sampled_from(["words", "names"]), entries=st.sampled_from(["", "unique", "pl*"]))
    def set_list(self, list_: Any, entries: str) -> None:
        self.ask(FACILITATOR, c.SetList, list=list_, entries=entries)

    @rule(paused=st.sampled_from([False, False, True]))
    def pause(self, paused: bool) -> None:
        self.ask(FACILITATOR, c.PausePosting, paused=paused)

    @rule()
    def approve_unflagged(self) -> None:
        self.ask(FACILITATOR, c.ApproveUnflagged)

    @rule(idea=NUMBERS, words=WORDS, approve=st.booleans())
    def rewrite_idea(self, idea: int, words: str, approve: bool) -> None:
        asked = self.idea(idea)
        self.ask(FACILITATOR, c.RewriteIdea, idea=asked, text=self.text(words), approve=approve)

    @rule(pledge=NUMBERS, words=WORDS, name=LINE, approve=st.booleans())
    def rewrite_pledge(self, pledge: int, words: str, name: str | None, approve: bool) -> None:
        asked = self.one(self.state.pledges, pledge)
        fields = {"text": self.text(words), "who": name, "approve": approve}
        self.ask(FACILITATOR, c.RewritePledge, pledge=asked, **fields)

    @rule(thing=NUMBERS, note=st.sampled_from(["", "private-note", "x" * 1001]))
    def flag(self, thing: int, note: str) -> None:
        self.ask(FACILITATOR, c.FlagIdea, idea=self.idea(thing), note=note)
        pledge = self.one(self.state.pledges, thing)
        self.ask(FACILITATOR, c.FlagPledge, pledge=pledge, note=note)

    @rule(thing=NUMBERS)
    def unflag(self, thing: int) -> None:
        self.ask(FACILITATOR, c.UnflagIdea, idea=self.idea(thing))
        self.ask(FACILITATOR, c.UnflagPledge, pledge=self.one(self.state.pledges, thing))

    @rule(idea=NUMBERS, pledge=st.none() | NUMBERS, back=st.booleans())
    def remove_author(self, idea: int, pledge: int | None, back: bool) -> None:
        asked: dict[str, Any] = {"idea": self.idea(idea)}
        if pledge is not None:
            asked = {"pledge": self.one(self.state.pledges, pledge)}
        self.ask(FACILITATOR, c.RemoveAuthor, **asked)
        if back:
            self.let_back(0)

    @rule(removal=st.integers(-1, 4))
    def let_back(self, removal: int) -> None:
        self.ask(FACILITATOR, c.LetBack, removal=self.one(self.state.removals, removal))

    @rule(
        pledge=NUMBERS,
        kind=st.sampled_from([c.HidePledge, c.RestorePledge, c.ApprovePledge]),
    )
    def moderate_pledge(self, pledge: int, kind: type[c.Command]) -> None:
        self.ask(FACILITATOR, kind, pledge=self.one(self.state.pledges, pledge))

    # Whole turns, which single commands seldom happen to add up to.

    @rule(idea=st.integers(0, 40))
    def hide_and_restore(self, idea: int) -> None:
        asked = self.public(idea)
        for kind in (c.HideIdea, c.RestoreIdea):
            self.ask(FACILITATOR, kind, idea=asked)
            self.spend_all(0)
