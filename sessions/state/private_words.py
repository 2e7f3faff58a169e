"""Private words to the facilitators."""

import msgspec


class PrivateWord(msgspec.Struct, kw_only=True):
    """`author` is None once that is no longer known; `seen` and `settled` name members.

    `redacted`: its words were taken away for good.
    """

    id: str
    n: int
    at: int
    author: str | None
    text: str
    where: str
    come: bool
    lang: str
    seen: str | None = None
    settled: str | None = None
    redacted: bool = False
