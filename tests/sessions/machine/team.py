"""Several people run the event, each with a link of their own."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.actor import Actor
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LINE, NUMBERS
from tests.sessions.room import FACILITATOR, SERVER


class Team(Asking):
    @rule(role=st.sampled_from(["facilitator", "moderator", "scribe", "scribe"]), name=LINE)
    def invite(self, role: Any, name: str | None) -> None:
        if len(self.state.team) < 6:
            secret = f"secret-link-{len(self.state.team)}"
            self.ask(FACILITATOR, c.InviteMember, role=role, name=name or "", secret=secret)

    @rule(who=NUMBERS, member=NUMBERS)
    def revoke(self, who: int, member: int) -> None:
        asked = self.one(self.state.team, member)
        if self.secret(member) != FACILITATOR.id:
            self.ask(self.member(who), c.RevokeMember, member=asked)

    @rule(who=NUMBERS, name=LINE)
    def name_member(self, who: int, name: str | None) -> None:
        self.ask(self.member(who), c.SetName, name=name or "")

    @rule(
        who=NUMBERS,
        idea=NUMBERS,
        kind=st.sampled_from([c.HideIdea, c.RestoreIdea, c.ApproveIdea, c.UnmergeIdea]),
    )
    def moderate(self, who: int, idea: int, kind: type[c.Command]) -> None:
        self.ask(self.member(who), kind, idea=self.idea(idea))

    @rule(who=NUMBERS, stage=NUMBERS, seen=NUMBERS, step=NUMBERS)
    def step_late(self, who: int, stage: int, seen: int, step: int) -> None:
        """Press what was meant for another moment, perhaps."""
        actor, asked = self.member(who), self.one(self.state.stages, seen)
        self.ask(actor, c.OpenStage, stage=self.one(self.state.stages, stage), from_=asked)
        self.ask(actor, c.Undo, step=step)
        self.ask(actor, c.NewRound, after=1)
        self.ask(actor, c.NextStage, from_=asked)
        self.ask(actor, c.CloseStage, from_=asked)

    @rule(revoke=st.booleans())
    def issue_link(self, revoke: bool) -> None:
        self.ask(SERVER, c.IssueFacilitatorLink, facilitator=FACILITATOR.id, revoke_others=revoke)

    def secret(self, number: int) -> str:
        found = self.state.team.get(self.one(self.state.team, number))
        return found.secret if found else "no-such"

    def member(self, number: int) -> Actor:
        return Actor("facilitator", self.secret(number))
