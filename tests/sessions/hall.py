"""A hall where people say where they come from, and vote in one way after the other."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from server.export import FORMATS
from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from tests.server.exported import written
from tests.sessions.room import FACILITATOR, Room

AGENDA = Template(
    id="ground",
    stages=[
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", method="opinion"),
        TemplateStage(kind="conversation"),
        *(TemplateStage(kind="vote", method=method) for method in ("dots", "approval", "scale")),
        TemplateStage(kind="vote", method="opinion"),
        TemplateStage(kind="vote", method="opinion"),
        TemplateStage(kind="ladder"),
        TemplateStage(kind="ladder", repeats=9),
    ],
)

CHOICE = st.lists(st.sampled_from(["v1", "v2", "v3", "v4"]), max_size=3, unique=True)
FEW = st.lists(st.tuples(CHOICE, CHOICE), min_size=1, max_size=4)

# The others are the same words set on pages, which takes as long as a hundred of these.
TELLING = [kind for kind, made in FORMATS.items() if not made.packed]


class Hall:
    """Ten carers, ten staff, five others; the first idea unites, the second divides."""

    def __init__(self) -> None:
        self.room = Room(AGENDA)
        self.room.do(FACILITATOR, c.SetPerspectives)
        self.lived, self.carer, self.staff, _ = [one.id for one in self.room.state.perspectives]
        self.people = self.room.people(25)
        for number, one in enumerate(self.people[:20]):
            self.choose(one, self.carer if number < 10 else self.staff)
        self.room.do(FACILITATOR, c.OpenStage, stage="s1")
        self.unites, self.divides, self.weak = (
            self.room.do(self.people[0], c.PostIdea, text=text) for text in ("one", "two", "three")
        )

    def choose(self, person: Actor, *keys: str) -> None:
        self.room.do(person, c.ChoosePerspectives, perspectives=list(keys))

    def vote(self, idea: str, *agreeing: int) -> None:
        """How many of the carers, of the staff, of the others agree; the rest disagrees."""
        for begin, size, agree in zip((0, 10, 20), (10, 10, 5), agreeing, strict=True):
            for place, one in enumerate(self.people[begin : begin + size]):
                opinion = "agree" if place < agree else "disagree"
                self.room.do(one, c.CastVote, idea=idea, opinion=opinion)

    def hold_vote(self) -> None:
        self.room.do(FACILITATOR, c.OpenStage, stage="s2")
        self.vote(self.unites, 9, 10, 4)
        self.vote(self.divides, 9, 2, 3)
        self.vote(self.weak, 5, 5, 3)

    def place(self, stage: str, rungs: Sequence[int]) -> None:
        """Where everybody places it: the carers first, then the staff, then the others."""
        self.room.do(FACILITATOR, c.OpenStage, stage=stage)
        for one, rung in zip(self.people, rungs, strict=True):
            self.room.do(one, c.PlaceRung, stage=stage, rung=rung)

    def ground(self, audience: Any = "facilitator") -> dict[str, Any]:
        return self.room.view(audience)["ground"]

    def close(self) -> None:
        self.room.do(FACILITATOR, c.Reveal)
        self.room.do(FACILITATOR, c.CloseStage)


def shown(hall: Hall) -> tuple[Any, list[bytes]]:
    """All that screens and files show, but for each person's own."""
    state = hall.room.state
    views = {key: hall.room.view(key) for key in ("attendee", "board", "facilitator")}  # type: ignore[arg-type]
    return views, [written(state, kind) for kind in TELLING]
