"""Tables: how many there are, who sits where, who hosts, and the rounds between which people move.

A table's id is `t` and its number: `t1`, `t2`.
"""

from typing import Annotated

from msgspec import Meta

from sessions.commands.base import Command, Id, Line


class TakeTable(Command, frozen=True):
    """Sit down at a table; null: at none."""

    table: Id | None


class HostTable(Command, frozen=True):
    """Become a table's host, by the secret of its host link."""

    table: Id
    key: Line


class StopHosting(Command, frozen=True):
    pass


class SetTables(Command, frozen=True):
    """One name a table, empty for none: their number is that of the tables.

    `labels`: whether everybody sees which table an idea comes from.
    """

    names: Annotated[list[Line], Meta(max_length=1000)]
    labels: bool = True


class AssignTables(Command, frozen=True):
    """Whether people are given their tables. `everybody`: also who sits at one already."""

    on: bool
    everybody: bool = False


class NextTableRound(Command, frozen=True):
    """Everybody but the hosts moves on to another table."""


class ShowTables(Command, frozen=True):
    """Whether the board shows ideas by table and round."""

    show: bool


class RevokeHosts(Command, frozen=True):
    """Take the hosting of a table from all who have it, and make its link worthless."""

    table: Id


class IssueHostKeys(Command, frozen=True):
    """`keys` are the hashes of the secrets of new host links, by table."""

    keys: dict[Id, Line]


TableAttendeeCommand = TakeTable | HostTable | StopHosting
TableFacilitatorCommand = SetTables | AssignTables | NextTableRound | ShowTables | RevokeHosts
