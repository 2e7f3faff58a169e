"""What the story's HTML is written with: our words in one language, and people's own in theirs."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from server.words import Words
from sessions.wire import FollowUp, StoryPledge


class Writer:
    """Writes in one language; days are those of a time zone."""

    def __init__(self, said: Words, zone: ZoneInfo) -> None:
        self._words = said
        self._zone = zone

    def _say(self, key: str, **values: int | str) -> str:
        return escape(self._words.say(key, **values))

    def _date(self, ms: int) -> str:
        return self._day(datetime.fromtimestamp(ms / 1000, self._zone).date())

    def _day(self, day: date) -> str:
        month = self._words.say(f"common.months.m{day.month}")
        return f"{day.day} {month} {day.year}"

    def _one_of(self, tag: str, texts: Mapping[str, str], style: str = "") -> str:
        """The words in the reader's language, else in the first they were written in."""
        language = self._words.language
        lang = language if texts.get(language) else next(iter(texts), "")
        return own(tag, texts[lang], lang, style) if lang else ""

    def _part(self, part: str, content: str) -> str:
        return (
            f'<section id="{part}" aria-labelledby="{part}-title">'
            f'<h2 id="{part}-title">{self._say(f"story.{part}")}</h2>{content}</section>'
        )

    def _kind(self, pledge: StoryPledge) -> str:
        return (
            f'<span class="kind kind-{pledge.kind}"><span class="kind-mark" aria-hidden="true">'
            f"</span>{self._say(f'common.{pledge.kind}')}</span>"
        )

    def _status(self, status: FollowUp | None) -> str:
        if status is None:
            return ""
        return f'<span class="stand stand-{status}">{self._say(f"follow_up.{status}")}</span>'

    def _card(self, text: str, lang: str) -> str:
        """Somebody's words as a paragraph, or that they were removed."""
        if not text:
            return f'<p class="card-words card-erased">{self._say("common.erased")}</p>'
        return own("p", text, lang, "card-words")

    def _whose(self, pledge: StoryPledge) -> str:
        signed = ", ".join(filter(None, (pledge.who, pledge.group)))
        parts = [own("span", signed, pledge.lang, "card-signature")] if signed else []
        if due := _iso(pledge.due):
            said = self._say("story.due", date=self._day(due))
            parts.append(f'<span class="card-by">{said}</span>')
        elif pledge.by_when:
            parts.append(
                f'<span class="card-by"><span class="card-term">{self._say("common.by_when")}'
                f"</span> {own('span', pledge.by_when, pledge.lang)}</span>"
            )
        return f'<p class="card-detail">{"".join(parts)}</p>' if parts else ""


def own(tag: str, text: str, lang: str, style: str = "") -> str:
    """Somebody's own words, in the language they wrote them."""
    named = f' class="{style}"' if style else ""
    spoken = f' lang="{escape(lang)}"' if lang else ""
    return f'<{tag}{named}{spoken} dir="auto">{escape(text)}</{tag}>'


def items(contents: Iterable[str]) -> str:
    return "".join(f"<li>{content}</li>" for content in contents)


def _iso(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
