"""Pledges."""

from sessions.commands import PledgeKind
from sessions.state.moderation import Moderated


class Pledge(Moderated, kw_only=True):
    id: str
    n: int
    author: str | None
    text: str
    lang: str
    kind: PledgeKind
    who: str | None
    group: str | None
    by_when: str | None
    support: str | None
    ideas: list[str]
    at: int
    joiners: set[str]

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return not (self.held or self.hidden)
