"""What rehearsed people share: the doors, the pace, what others seem to like, and what was done."""

import asyncio
import contextlib
from collections import Counter
from typing import Any

from server.crowd.outbox import Answer
from sessions.refusals import Code

# What somebody hears who acts in the moment in which the facilitator moves on.
OVERTAKEN = frozenset(
    {
        Code.STAGE_CLOSED,
        Code.VOTING_CLOSED,
        Code.NO_SUCH_IDEA,
        Code.NO_SUCH_THEME,
        Code.IDEA_MERGED,
        Code.NO_SUCH_PLEDGE,
    }
)
# However much a rehearsal is hurried, nobody acts more often.
SHORTEST_PAUSE = 0.2


class Done:
    """What the server acknowledged, as it stands: nothing of it may be lost."""

    def __init__(self) -> None:
        self.ideas: dict[str, str] = {}
        self.votes: dict[tuple[int, str], int | str] = {}
        self.rungs: dict[tuple[int, str], int] = {}
        self.answers: dict[tuple[int, str], dict[str, Any]] = {}
        self.pledges: dict[str, str] = {}
        self.joins: set[tuple[int, str]] = set()


class Hall:
    """`pace` is how long a moment takes here, compared with a real event of the same agenda."""

    def __init__(self, seconds: float, planned: float) -> None:
        self.seconds = seconds
        self.pace = min(1.0, seconds / planned)
        self.liked: Counter[str] = Counter()
        self.done = Done()
        self.overtaken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self._over = asyncio.Event()

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

    def end(self) -> None:
        """Let everybody finish what they are at, and go."""
        self._over.set()

    async def wait(self, seconds: float) -> None:
        """Let time go by, here; shorter if it is over before."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), seconds)

    async def pause(self, seconds: float) -> None:
        """Let time go by that would take so long in a real event."""
        await self.wait(max(SHORTEST_PAUSE, seconds * self.pace))

    def passed(self, answer: Answer) -> bool:
        """Whether something was done; if not, it is noted."""
        if not answer.ok:
            noted = self.overtaken if answer.code in OVERTAKEN else self.refused
            noted[answer.code or ""] += 1
        return answer.ok
