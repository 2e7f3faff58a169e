"""The suggestions of one room: ready for those who write, and worked out for those who run it.

All of it is reckoning, on the event loop, in short turns: whoever votes meanwhile waits two
milliseconds more.
"""

import asyncio
from collections.abc import Generator, Iterable
from itertools import islice
from time import perf_counter
from typing import TypeVar

from server.live.room import Room
from server.suggestions.groups import Group, Text, groups
from server.suggestions.index import Index
from server.suggestions.likeness import ALIKE, Worded
from sessions.delta import Key
from sessions.fold import Fold
from sessions.held_seats import sitting
from sessions.state import SessionState
from sessions.wire import Alike

MOST_ALIKE = 2
# Fewer letters say too little.
SHORTEST = 12
# Of the newest ideas; with more, a room needs more than a facilitator who reads.
MOST_GROUPED = 2000
AT_ONCE = 50
TURN_SECONDS = 0.002

T = TypeVar("T")


class Share:
    """So much of the time something may take, over a while: a hall that writes is never slowed."""

    def __init__(self, share: float = 0.1, most: float = 0.3) -> None:
        self._share = share
        self._most = self._left = most
        self._at = 0.0

    def is_left(self, now: float) -> bool:
        self._left = min(self._most, self._left + (now - self._at) * self._share)
        self._at = now
        return self._left > 0

    def spend(self, seconds: float) -> None:
        self._left -= seconds


class Suggesting:
    """Follows the ideas of a room from when somebody first asks."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._index: Index | None = None
        self._stale: dict[str, None] = {}
        self._grouping: asyncio.Task[list[Group]] | None = None

    def touched(self, shared: Iterable[Key]) -> None:
        """These entities look different now."""
        if self._index is not None:
            ideas = (key for collection, key in shared if collection == "ideas")
            self._stale.update(dict.fromkeys(ideas))

    def restarted(self) -> None:
        """Other ideas are there now."""
        self._index = None

    async def alike(
        self, text: str, lang: str, participant: str, seat: str | None = None
    ) -> list[Alike]:
        """The public ideas of others that say something like this. Raises Refuse: unavailable."""
        if len(text) < SHORTEST:
            return []
        return await self._room.read(
            lambda fold: self._alike(
                fold, Worded(text, lang), sitting(fold.state, participant, seat)
            )
        )

    def _alike(self, fold: Fold, asked: Worded, participant: str) -> list[Alike]:
        state = fold.state
        if state.people[participant].removals:
            return []  # They can support nothing.
        index = self._up_to_date(state)

        def may(key: str) -> bool:
            """Whether it may be suggested: open to everybody, and not their own."""
            idea, root = state.ideas.get(key), state.root(key)
            if idea is None or root is None or not (state.is_open(idea) and state.is_public(root)):
                return False
            return all(state.ideas[one].author != participant for one in root.group)

        roots: dict[str, None] = {}
        for key, _ in index.like(asked, ALIKE, 3 * MOST_ALIKE, may):
            root = state.root(key)
            if root:
                roots[root.id] = None
        found = (state.ideas[key] for key in islice(roots, MOST_ALIKE))
        return [Alike(id=idea.id, text=idea.text, lang=idea.lang) for idea in found]

    def _up_to_date(self, state: SessionState) -> Index:
        """The index, with some of what has changed taken in; the rest follows soon."""
        if self._index is None:
            self._index = Index()
            self._stale = dict.fromkeys(state.ideas)
        for key in list(islice(self._stale, AT_ONCE)):
            del self._stale[key]
            idea = state.ideas.get(key)
            if idea and idea.text and state.is_open(idea):
                self._index.put(key, idea.text, idea.lang)
            else:
                self._index.drop(key)
        if self._stale:
            asyncio.get_running_loop().call_soon(self._room.soon, self._go_on)
        return self._index

    def _go_on(self) -> None:
        self._up_to_date(self._room.fold.state)

    async def groups(self) -> list[Group]:
        """The ideas that belong together; who asks meanwhile gets the same."""
        if self._grouping is None:
            self._grouping = asyncio.get_running_loop().create_task(self._group())
            self._grouping.add_done_callback(self._grouped)
        return await asyncio.shield(self._grouping)

    def _grouped(self, task: asyncio.Task[list[Group]]) -> None:
        self._grouping = None

    async def _group(self) -> list[Group]:
        return await unhurried(groups(await self._room.read(_texts)))


def _texts(fold: Fold) -> list[Text]:
    """What a facilitator may join: also what a silent stage still keeps from everybody else."""
    ideas = (
        Text(idea.id, idea.text, idea.lang)
        for idea in reversed(fold.state.ideas.values())
        if idea.text and not (idea.into or idea.held or idea.hidden)
    )
    return list(islice(ideas, MOST_GROUPED))


async def unhurried(steps: Generator[None, None, T]) -> T:
    """Work in short turns, between which everybody else has theirs."""
    until = perf_counter() + TURN_SECONDS
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: T = done.value
            return result
        if perf_counter() > until:
            await asyncio.sleep(0)
            until = perf_counter() + TURN_SECONDS
