"""People without a phone of their own: seats on somebody's phone, or with a scribe."""

from typing import Annotated, get_args

from msgspec import Meta

from sessions.commands import (
    contact,
    follow_up,
    ideas,
    people,
    perspectives,
    pledges,
    privacy,
    private_words,
    suggestions,
    surveys,
    votes,
)
from sessions.commands.base import Command

Seat = Annotated[str, Meta(min_length=1, max_length=64)]

# What somebody does in their own name, and what others can do for them.
OwnCommand = (
    people.PersonAttendeeCommand
    | perspectives.PerspectiveAttendeeCommand
    | ideas.IdeaAttendeeCommand
    | votes.VoteAttendeeCommand
    | pledges.PledgeAttendeeCommand
    | suggestions.SuggestionAttendeeCommand
    | surveys.SurveyAttendeeCommand
    | private_words.PrivateWordAttendeeCommand
    | privacy.PrivacyAttendeeCommand
    | follow_up.FollowUpAttendeeCommand
    | contact.ContactAttendeeCommand
)


class AddSeat(Command, frozen=True):
    """A seat for one more person without a phone; only its holder can use it.

    `acting`: the holder writes and votes for them, which needs their agreement.
    """

    acting: bool = False
    agreed: bool = False


class ActFor(Command, frozen=True):
    """Do something in the name of whoever has the seat. `does` has an id of its own."""

    seat: Seat
    does: OwnCommand


class ChangeAgreement(Command, frozen=True):
    """Whether somebody agrees that the holder of their seat acts for them."""

    seat: Seat
    agreed: bool


class SetSeatAside(Command, frozen=True):
    """Whether nobody takes part by this seat on one's phone any more."""

    seat: Seat
    aside: bool


SeatAttendeeCommand = AddSeat | ActFor | ChangeAgreement | SetSeatAside
SeatFacilitatorCommand = AddSeat | ActFor | ChangeAgreement
SEAT_COMMANDS = get_args(SeatAttendeeCommand)
