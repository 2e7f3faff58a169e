"""Ideas."""

from sessions.state.moderation import Moderated


class Idea(Moderated, kw_only=True):
    """`merged` are the ids of the originals folded into it, `into` the idea it was folded into.

    `few`: not enough people sat at its table when it was written, for that to be told ever.
    `supporters` made this very one their own; `taken` is how often somebody did who was
    writing, `passed_over` how often somebody sent their own although this one was suggested.
    """

    id: str
    n: int
    author: str | None
    text: str
    lang: str
    stage: str
    prompt: str | None
    table: str | None
    at: int
    edited: bool = False
    into: str | None = None
    merged: list[str] = []
    table_round: int | None = None
    summary: bool = False
    few: bool = False
    theme: str | None = None
    supporters: set[str] = set()
    taken: int = 0
    passed_over: int = 0

    @property
    def group(self) -> list[str]:
        """The ideas that count as this one: itself first."""
        return [self.id, *self.merged]
