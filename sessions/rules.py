"""The shape of the rules: a noun's module says what its commands do, what its events change."""

from collections.abc import Callable, Mapping
from typing import Any

from sessions.actor import Actor
from sessions.commands import Command
from sessions.events import Event
from sessions.state import SessionState, Touched

# decide(state, command, actor, now) of one kind of command: it raises Refuse and changes nothing.
Decider = Callable[[SessionState, Any, Actor, int], list[Event]]
# evolve(state, event, touched) of one kind of event: it never refuses.
Evolver = Callable[[SessionState, Any, Touched], None]
Deciders = Mapping[type[Command], Decider]
Evolvers = Mapping[type[Event], Evolver]
