"""Pledges."""

from sessions.commands import PledgeKind
from sessions.state.follow_up import CheckIn
from sessions.state.moderation import Moderated
from sessions.wire import FollowUp


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
    due: str | None = None
    follow_up: FollowUp = "not_started"
    check_ins: list[CheckIn] = []

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return not (self.held or self.hidden)

    @property
    def help(self) -> str | None:
        """What its owner wants help with now, as far as everybody may read it.

        Each check-in of theirs says it anew; one that waits leaves what was said before.
        """
        told = (one for one in reversed(self.check_ins) if one.by == "owner")
        return next((one.help for one in told if one.is_public or not one.help), None)

    @property
    def stories(self) -> list[CheckIn]:
        """What everybody may read, in its order."""
        return [one for one in self.check_ins if one.is_public and one.says]
