"""What must change nothing: repeats, wrong roles, a server that starts again."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import checkpoint
from sessions import commands as c
from sessions.actor import Actor
from sessions.fold import Fold
from sessions.refusals import Refusal
from tests.sessions.machine.asking import Asking
from tests.sessions.room import BOARD, FACILITATOR, SERVER, everything, plain


class Harmless(Asking):
    @rule(who=st.sampled_from([BOARD, FACILITATOR, SERVER, Actor("attendee", "nobody")]))
    def wrong_role(self, who: Actor) -> None:
        asked: list[c.Command] = [
            self.room.command(c.PostIdea, text=self.text("idea")),
            self.room.command(c.CastVote, idea=self.idea(0), dots=1),
        ]
        if who != FACILITATOR:
            asked += [self.room.command(c.NextStage), self.room.command(c.Undo)]
        for command in asked:
            assert isinstance(self.send(who, command), Refusal)

    @rule()
    def repeat(self) -> None:
        if self.last and isinstance(self.last[1], c.PostIdea | c.MakePledge | c.CastVote):
            self.send(*self.last)

    @rule()
    def tick(self) -> None:
        self.ticks.tick()

    @rule()
    def restart(self) -> None:
        """Go on from a checkpoint: in the end, the log must still fold to the same."""
        fold = Fold("epoch")
        fold.state = self.state
        state = checkpoint.decode(checkpoint.encode(fold, "code"), "code").state
        assert plain(state) == plain(self.state)
        assert everything(state) == everything(self.state)
        self.room.state = self.steps.state = self.ticks.state = self.recount.state = state

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.ticks.tick()
            for whole in (True, False):
                replayed = self.room.replayed(whole=whole)
                assert plain(replayed) == plain(self.state)
                assert everything(replayed) == everything(self.state)
