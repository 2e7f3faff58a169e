"""People."""

import msgspec


class Participant(msgspec.Struct, kw_only=True):
    """`scribe` is the member who writes for somebody without a phone.

    `tables` are where they sat, by round; `host` is the table that they host.
    """

    id: str
    n: int
    name: str | None = None
    ideas: list[str] = []
    pledges: list[str] = []
    joined: list[str] = []
    supported: list[str] = []
    tables: dict[int, str] = {}
    host: str | None = None
    scribe: str | None = None
    removals: list[str] = []
    perspectives: list[str] = []
    private_words: list[str] = []
