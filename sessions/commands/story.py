"""The event's story: a page for everybody, when the organiser opens it."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from sessions.commands.base import Command, Language, Words


class PublishStory(Command, frozen=True):
    """Open the page to everybody, or close it. `message` opens it, in the event's languages; not
    given, the one before stays.
    """

    on: bool
    message: Annotated[dict[Language, Words], Meta(max_length=8)] | UnsetType = UNSET


StoryFacilitatorCommand = PublishStory
