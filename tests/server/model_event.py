"""An event of the size of the model event: 18 groups, 35 pledges, played by the real commands.

The words stand in model_event.toml: written by us, but for the two pledges marked as published.
`Script` asks for one thing after the other, whoever plays it: `play` does so in memory.
"""

import random
import tomllib
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sessions import commands as c
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.commands import Command
from sessions.wire import About
from tests.sessions.room import FACILITATOR, Room

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
PEOPLE = 48
# By perspective: lived experience, carers, staff, community groups; seven say nothing of theirs.
_GROUPS = (range(14), range(14, 23), range(23, 34), range(34, 41))
MINUTE = 60_000

_LADDER = {"en": "Where does our work with people stand?", "cy": "Ble mae ein gwaith gyda phobl?"}
_NOTICED = {"en": "What would help you most?", "cy": "Beth fyddai'n eich helpu fwyaf?"}
_FIRST = {"en": "What should we act on first?", "cy": "Ar beth y dylem weithredu gyntaf?"}
_PROMISE = {"en": "What will you do, from tomorrow?", "cy": "Beth wnewch chi, o yfory ymlaen?"}
STAGES: list[dict[str, Any]] = [
    {"kind": "welcome", "minutes": 10},
    {"kind": "ladder", "minutes": 5, "prompts": [_LADDER]},
    {"kind": "talk", "minutes": 20},
    {"kind": "ideas", "minutes": 15, "silent": True, "prompts": [_NOTICED]},
    {"kind": "themes", "minutes": 10},
    {"kind": "vote", "minutes": 5, "prompts": [_FIRST]},
    {"kind": "vote", "minutes": 5, "repeats": 6, "prompts": [_FIRST]},
    {"kind": "pledges", "minutes": 20, "prompts": [_PROMISE]},
    {"kind": "ladder", "minutes": 5, "repeats": 2, "prompts": [_LADDER]},
    {"kind": "evaluation", "minutes": 5},
    {"kind": "close", "minutes": 10},
]
AGENDA = msgspec.convert({"id": "model-event", "stages": STAGES}, Template)
# What `POST /api/sessions` takes beside the agenda.
ASKED: dict[str, Any] = {
    "title": WORDS["title"],
    "purpose": WORDS["purpose"],
    "influence": WORDS["influence"],
    "languages": ["en", "cy"],
    "translations": {"cy": WORDS["cy"]},
}


class Asked(NamedTuple):
    """A command; `who` is a number of a person from 0, or None for the facilitator."""

    who: int | None
    kind: type[Command]
    fields: dict[str, Any]


# Sent back for each: the id of what it made or changed.
Asking = Generator[Asked, str, None]


class Script:
    """What everybody does, from the welcome to the close; the same every time.

    `ideas` are the ids by theme, `pledges` in the order of the file.
    """

    def __init__(self) -> None:
        self.ideas: list[list[str]] = []
        self.pledges: list[str] = []
        self._chance = random.Random(18)

    def __iter__(self) -> Asking:
        for part in (
            self.arriving,
            self.noticing,
            self.grouping,
            self.voting,
            self.pledging,
            self.leaving,
        ):
            yield from part()

    def arriving(self) -> Asking:
        yield Asked(None, c.SetPerspectives, {})
        yield from _next(2)
        for at, group in enumerate(_GROUPS, 1):
            for who in group:
                yield Asked(who, c.ChoosePerspectives, {"perspectives": [f"v{at}"]})
        yield from self._climb("s2", (2, 3, 3, 4, 4, 5))

    def noticing(self) -> Asking:
        yield from _next(2)
        for theme in WORDS["themes"]:
            mine = []
            for text in theme["ideas"]:
                lang = "cy" if text.startswith("Gadewch") else "en"
                asked = {"text": text, "lang": lang}
                mine.append((yield Asked(self._anybody(), c.PostIdea, asked)))
            self.ideas.append(mine)
        again = yield Asked(40, c.PostIdea, {"text": WORDS["merged"][0]})
        harm = yield Asked(41, c.PostIdea, {"text": WORDS["hidden_idea"]})
        back = yield Asked(42, c.PostIdea, {"text": WORDS["withdrawn_idea"]})
        yield Asked(42, c.WithdrawIdea, {"idea": back})
        yield Asked(None, c.HideIdea, {"idea": harm})
        yield Asked(None, c.ShowIdeas, {})
        yield Asked(None, c.MergeIdeas, {"into": self.ideas[1][0], "from_": [again]})

    def grouping(self) -> Asking:
        yield from _next(1)
        for theme, ideas in zip(WORDS["themes"], self.ideas, strict=True):
            made = yield Asked(None, c.MakeTheme, {"ideas": ideas})
            for lang in ("en", "cy"):
                named = {"theme": made, "name": theme[lang], "lang": lang}
                yield Asked(None, c.NameTheme, named)

    def voting(self) -> Asking:
        for shift in (0, 2):
            yield from _next(1)
            for who in range(PEOPLE):
                yield from self._dots(who, shift)
            yield Asked(None, c.Reveal, {})

    def pledging(self) -> Asking:
        yield from _next(1)
        fields = [name for name in c.MakePledge.__struct_fields__ if name not in ("id", "ideas")]
        for number, pledge in enumerate(WORDS["pledges"]):
            theme = self.ideas[pledge["from"][0] - 1]
            asked = {name: pledge[name] for name in fields if name in pledge}
            asked["ideas"] = [theme[number % len(theme)]]
            author = number % PEOPLE
            made = yield Asked(author, c.MakePledge, asked)
            self.pledges.append(made)
            for step in range(1, pledge["joins"] + 1):
                yield Asked((author + 3 * step) % PEOPLE, c.JoinPledge, {"pledge": made})
        harm = yield Asked(41, c.MakePledge, {"text": WORDS["hidden_pledge"], "kind": "action"})
        yield Asked(None, c.HidePledge, {"pledge": harm})

    def leaving(self) -> Asking:
        yield from _next(1)
        yield from self._climb("s9", (4, 5, 5, 6, 6, 7))
        yield from _next(1)
        for who in range(PEOPLE - 6):
            yield Asked(who, c.AnswerSurvey, {"stage": "s10", "answers": self._answers(who)})
        yield from _next(1)

    def _anybody(self) -> int:
        return self._chance.randrange(PEOPLE)

    def _climb(self, stage: str, rungs: tuple[int, ...]) -> Asking:
        for who in range(PEOPLE):
            rung = self._chance.choice(rungs)
            yield Asked(who, c.PlaceRung, {"stage": stage, "rung": rung})
        yield Asked(None, c.Reveal, {})

    def _answers(self, who: int) -> dict[str, Any]:
        """What somebody says of the event; a few in their own words."""
        changed = [
            key for key in ("others", "next", "people", "alone") if self._chance.random() < 0.4
        ]
        answers = {
            "hope": self._chance.choice((5, 6, 7, 7, 8, 8, 9)),
            "welcome": self._chance.choice((3, 4, 4, 5, 5, 5)),
            "say": self._chance.choice((2, 3, 4, 4, 5)),
            "changed": changed or ["nothing"],
        }
        words = WORDS["differently"]
        return {**answers, "differently": words[who]} if who < len(words) else answers

    def _dots(self, who: int, shift: int) -> Asking:
        """Five dots on three ideas; the second time, more people look at what was read out."""
        themes = self._chance.choices(range(6), weights=(9, 6 + 2 * shift, 3, 1, 2, 1 + shift), k=9)
        chosen = dict.fromkeys(
            self.ideas[at][self._chance.choice((0, 0, 0, 0, 1, 2))] for at in themes
        )
        if shift and self._chance.random() < 0.7:  # what was read out between the votes
            chosen = {self.ideas[0][0]: None, **chosen}
        for idea, dots in zip(chosen, (2, 2, 1), strict=False):
            yield Asked(who, c.CastVote, {"idea": idea, "dots": dots})


def _next(times: int) -> Asking:
    for _ in range(times):
        yield Asked(None, c.NextStage, {})


class ModelEvent:
    """The event in memory, played to its end; `people` by number, `script` knows the ids."""

    def __init__(self, **asked: Any) -> None:
        translations = msgspec.convert(ASKED["translations"], dict[str, About])
        self.room = Room(AGENDA, **{**ASKED, "translations": translations, **asked})
        self.people: list[Actor] = self.room.people(PEOPLE)
        self.script = Script()

    def play(self) -> "ModelEvent":
        asking = iter(self.script)
        made: str | None = None
        try:
            while True:
                made = self.ask(asking.send(made) if made is not None else next(asking))
        except StopIteration:
            return self

    def ask(self, asked: Asked) -> str:
        """One thing in somebody's name; a step of the agenda takes its minutes."""
        if asked.kind is c.NextStage:
            open_stage = self.room.state.open_stage
            self.room.now += (open_stage.minutes or 0) * MINUTE if open_stage else 0
        actor = FACILITATOR if asked.who is None else self.people[asked.who]
        return self.room.do(actor, asked.kind, **asked.fields)
