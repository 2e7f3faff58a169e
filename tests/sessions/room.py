"""A room without a server: one session in memory, where people ask and the core decides."""

from typing import Any

import msgspec

from sessions import codec, creation, forgetting, me, views
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.commands import Command, Join
from sessions.commits import Commit
from sessions.creation import NewSession
from sessions.decide import decide, made_by
from sessions.events import Event, SessionCreated
from sessions.evolve import evolve
from sessions.refusals import Code, Refusal
from sessions.state import SessionState, Touched
from sessions.views import AUDIENCES, Audience, Entities

BEGIN = 1_760_000_000_000
FACILITATOR = Actor("facilitator", "secret-facilitator")
SERVER = Actor("server", "server")
BOARD = Actor("board", "board")

TEMPLATES = {
    template["id"]: msgspec.convert(template, Template)
    for template in (
        {
            "id": "pledge-event",
            "stages": [
                {"kind": "welcome", "prompts": [{"en": "Welcome", "cy": "Croeso"}]},
                {
                    "kind": "ideas",
                    "silent": True,
                    "minutes": 10,
                    "prompts": [
                        {"en": "What matters?", "cy": "Beth sy'n bwysig?"},
                        {"en": "What gets in the way?", "cy": "Beth sy'n rhwystro?"},
                    ],
                },
                {"kind": "vote"},
                {"kind": "pledges", "prompts": [{"en": "Your pledge?", "cy": "Eich addewid?"}]},
                {"kind": "close"},
            ],
        },
        {
            "id": "quick",
            "stages": [{"kind": "ideas"}, {"kind": "vote", "dots": 4, "per_idea": 2}],
        },
        {
            "id": "conversation",
            "stages": [{"kind": "conversation", "prompts": [{"en": "Talk", "cy": "Siarad"}]}],
        },
    )
}


class Room:
    """`do` and `refused` ask in somebody's name; `log` keeps each command's events."""

    def __init__(self, template: str | Template = "pledge-event", **asked: Any) -> None:
        self.now = BEGIN
        self.state = SessionState()
        self.log: list[list[Event]] = []
        self.touched = Touched()
        self._asked = 0
        new = NewSession(**{"title": "Our day", "languages": ["en", "cy"], **asked})
        agenda = TEMPLATES[template] if isinstance(template, str) else template
        created = creation.create(new, agenda, "BCDFGH", FACILITATOR.id, self.now)
        assert isinstance(created, SessionCreated), created
        self.take([created])

    def ask(self, actor: Actor, command: Command) -> list[Event] | Refusal:
        """Decide and evolve; `touched` holds the keys of this command alone."""
        self.now += 1000
        self.touched = Touched()
        decided = decide(self.state, command, actor, self.now)
        if not isinstance(decided, Refusal):
            self.take(decided)
        return decided

    def take(self, events: list[Event]) -> None:
        for event in events:
            evolve(self.state, event, self.touched)
        self.log.append(events)

    def do(self, actor: Actor, kind: type[Command], /, **fields: Any) -> str:
        """Ask for what must be done. Returns the id of what it made or changed."""
        command = self.command(kind, **fields)
        decided = self.ask(actor, command)
        assert not isinstance(decided, Refusal), decided
        return made_by(command, decided) or ""

    def refused(self, actor: Actor, kind: type[Command], /, **fields: Any) -> Code:
        """Ask for what must be refused."""
        before = plain(self.state)
        decided = self.ask(actor, self.command(kind, **fields))
        assert isinstance(decided, Refusal), decided
        assert plain(self.state) == before
        return decided.code

    def command(self, kind: type[Command], /, **fields: Any) -> Command:
        self._asked += 1
        return kind(id=f"command-{self._asked:08}", **fields)

    def join(self) -> Actor:
        """A new person in the room."""
        number = self.state.numbered.get("people", 0) + 1
        person = f"secret-person-{number}"
        self.do(SERVER, Join, participant=person, seat=f"secret-seat-{number}", lang="en")
        return Actor("attendee", person)

    def people(self, number: int) -> list[Actor]:
        return [self.join() for _ in range(number)]

    def view(self, audience: Audience) -> Entities:
        return views.view(self.state, audience)

    def me(self, person: Actor) -> Entities:
        return me.me(self.state, person.id)

    def stored(self) -> list[codec.Packed]:
        """What a log holds of it by now: without what was erased."""
        kept: list[codec.Packed] = []
        for events in self.log:
            if forgets := forgetting.of(events):
                for one in kept:
                    forgets.learn_from(*one)
                kept = [codec.Packed(one.body, forgets.kept(*one)) for one in kept]
            kept.append(codec.pack(forgetting.stripped(Commit(1, events, [])).events))
        return kept

    def replayed(self, *, whole: bool = False) -> SessionState:
        """The fold of the log, read back from what was written down of it; `whole`: as it was
        written at first, with what was erased since.
        """
        state = SessionState()
        written = [codec.pack(events) for events in self.log] if whole else self.stored()
        for packed in written:
            for event in codec.unpack(packed.body, packed.personal):
                evolve(state, event, Touched())
        return state


def everything(state: SessionState) -> dict[str, Entities]:
    """All that anybody sees, by audience and by person."""
    shared = {audience: views.view(state, audience) for audience in AUDIENCES}
    return {**shared, **{person: me.me(state, person) for person in state.people}}


def but_for_doings(seen: dict[str, Entities]) -> dict[str, Entities]:
    """The same without what tells who did what: undoing a step is one more thing done."""
    console = {**seen["facilitator"], "doings": {}, "members": {}}
    return {**seen, "facilitator": console}


def plain(thing: Any) -> Any:
    """Anything of a state as comparable plain values: equal if nothing is different."""
    if isinstance(thing, dict):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, set):
        return sorted(thing)
    if isinstance(thing, list | tuple):
        return [plain(value) for value in thing]
    if isinstance(thing, msgspec.Struct):
        return {name: plain(getattr(thing, name)) for name in thing.__struct_fields__}
    if hasattr(thing, "__dict__"):
        return plain(vars(thing))
    return thing
