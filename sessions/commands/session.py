"""The session itself: its address, and who may run it."""

from sessions.commands.base import Command, Line


class ChooseAddress(Command, frozen=True):
    """The address that join links and QR codes carry; null for the server's own choice."""

    address: Line | None


class SetSeries(Command, frozen=True):
    """The name that this event shares with others that belong to it; null for none."""

    series: Line | None


class IssueFacilitatorLink(Command, frozen=True):
    """`facilitator` is the hash of the new link's secret."""

    facilitator: Line
    revoke_others: bool = False


SessionFacilitatorCommand = ChooseAddress | SetSeries
