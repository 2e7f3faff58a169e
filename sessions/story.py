"""The event's story: who opens it to everybody, and when that can be."""

from collections.abc import Mapping

from msgspec import UNSET

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import PublishStory
from sessions.events import Event, StoryPublished
from sessions.refusals import Code, Refuse
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, StoryPage, Touched


def is_open(state: SessionState) -> bool:
    """Whether everybody may read it: not while an event goes on again."""
    return state.story.on and state.ended_at is not None


def publish(state: SessionState, command: PublishStory, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    if command.on and state.ended_at is None:
        raise Refuse(Code.NOT_ENDED)
    before = state.story
    message = before.message if command.message is UNSET else _message(state, command.message)
    if (command.on, message) == (before.on, before.message):
        return []
    return [StoryPublished(at=now, on=command.on, message=message)]


def _message(state: SessionState, asked: Mapping[str, str]) -> dict[str, str]:
    """What it opens with, in the order of the event's languages."""
    for lang in asked:
        words.session_language(state, lang)
    tidied = {lang: text.tidy(asked.get(lang, "")) for lang in state.languages}
    return {
        lang: words.within(one, text.ABOUT_LENGTH)
        for lang, one in tidied.items()
        if not text.is_blank(one)
    }


def on_published(state: SessionState, event: StoryPublished, touched: Touched) -> None:
    state.story = StoryPage(event.on, event.message)
    touched.add("session", "session")


DECIDERS: Deciders = {PublishStory: publish}
EVOLVERS: Evolvers = {StoryPublished: on_published}
