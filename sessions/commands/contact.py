"""Where somebody can be reached after the event, with their consent; and their private link."""

from typing import Annotated

from msgspec import Meta

from sessions.commands.base import Command, Id, Language, Line

Secret = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{32,64}$")]
Milliseconds = Annotated[int, Meta(ge=0, le=10**14)]


class LeaveContact(Command, frozen=True):
    """Agree to be written to at this address. With the `secret` of one's plan, mails link to it."""

    email: Line
    lang: Language | None = None
    secret: Secret | None = None


class WithdrawContact(Command, frozen=True):
    pass


class PauseReminders(Command, frozen=True):
    """No mail before a time of the server's clock."""

    until: Milliseconds


class StopReminders(Command, frozen=True):
    pass


class ResumeReminders(Command, frozen=True):
    """Neither paused nor stopped."""


class LinkPlan(Command, frozen=True):
    """The server has made a private link: `link` is its secret's hash.

    The secret itself is kept only where mails have to carry it.
    """

    participant: Id
    link: Line
    secret: Secret | None = None


ContactAttendeeCommand = (
    LeaveContact | WithdrawContact | PauseReminders | StopReminders | ResumeReminders
)
