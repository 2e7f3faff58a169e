"""The event's story, as its organiser wants it."""

import msgspec


class StoryPage(msgspec.Struct, frozen=True):
    """`on`: everybody may read it, once the event has ended. `message` opens it, by language."""

    on: bool = False
    message: dict[str, str] = {}
