"""What a scribe does for people without a phone."""

from sessions.commands import ideas, perspectives, pledges, votes
from sessions.commands.base import Command, Id


class AddSeat(Command, frozen=True):
    """A seat for one more person without a phone; only this scribe can use it."""


class ActFor(Command, frozen=True):
    """Do something in the name of whoever has the seat. `does` has an id of its own."""

    seat: Id
    does: (
        ideas.IdeaAttendeeCommand
        | votes.VoteAttendeeCommand
        | pledges.PledgeAttendeeCommand
        | perspectives.PerspectiveAttendeeCommand
    )


ScribeFacilitatorCommand = AddSeat | ActFor
