"""Tables."""

import msgspec


class Table(msgspec.Struct, kw_only=True):
    """`keys` are the hashes of its host links' secrets, which `version` goes into.

    `most` is how many people with a phone each, or on paper, sat here together, by round: the most
    at any time. Of people who share a phone each may know what the others wrote.
    """

    id: str
    n: int
    name: str | None = None
    open: bool = True
    people: int = 0
    phones: int = 0
    most: dict[int, int] = {}
    hosts: list[str] = []
    keys: list[str] = []
    version: int = 1
