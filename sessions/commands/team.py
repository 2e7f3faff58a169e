"""The people who run the event together."""

from sessions.commands.base import Command, Id, Line
from sessions.wire.team import MemberRole


class InviteMember(Command, frozen=True):
    """`secret` is the hash of the new link's secret, made by the server: no client sends this."""

    role: MemberRole
    name: Line
    secret: Line


class RevokeMember(Command, frozen=True):
    """The member's link opens nothing any more, and their connections end."""

    member: Id


TeamFacilitatorCommand = RevokeMember
