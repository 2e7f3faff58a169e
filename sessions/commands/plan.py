"""What a personal link can be used for: what is after the event, and nothing of the room."""

from typing import get_args

from sessions.commands import contact, follow_up, pledges
from sessions.commands.base import Command, snake

PlanCommand = (
    follow_up.CheckIn
    | pledges.EditPledge
    | pledges.WithdrawPledge
    | pledges.JoinPledge
    | pledges.LeavePledge
    | contact.ContactAttendeeCommand
)
PLAN_KINDS: dict[str, type[Command]] = {
    snake(kind.__name__): kind for kind in get_args(PlanCommand)
}
