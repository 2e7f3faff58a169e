"""What is stored in one go."""

import msgspec

from sessions.events import Event
from sessions.wire import Result


class Answer(msgspec.Struct, frozen=True):
    """That a participant's command was done, and what it gave: a repeat gets the same."""

    participant: str
    command: str
    result: Result


class Commit(msgspec.Struct, frozen=True):
    """What is stored in one go: all of it or nothing. `seq` counts from 1."""

    seq: int
    events: list[Event]
    answers: list[Answer]
