"""What nobody may be shown: said again, apart from how views decide it."""

import msgspec

from sessions import views as views_module
from sessions.state import Idea
from sessions.views import Entities
from tests.sessions.machine.asking import SHOWN, Asking

THEIRS = ("moderation", "log", "lists", "private_words")


class Secrecy(Asking):
    def check_secrets(self, seen: dict[str, Entities]) -> None:
        written = {audience: msgspec.json.encode(view).decode() for audience, view in seen.items()}
        for audience in views_module.AUDIENCES:
            assert "secret" not in written[audience]
            # Authors are told of what was rewritten; that a note was written, nobody is.
            assert audience == "facilitator" or "private-note" not in written[audience]
            assert audience == "facilitator" or "private-word" not in written[audience]
            if audience != "facilitator":
                assert not any(seen[audience][name] for name in THEIRS)
        for audience in SHOWN:
            for idea, texts in self.texts.items():
                for text in texts:
                    if text in written[audience]:
                        assert self.may_show(idea, text), text
        for person in self.state.people:
            assert "secret" not in written[person]
            assert "private-note" not in written[person]
            assert "private-word" not in written[person]
            sent = {w.id for w in self.state.private_words.values() if w.author == person}
            assert seen[person]["private_words"].keys() == sent
            for thing, texts in self.texts.items():
                if self.authors.get(thing) != person and not self.hosts(person, thing):
                    assert not any(text in written[person] for text in texts)
            mine = {one for one, author in self.authors.items() if author == person}
            assert seen[person]["ideas"].keys() == mine & self.state.ideas.keys()
            assert seen[person]["pledges"].keys() == mine & self.state.pledges.keys()

    def hosts(self, person: str, thing: str) -> bool:
        """Whether somebody reads this idea as the host of its table."""
        idea, host = self.state.ideas.get(thing), self.state.people[person].host
        return idea is not None and idea.table == host and self.may_show(thing, idea.text)

    def may_show(self, thing: str, text: str) -> bool:
        """Whether a text may stand on the board: said again, apart from how views decide it."""
        if pledge := self.state.pledges.get(thing):
            return pledge.text == text and not (pledge.hidden or pledge.held)
        idea = self.state.ideas.get(thing)
        if idea is None or idea.text != text or not self.shows(idea):
            return False
        return idea.into is None or self.shows(self.state.ideas[idea.into])

    def shows(self, idea: Idea) -> bool:
        stage = self.state.stages[idea.stage]
        return not (idea.held or idea.hidden) and (stage.shown or not stage.silent)
