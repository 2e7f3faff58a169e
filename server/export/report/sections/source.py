"""What every section writes from."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from server.export.report.model import Text
from server.export.report.speech import Speech
from server.zones import zone
from sessions.prompts import in_stage
from sessions.state import Idea, SessionState, Stage


class Source(NamedTuple):
    """The event, the languages to say it in, and the address of its pages."""

    state: SessionState
    say: Speech
    address: str

    @classmethod
    def of(cls, state: SessionState, languages: Sequence[str], address: str) -> Self:
        """Days are those of the event's time zone."""
        return cls(state, Speech(languages, zone(state.time_zone)), address)

    def about(self, field: str) -> Text | None:
        """What the organiser wrote of the event: `title`, `purpose` or `influence`."""
        state = self.state
        told = getattr(state, field)
        translations = {key: getattr(one, field) for key, one in state.translations.items()}
        return self.say.told(state.lang, told, translations) if told else None

    def title(self) -> Text:
        found = self.about("title")
        assert found is not None
        return found

    def began(self) -> int:
        """When the event was: when the first thing was said in it, or else when it was made."""
        state = self.state
        given = [one.at for one in state.ideas.values()]
        given += [one.at for one in state.pledges.values()]
        return min(given, default=state.created_at)

    def days(self, now: int) -> Text:
        """When it was held, and when this was written."""
        held = self.say("held", day=self.say.day_of(self.began()))
        made = self.say("made", day=self.say.day_of(now))
        return Text({lang: f"{held.said[lang]}. {made.said[lang]}." for lang in held.said})

    def question(self, stage: Stage) -> Text | None:
        """What the stage put to the room first."""
        asked = in_stage(self.state, stage.id)
        if not asked:
            return None
        return self.say.told(asked[0].lang, asked[0].text, asked[0].translations)

    def public_ideas(self) -> list[Idea]:
        """The ideas that everybody may read, in the order of posting."""
        found = [one for one in self.state.ideas.values() if self.state.is_public(one)]
        return sorted(found, key=lambda one: one.n)
