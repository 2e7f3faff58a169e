"""The organiser opens the event's story, which tells what everybody may read and nothing else."""

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions import commands as c
from sessions.story import is_open
from sessions.views.story import STATUSES, story
from tests.sessions.machine.chance import LINE
from tests.sessions.machine.secrecy import Secrecy
from tests.sessions.room import FACILITATOR


class Story(Secrecy):
    @rule(on=st.booleans(), words=LINE, lang=st.sampled_from(["en", "cy", "fr"]))
    def publish_story(self, on: bool, words: str | None, lang: str) -> None:
        self.ask(FACILITATOR, c.PublishStory, on=on, message={lang: words or ""})

    def check_story(self) -> None:
        state = self.state
        assert not is_open(state) or state.ended_at is not None
        told = story(state, self.room.now + 10**9)
        written = msgspec.json.encode(told).decode()
        for word in ("secret", "private-note", "private-word", "own-address"):
            assert word not in written
        for thing, texts in self.texts.items():
            for text in texts:
                assert text not in written or self.may_show(thing, text), text
        public = {one.id: one for one in state.pledges.values() if one.is_public}
        assert {one.id for one in told.pledges} == public.keys()
        for pledge in told.pledges:
            may = {one.story for one in public[pledge.id].check_ins if one.is_public}
            assert {news.text or None for news in pledge.news} <= may
        last = told.standing[-1]
        assert sum(getattr(last, status) for status in STATUSES) == len(public)
