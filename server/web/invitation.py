"""What a newcomer reads first, in the page itself: it is seen before any script has come.

The same words in the same places as in the phone's own first view (`phone/Join.tsx`), which takes
its place. What can be pressed comes only with the script.
"""

from html import escape
from typing import Literal

from server.words import words
from sessions.wire import Newcomer


def invitation(newcomer: Newcomer, language: str) -> str:
    """HTML that stands where the phone's first view will be."""

    def say(key: str) -> str:
        return escape(words(language).say(key))

    def about(tag: str, field: Literal["title", "purpose", "influence"], style: str = "") -> str:
        text, lang = _in_language(newcomer, field, language)
        named = f' class="{style}"' if style else ""
        return f'<{tag}{named} lang="{escape(lang)}">{escape(text)}</{tag}>' if text else ""

    purpose, influence = about("p", "purpose", "lead"), about("p", "influence")
    if influence:
        influence = (
            f'<section class="influence"><h2>{say("phone.influence")}</h2>{influence}</section>'
        )
    notices = "".join(
        f"<li>{notice}</li>"
        for notice in (
            f"<strong>{say('phone.notice')}</strong>",
            say("phone.notice_anonymous"),
            say("phone.notice_kept"),
        )
    )
    return (
        '<header class="bar bar-first"><div class="bar-row">'
        f'<span class="bar-name">{say("common.product")}</span></div></header>'
        f'<main class="page page-join"><p class="eyebrow">{say("phone.you_are_invited")}</p>'
        f"{about('h1', 'title', 'verse')}{purpose}{influence}"
        f'<section class="ground"><h2>{say("phone.before")}</h2><ul>{notices}</ul></section>'
        f'<p class="invite">{say("common.loading")}</p></main>'
    )


def _in_language(
    newcomer: Newcomer, field: Literal["title", "purpose", "influence"], language: str
) -> tuple[str, str]:
    """As the organiser wrote it in that language, else as first written."""
    translated = newcomer.translations.get(language) if language != newcomer.lang else None
    text: str = getattr(translated, field) if translated else ""
    return (text, language) if text else (getattr(newcomer, field), newcomer.lang)
