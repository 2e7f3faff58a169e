"""How a room is asked, and what is told of it."""

import copy
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.events import Erased, Event, IdeaPosted, PledgeMade
from sessions.refusals import Refusal
from sessions.state import SessionState
from sessions.views import Audience
from tests.sessions.room import FACILITATOR, plain

SHOWN: tuple[Audience, ...] = ("attendee", "board")


class Asking(RuleBasedStateMachine):
    """One room: who and what there is in it, by number, and what becomes of a command.

    Each noun of a session adds its rules to this, and what must hold of it (`check_…`).
    """

    template: str | Template = "pledge-event"

    @property
    def state(self) -> SessionState:
        return self.room.state

    def person(self, number: int) -> Actor:
        """Somebody who asks by themselves: who uses another's phone does it as a seat."""
        people = self.state.people.values()
        own = [one.id for one in people if not self.state.shares_phone(one)]
        return Actor("attendee", self.one(own, number))

    def idea(self, number: int) -> str:
        return self.one(self.state.ideas, number)

    def public(self, number: int) -> str:
        return self.one(self.state.public_ideas or self.state.ideas, number)

    @staticmethod
    def one(things: Any, number: int) -> str:
        return "no-such" if number < 0 or not things else list(things)[number % len(things)]

    def text(self, words: str) -> str:
        """Words that stand nowhere else, if they are valid ones."""
        self.written += 1
        return f"{words} unique-{self.written}." if 0 < len(words.strip()) < 500 else words

    def open(self, kind: str) -> None:
        for stage in self.state.in_agenda():
            if stage.kind == kind:
                self.ask(FACILITATOR, c.OpenStage, stage=stage.id)

    def ask(self, actor: Actor, asked: type[c.Command], /, **fields: Any) -> None:
        command = self.room.command(asked, **fields)
        self.last = actor, command
        self.send(actor, command)

    def send(self, actor: Actor, command: c.Command) -> list[Event] | Refusal:
        before = copy.deepcopy(self.state)
        decided = self.room.ask(actor, command)
        if isinstance(decided, Refusal):
            assert plain(self.state) == plain(before)
            assert not self.room.touched.shared
            assert not self.room.touched.personal
            return decided
        self.note(decided)
        self.steps.gather(self.room.touched)
        self.ticks.gather(self.room.touched)
        self.steps.tick()
        if len(self.state.steps) > len(before.steps):
            self.check_undo(before)
        self.check()
        return decided

    def forget(self, event: Erased) -> None:
        """What nobody is linked to any more."""
        linked = self.state.pledges if event.links else self.authors
        self.authors = {
            thing: author
            for thing, author in self.authors.items()
            if author not in event.people and thing in linked
        }

    def note(self, events: list[Event]) -> None:
        for event in events:
            self.recount.take(event)
            match event:
                case IdeaPosted() | PledgeMade():
                    thing = event.idea if isinstance(event, IdeaPosted) else event.pledge
                    self.authors[thing] = event.author or ""
                case Erased():
                    self.forget(event)
            if (text := getattr(event, "text", None)) and "unique" in text:
                thing = getattr(event, "idea", None) or getattr(event, "pledge", None)
                self.texts.setdefault(thing, set()).add(text)
