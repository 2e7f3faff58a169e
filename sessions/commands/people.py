"""A seat in the room, and a name."""

from sessions.commands.base import Command, Id, Language, Line


class SetName(Command, frozen=True):
    """Give or (empty) take back one's display name; facilitators have one among each other."""

    name: Line


class Join(Command, frozen=True):
    """A new phone takes a seat; `seat` is the hash of its resume token."""

    participant: Id
    seat: Line
    lang: Language


PersonAttendeeCommand = SetName
