"""What comes after the event, as the organiser says it, and when the event came to its end."""

from sessions import text, words
from sessions.actor import Actor
from sessions.commands import SetAfter
from sessions.events import AfterSet, Event
from sessions.rules import Deciders, Evolvers
from sessions.state import SessionState, Stage, Touched
from sessions.wire import After, AfterText


def opened(state: SessionState, stage: Stage, at: int) -> None:
    """Note the event's end, when its closing stage opens; any other stage goes on with it."""
    if stage.kind != "close":
        state.ended_at = None
    elif state.ended_at is None:
        state.ended_at = at


def closed(state: SessionState, stage: Stage, at: int) -> None:
    """Note the event's end, when its last stage closes."""
    if state.ended_at is None and stage.id == state.in_agenda()[-1].id:
        state.ended_at = at


def set_after(state: SessionState, command: SetAfter, actor: Actor, now: int) -> list[Event]:
    actor.must_be("facilitator")
    translations = {
        words.session_language(state, lang): AfterText(_said(said.next_steps), _said(said.contacts))
        for lang, said in command.translations.items()
    }
    after = After(
        _said(command.next_steps),
        _said(command.contacts),
        {lang: said for lang, said in translations.items() if said != AfterText()},
    )
    return [] if after == (state.after or After()) else [AfterSet(at=now, after=after)]


def _said(asked: str) -> str:
    """The tidied words, an empty line between others kept; nothing, if they say nothing."""
    tidied = text.tidy_verse(asked)
    return "" if text.is_blank(tidied) else words.within(tidied, text.AFTER_LENGTH)


def on_set(state: SessionState, event: AfterSet, touched: Touched) -> None:
    state.after = None if event.after == After() else event.after
    touched.add_for_consoles("session", "session")


DECIDERS: Deciders = {SetAfter: set_after}
EVOLVERS: Evolvers = {AfterSet: on_set}
