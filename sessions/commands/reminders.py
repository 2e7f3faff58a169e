"""Mail after the event: when it goes, and what its receivers and their servers say to it."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sessions.commands.base import Command, Id

Days = Annotated[int, Meta(ge=1, le=730)]


class SetReminders(Command, frozen=True):
    """So many days after the event's end, people who left an address are reminded."""

    after_days: Annotated[list[Days], Meta(max_length=20)]
    on: bool = True


class StopMail(Command, frozen=True):
    """Whoever gets the mail at this person's address wants none from this event."""

    participant: Id


class StartMail(Command, frozen=True):
    """They want it after all."""

    participant: Id


class NoteBounce(Command, frozen=True):
    """There is no such address as `email`, which this person left."""

    participant: Id
    email: Annotated[str, msgspec.Meta(max_length=320)]


ReminderFacilitatorCommand = SetReminders
