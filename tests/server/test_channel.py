"""What an audience is sent: whatever comes in whatever order, nobody sees anything else than a
newcomer does, and nobody is told of the going of what their audience never saw."""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from server.live import channel as channel_module
from server.live.channel import Channel
from sessions import commands as c
from sessions import views as views_module
from sessions.actor import Actor
from sessions.delta import apply
from sessions.events import Event
from sessions.fold import Fold
from sessions.refusals import Refusal
from sessions.state import session as session_module
from sessions.views import AUDIENCES, Audience, Entities
from sessions.wire import Delta, Position
from tests.sessions import test_machine
from tests.sessions.machine.chance import NUMBERS
from tests.sessions.room import FACILITATOR, Room

AUDIENCE = st.sampled_from(AUDIENCES)


class Screen:
    """Somebody of an audience: connected, or away with what they last saw."""

    def __init__(self) -> None:
        self.connected = True
        self.view: Entities = {}
        self.position = Position("", 0)

    def take(self, delta: Delta) -> None:
        if delta.to <= self.position.seq:
            return
        assert delta.epoch == self.position.epoch
        assert delta.from_ <= self.position.seq, "the chain is broken"
        self.view = apply(self.view, delta.set, delta.del_)
        self.position = Position(delta.epoch, delta.to)


class Audiences(test_machine.Machine):
    """Everything that people can ask for, between all that channels are asked for."""

    @initialize(people=st.integers(2, 4), ideas=st.integers(0, 8))
    def begin(self, people: int, ideas: int) -> None:
        self.fold = Fold("epoch")
        self.channels = {one: Channel(one, self.fold.position) for one in AUDIENCES}
        self.screens: dict[Audience, list[Screen]] = {one: [] for one in AUDIENCES}
        self.told: dict[Audience, set[tuple[str, str]]] = {one: set() for one in AUDIENCES}
        super().begin(people, ideas)

    def send(self, actor: Actor, command: c.Command) -> list[Event] | Refusal:
        decided = self.room.ask(actor, command)
        if not isinstance(decided, Refusal):
            self.note(decided)
            self.fold.state = self.room.state
            self.fold.advance(len(self.room.log))
            for channel in self.channels.values():
                channel.touch(self.room.touched.shared)
        return decided

    @rule(audience=AUDIENCE)
    def flush(self, audience: Audience) -> None:
        delta = self.channels[audience].flush(self.fold)
        if delta:
            self.hear(audience, delta)
        for screen in self.screens[audience]:
            if screen.connected:
                if delta:
                    screen.take(delta)
                assert screen.view == self.fresh(audience)

    @rule(audience=AUDIENCE)
    def arrive(self, audience: Audience) -> None:
        screen = Screen()
        self.show(audience, screen)
        self.screens[audience].append(screen)

    @rule(audience=AUDIENCE, number=NUMBERS)
    def leave(self, audience: Audience, number: int) -> None:
        for screen in self.one_of(audience, number):
            screen.connected = False

    @rule(audience=AUDIENCE, number=NUMBERS)
    def come_back(self, audience: Audience, number: int) -> None:
        """From anywhere: somebody may come back by another socket before the first has ended."""
        for screen in self.one_of(audience, number):
            screen.connected = True
            delta = self.channels[audience].resume(self.fold, screen.position)
            if delta is None:
                self.show(audience, screen)
                continue
            assert (delta.from_, delta.to) == (screen.position.seq, self.fold.position.seq)
            self.hear(audience, delta)
            screen.take(delta)
            assert screen.view == self.fresh(audience)

    @rule(audience=AUDIENCE)
    def restart(self, audience: Audience) -> None:
        """The server is new; the screens come back with what they saw of the old one."""
        self.channels[audience] = Channel(audience, self.fold.position)
        for screen in self.screens[audience]:
            screen.connected = False

    def show(self, audience: Audience, screen: Screen) -> None:
        snapshot = self.channels[audience].snapshot(self.fold)
        screen.view = self.fresh(audience)
        assert bytes(snapshot.view) == channel_module.encoded(screen.view), "the cache is stale"
        screen.position = Position(snapshot.epoch, snapshot.seq)
        self.told[audience] |= {(name, key) for name, found in screen.view.items() for key in found}

    def hear(self, audience: Audience, delta: Delta) -> None:
        gone = {(name, key) for name, keys in delta.del_.items() for key in keys}
        assert gone <= self.told[audience], "told of the going of what was never seen"
        self.told[audience] |= {(name, key) for name, found in delta.set.items() for key in found}

    def fresh(self, audience: Audience) -> Entities:
        return views_module.view(self.room.state, audience)

    def one_of(self, audience: Audience, number: int) -> list[Screen]:
        screens = self.screens[audience]
        return [screens[number % len(screens)]] if screens else []

    def wrong_role(self, who: Actor) -> None:
        """Nothing here is about roles."""

    def tick(self) -> None:
        """What is sent is sent by `flush`."""

    def teardown(self) -> None:
        if hasattr(self, "room"):
            for audience in AUDIENCES:
                self.flush(audience)


class ShortMemory(Audiences):
    template = "conversation"


class SmallSample(Audiences):
    template = "quick"


TestAudiences = Audiences.TestCase
TestShortMemory = ShortMemory.TestCase
TestSmallSample = SmallSample.TestCase


@pytest.fixture(autouse=True)
def bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.cls is TestSmallSample:
        for module in (session_module, views_module):
            monkeypatch.setattr(module, "SAMPLE", 3)
    if request.cls is TestShortMemory:
        monkeypatch.setattr(channel_module, "REMEMBERED", 3)
        monkeypatch.setattr(channel_module, "MOST_RESUMED", 10)


class Talk(Room):
    """A conversation that a board follows."""

    def __init__(self) -> None:
        super().__init__("conversation")
        self.ann = self.join()
        self.do(FACILITATOR, c.NextStage)
        self.idea = self.do(self.ann, c.PostIdea, text="Later buses")
        self.fold = Fold("epoch")
        self.fold.state = self.state
        self.board = Channel("board", Position("epoch", 0))
        self.fold.advance(len(self.log))

    def then(self, actor: Actor, kind: type[c.Command], /, **fields: Any) -> Delta | None:
        """Have something done, and send what the board may see of it."""
        self.do(actor, kind, **fields)
        self.board.touch(self.touched.shared)
        self.fold.advance(len(self.log))
        return self.board.flush(self.fold)


def test_a_delta_reaches_back_over_what_showed_nothing() -> None:
    talk = Talk()
    seen = talk.board.snapshot(talk.fold).seq
    assert talk.then(talk.ann, c.CastVote, idea=talk.idea, opinion="agree") is None
    delta = talk.then(talk.ann, c.PostIdea, text="Shorter letters")
    assert delta
    assert delta.from_ <= seen < delta.to


def test_votes_that_do_not_show_make_no_new_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk()
    first = talk.board.snapshot(talk.fold)
    monkeypatch.setattr(views_module, "view", None)
    for opinion in ("agree", "disagree"):
        talk.do(talk.ann, c.CastVote, idea=talk.idea, opinion=opinion)
        talk.board.touch(talk.touched.shared)
        talk.fold.advance(len(talk.log))
        assert talk.board.snapshot(talk.fold) is first
    monkeypatch.undo()
    delta = talk.then(talk.ann, c.PostIdea, text="Shorter letters")
    assert delta
    assert delta.from_ <= first.seq < delta.to, "who has the snapshot goes on from there"
