"""Checks of what people typed that several commands share."""

from sessions import text
from sessions.refusals import Code, Refuse
from sessions.state import SessionState


def required(words: str, limit: int) -> str:
    """The tidied text; refused when there is none, or too much of it."""
    tidied = text.tidy(words)
    if text.is_blank(tidied):
        raise Refuse(Code.TEXT_EMPTY)
    return within(tidied, limit)


def prompt(words: str) -> str:
    """A prompt's text, its lines and stanzas kept; refused as `required` does."""
    tidied = text.tidy_verse(words)
    if text.is_blank(tidied):
        raise Refuse(Code.TEXT_EMPTY)
    return within(tidied, text.PROMPT_LENGTH)


def optional(words: str | None, limit: int) -> str | None:
    """The tidied line, or None when it says nothing."""
    tidied = text.tidy_line(words or "")
    return None if text.is_blank(tidied) else within(tidied, limit)


def within(words: str, limit: int) -> str:
    if len(words) > limit:
        raise Refuse(Code.TEXT_TOO_LONG, limit=limit, over=len(words) - limit)
    return words


def language(state: SessionState, asked: str | None) -> str:
    """The language that somebody's words are tagged with."""
    return asked or state.lang


def session_language(state: SessionState, asked: str | None) -> str:
    """One of the event's own languages; without a choice, its first."""
    lang = asked or state.lang
    if lang not in state.languages:
        raise Refuse(Code.BAD_LANGUAGE)
    return lang
