"""People send a private word; the team reads it and deals with it. Help lines come and go."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from tests.sessions.machine.chance import LANG, LINE, NUMBERS, WORDS
from tests.sessions.machine.team import Team
from tests.sessions.room import FACILITATOR

CONTACTS = st.sampled_from(["", "116 123", "example.org", "javascript:alert(1)"])


class PrivateWords(Team):
    @rule(who=NUMBERS, words=WORDS, come=st.booleans(), where=LINE, lang=LANG)
    def send_private_word(
        self, who: int, words: str, come: bool, where: str | None, lang: str | None
    ) -> None:
        said: dict[str, Any] = {"text": f"private-word {words}", "lang": lang}
        self.ask(self.person(who), c.SendPrivateWord, come=come, where=where or "", **said)

    @rule(who=NUMBERS, word=st.integers(-1, 6), settled=st.sampled_from([None, True, False]))
    def deal_with_word(self, who: int, word: int, settled: bool | None) -> None:
        asked: dict[str, Any] = {"word": self.one(self.state.private_words, word)}
        if settled is None:
            self.ask(self.member(who), c.SeePrivateWord, **asked)
        else:
            self.ask(self.member(who), c.SettlePrivateWord, **asked, settled=settled)

    @rule(phone=CONTACTS, web=CONTACTS)
    def set_help_lines(self, phone: str, web: str) -> None:
        lines = [c.HelpLineText(names={"en": "Somebody"}, phone=phone, web=web)]
        self.ask(FACILITATOR, c.SetHelpLines, lines=lines)
