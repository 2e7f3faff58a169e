"""The facilitator of a rehearsal that drives itself: opens one stage after the other."""

import math

from server.crowd.client import Client
from server.crowd.hall import Hall

# How much of a stage's time is for looking at what came of it.
LOOKING = 0.25
FEWEST_TO_MERGE = 6
FEWEST_IN_A_THEME = 4
MOST_THEMES = 12
# What a stage without a planned time (the close) takes in a real event.
USUAL_MINUTES = 2


def minutes_of(client: Client) -> dict[str, int]:
    """The agenda: each stage's id and minutes, in order."""
    stages = sorted(client.view["stages"].values(), key=lambda stage: stage["position"])
    return {stage["id"]: stage["minutes"] or USUAL_MINUTES for stage in stages}


class Facilitator:
    """Goes through the agenda in the hall's time."""

    def __init__(self, client: Client, hall: Hall) -> None:
        self._client = client
        self._hall = hall

    async def drive(self) -> None:
        """Every stage in its share of the time; then it is over."""
        minutes = minutes_of(self._client)
        for stage, planned in minutes.items():
            await self._run(stage, self._hall.seconds * planned / sum(minutes.values()))
        await self._do("close_stage")
        self._hall.end()

    async def _run(self, stage: str, seconds: float) -> None:
        await self._do("open_stage", stage=stage)
        await self._do("start_timer", seconds=math.ceil(seconds))
        await self._hall.wait(seconds * (1 - LOOKING))
        kind = self._client.view["stages"][stage]["kind"]
        if kind in ("vote", "conversation", "ladder"):
            await self._do("reveal")
        elif kind == "themes":
            await self._group()
        elif kind == "ideas":
            await self._do("show_ideas")
            await self._hall.wait(seconds * LOOKING / 2)
            await self._merge()
        await self._hall.wait(seconds * LOOKING / (2 if kind == "ideas" else 1))

    async def _merge(self) -> None:
        """Fold the last idea into the first, as a facilitator does with two of a kind."""
        shown = [idea for idea in self._client.view["ideas"].values() if idea["status"] == "shown"]
        if len(shown) >= FEWEST_TO_MERGE:
            shown.sort(key=lambda idea: idea["n"])
            await self._do("merge_ideas", into=shown[0]["id"], **{"from": [shown[-1]["id"]]})

    async def _group(self) -> None:
        """Put ideas together as they come, and number the themes: the crowd means no more."""
        ideas = self._client.view["ideas"]
        shown = [key for key, idea in ideas.items() if idea["status"] == "shown"]
        size = max(FEWEST_IN_A_THEME, math.ceil(len(shown) / MOST_THEMES))
        for number, first in enumerate(range(0, len(shown), size), 1):
            answer = await self._client.ask("make_theme", ideas=shown[first : first + size])
            if self._hall.passed(answer):
                await self._do("name_theme", theme=answer.result.id, name=str(number))

    async def _do(self, type_: str, **fields: object) -> None:
        self._hall.passed(await self._client.ask(type_, **fields))
