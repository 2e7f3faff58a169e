"""The event's story."""

from sessions.events.base import Event


class StoryPublished(Event, frozen=True):
    """Whether everybody may read it, and what it opens with, by language."""

    on: bool
    message: dict[str, str]
