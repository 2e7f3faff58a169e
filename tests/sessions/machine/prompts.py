"""The questions of a stage, and their pictures."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.asking import Asking
from tests.sessions.machine.chance import LANG, NUMBERS, WORDS
from tests.sessions.room import FACILITATOR, SERVER


class Prompts(Asking):
    @rule(stage=NUMBERS, words=WORDS, lang=LANG, position=st.none() | st.integers(0, 3))
    def add_prompt(self, stage: int, words: str, lang: str | None, position: int | None) -> None:
        self.ask(
            FACILITATOR,
            c.AddPrompt,
            stage=self.one(self.state.stages, stage),
            text=words,
            lang=lang,
            translations={"cy": "Beth?"},
            position=position,
        )

    @rule(prompt=NUMBERS, words=WORDS, lang=LANG)
    def edit_prompt(self, prompt: int, words: str, lang: str | None) -> None:
        asked = self.one(self.state.prompts, prompt)
        self.ask(FACILITATOR, c.EditPrompt, prompt=asked, text=words, lang=lang)

    @rule(prompt=NUMBERS, position=st.none() | st.integers(0, 3))
    def move_or_remove_prompt(self, prompt: int, position: int | None) -> None:
        asked = self.one(self.state.prompts, prompt)
        if position is None:
            self.ask(FACILITATOR, c.RemovePrompt, prompt=asked)
        else:
            self.ask(FACILITATOR, c.MovePrompt, prompt=asked, position=position)

    @rule(number=st.integers(1, 3))
    def keep_picture(self, number: int) -> None:
        self.ask(SERVER, c.KeepPicture, picture=f"picture-{number}", width=number, height=9)

    @rule(
        prompt=NUMBERS,
        picture=st.none() | NUMBERS,
        alt=st.dictionaries(st.sampled_from(["en", "cy", "pl"]), WORDS, max_size=2),
    )
    def set_picture(self, prompt: int, picture: int | None, alt: dict[str, str]) -> None:
        asked = self.one(self.state.prompts, prompt)
        chosen = None
        if picture is not None:
            known = self.one(self.state.pictures, picture)
            chosen = c.ChosenPicture(id=known, alt=alt, credit="Elen")
        self.ask(FACILITATOR, c.SetPicture, prompt=asked, picture=chosen)
