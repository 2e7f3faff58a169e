"""What rehearsed people say: made up, harmless, and marked, so that nobody takes it for real.

The Welsh words stand in the form that they take in these sentences.
"""

import random

import msgspec


class Phrases(msgspec.Struct, frozen=True):
    """One language's building blocks. Every sentence takes one of each list that it names."""

    mark: str
    ideas: list[str]
    pledges: list[str]
    things: list[str]
    ways: list[str]
    whom: list[str]
    deeds: list[str]
    groups: list[str]
    times: list[str]
    names: str


PHRASES = {
    "en": Phrases(
        mark="Rehearsal",
        ideas=["The {thing} could be {way} for {whom}", "Make the {thing} {way} for {whom}"],
        pledges=[
            "I will {deed} about the {thing}",
            "We will {deed} about the {thing}, with {whom}",
        ],
        things=["meeting", "letter", "form", "waiting room", "website", "phone line", "car park"],
        ways=["shorter", "clearer", "earlier", "more welcoming", "quieter", "simpler"],
        whom=["everybody", "families", "carers", "young people", "newcomers", "night workers"],
        deeds=["ask people", "talk to the team", "write to the manager", "collect examples"],
        groups=["Table 1", "Table 2", "Table 3", "The team", "The community group"],
        times=["next week", "the end of the month", "the next meeting"],
        names="Guest {n}",
    ),
    "cy": Phrases(
        mark="Ymarfer",
        ideas=["Gallai'r {thing} fod yn {way} i {whom}", "Dylai'r {thing} fod yn {way} i {whom}"],
        pledges=["Byddaf yn {deed} am y {thing}", "Byddwn yn {deed} am y {thing}"],
        things=["cyfarfod", "llythyr", "ffurflen", "wefan", "llinell ffôn", "maes parcio"],
        ways=["fyrrach", "gliriach", "gynharach", "fwy croesawgar", "dawelach", "haws"],
        whom=["bawb", "deuluoedd", "ofalwyr", "bobl ifanc", "bobl newydd"],
        deeds=["holi pobl", "siarad â'r tîm", "ysgrifennu at y rheolwr", "casglu enghreifftiau"],
        groups=["Bwrdd 1", "Bwrdd 2", "Bwrdd 3", "Y tîm", "Y grŵp cymunedol"],
        times=["yr wythnos nesaf", "diwedd y mis", "y cyfarfod nesaf"],
        names="Gwestai {n}",
    ),
}


class Sentences:
    """One person's words, in their language."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self._phrases = PHRASES[language]
        self._chance = chance

    def idea(self) -> str:
        return self._made(self._phrases.ideas)

    def pledge(self) -> str:
        return self._made(self._phrases.pledges)

    def group(self) -> str:
        return self._chance.choice(self._phrases.groups)

    def time(self) -> str:
        return self._chance.choice(self._phrases.times)

    def name(self, number: int) -> str:
        return f"{self._phrases.mark}: {self._phrases.names.format(n=number)}"

    def _made(self, frames: list[str]) -> str:
        phrases, choose = self._phrases, self._chance.choice
        said = choose(frames).format(
            thing=choose(phrases.things),
            way=choose(phrases.ways),
            whom=choose(phrases.whom),
            deed=choose(phrases.deeds),
        )
        return f"{phrases.mark}: {said}."
