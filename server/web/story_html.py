"""The story as HTML, in the page itself: it is read before any script has come, or without one.

The same words in the same places as the page's script draws them (`client_static/src/story/`);
what can be pressed, the lights and the chart's picture come with that.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal
from zoneinfo import ZoneInfo

from server.web.story_news import DidWriter
from server.web.story_words import items, own
from server.words import Words, languages, words
from sessions.wire import EventStory, StoryIdea, StoryNotYet, StoryPledge, StoryTheme

PARTS = ("said", "pledged", "did", "next")


def html(page: EventStory | StoryNotYet, language: str, zone: ZoneInfo) -> str:
    """What stands in the page until its script draws."""
    return _Page(page, words(language), zone).whole()


class _Page(DidWriter):
    """Writes one page in one language."""

    def __init__(self, page: EventStory | StoryNotYet, said: Words, zone: ZoneInfo) -> None:
        super().__init__(said, zone)
        self._page = page

    def whole(self) -> str:
        page = self._page
        body = self._story(page) if isinstance(page, EventStory) else self._not_yet(page)
        others = "".join(
            f'<a class="lone-link" href="?lang={tag}" hreflang="{tag}" lang="{tag}">'
            f"{escape(one.say('language.name'))}</a> "
            for tag, one in languages().items()
            if tag != self._words.language
        )
        return (
            f'<a class="skip-link" href="#main">{self._say("common.skip")}</a>'
            f'<nav class="mast" aria-label="{self._say("common.product")}">'
            f'<a class="mast-name" href="/">{self._say("common.product")}</a>'
            f'<span class="languages">{others}</span></nav>'
            f'<main class="story" id="main" tabindex="-1">{body}</main>'
            '<footer class="story-foot"><a class="lone-link" href="/accessibility">'
            f"{self._say('common.accessibility')}</a></footer>"
        )

    def _not_yet(self, page: StoryNotYet) -> str:
        why = self._say("story.not_open" if page.ended_at else "story.not_ended")
        when = ""
        if page.news_at:
            when = f"<p>{self._say('story.first_news', date=self._date(page.news_at))}</p>"
        if not page.ended_at:
            when = (
                f'<p><a class="lone-link" href="/{escape(page.code)}">'
                f"{self._say('story.to_event')}</a></p>"
            )
        return (
            f'<header class="opening">{self._title(page, "p", "eyebrow")}'
            f"<h1>{self._say('story.not_yet')}</h1>"
            f'<p class="opening-message">{why}</p>{when}</header>'
        )

    def _title(self, page: EventStory | StoryNotYet, tag: str, style: str = "") -> str:
        language = self._words.language
        about = page.translations.get(language) if language != page.lang else None
        text, lang = (about.title, language) if about and about.title else (page.title, page.lang)
        return own(tag, text, lang, style)

    def _story(self, story: EventStory) -> str:
        ideas = {
            idea.id: idea
            for group in (*(theme.ideas for theme in story.themes), story.loose)
            for idea in group
        }
        links = "".join(f'<a href="#{part}">{self._say(f"story.{part}")}</a>' for part in PARTS)
        return (
            self._opening(story)
            + f'<nav class="parts" aria-label="{self._say("story.parts")}">{links}</nav>'
            + self._said(story)
            + self._pledged(story, ideas)
            + self.did(story)
            + self._next(story)
            + f'<p class="story-tools"><a class="button" download href="{self._file(story)}">'
            + f"{self._say('story.save_pdf')}</a></p>"
        )

    def _file(self, story: EventStory) -> str:
        return f"/{escape(story.code)}/story.pdf?languages={self._words.language}"

    def _opening(self, story: EventStory) -> str:
        facts = [
            self._say(key, n=n)
            for key, n in (
                ("common.people", story.people),
                ("common.ideas", story.ideas),
                ("common.pledges", len(story.pledges)),
            )
            if n
        ]
        kept = sum(one.status == "kept" for one in story.pledges)
        lights = ""
        if story.pledges:
            all_kept = kept == len(story.pledges)
            said = self._say("story.lights_all") if all_kept else self._say("story.lights", n=kept)
            lights = f'<div class="lights"><p class="lights-words">{said}</p></div>'
        return (
            f'<header class="opening"><p class="eyebrow">{self._say("story.eyebrow")}</p>'
            f"{self._title(story, 'h1')}"
            f'<p class="opening-date">{self._date(story.ended_at)}</p>'
            f"{self._one_of('p', story.message, 'opening-message')}"
            f'<p class="opening-thanks">{self._say("story.thanks")}</p>'
            f'<ul class="opening-numbers plain-list">{items(facts)}</ul>{lights}</header>'
        )

    def _said(self, story: EventStory) -> str:
        count = self._words.say("common.ideas", n=story.ideas)
        lead = self._say("story.said_text", ideas=count) if story.ideas else None
        content = f'<p class="part-lead">{lead or self._say("story.said_none")}</p>'
        content += "".join(self._theme(theme) for theme in story.themes)
        if story.loose:
            heading = f"<h3>{self._say('story.loose')}</h3>" if story.themes else ""
            content += f'<section class="theme">{heading}{self._ideas(story.loose)}</section>'
        return self._part("said", content)

    def _theme(self, theme: StoryTheme) -> str:
        place = more = ""
        if theme.place:
            said = self._say("story.first_places", place=theme.place)
            place = f'<p class="theme-place">{said}</p>'
        if theme.more:
            more = f'<p class="theme-more">{self._say("story.more_ideas", n=theme.more)}</p>'
        name = self._one_of("h3", theme.names)
        return f'<section class="theme">{name}{place}{self._ideas(theme.ideas)}{more}</section>'

    def _ideas(self, ideas: Iterable[StoryIdea]) -> str:
        def note(idea: StoryIdea) -> str:
            parts = [self._say("story.place", place=idea.place)] if idea.place else []
            if idea.pledges:
                parts.append(self._say("story.led_to", n=idea.pledges))
            return f'<p class="idea-note">{" · ".join(parts)}</p>' if parts else ""

        written = (
            f'<div class="idea" id="{escape(idea.id)}">'
            f"{self._card(idea.text, idea.lang)}{note(idea)}</div>"
            for idea in ideas
        )
        return f'<ul class="plain-list ideas">{items(written)}</ul>'

    def _pledged(self, story: EventStory, ideas: Mapping[str, StoryIdea]) -> str:
        lead = self._say("story.pledged_none")
        if story.pledges:
            lead = self._say(
                "story.pledged_text",
                pledges=self._words.say("common.pledges", n=len(story.pledges)),
                joined=self._words.say("story.joined", n=sum(one.joiners for one in story.pledges)),
            )
        cards = (self._pledge(pledge, ideas) for pledge in story.pledges)
        return self._part(
            "pledged",
            f'<p class="part-lead">{lead}</p><ul class="plain-list pledges">{items(cards)}</ul>',
        )

    def _pledge(self, pledge: StoryPledge, ideas: Mapping[str, StoryIdea]) -> str:
        origins = "".join(
            f'<p class="card-detail card-origin"><span class="card-term">'
            f"{self._say('common.from_idea')}</span> {own('q', idea.text, idea.lang)}</p>"
            for key in pledge.ideas
            if (idea := ideas.get(key))
        )
        joined = (
            f'<p class="card-detail">{self._say("common.joiners", n=pledge.joiners)}</p>'
            if pledge.joiners
            else ""
        )
        style = " ".join(("card", "pledge", f"pledge-{pledge.status}"))
        return (
            f'<article class="{style}"><p class="card-note">'
            f"{self._kind(pledge)}{self._status(pledge.status)}</p>"
            f"{self._card(pledge.text, pledge.lang)}{self._whose(pledge)}"
            f"{origins}{joined}</article>"
        )

    def _next(self, story: EventStory) -> str:
        steps, contacts = self._after(story, "next_steps"), self._after(story, "contacts")
        content = steps or f"<p>{self._say('story.next_none')}</p>"
        if contacts:
            content += f'<h3 id="contacts">{self._say("story.contacts")}</h3>{contacts}'
        if story.news_at:
            said = self._say("story.updated", date=self._date(story.news_at))
            content += f'<p class="updated">{said}</p>'
        return self._part("next", content)

    def _after(self, story: EventStory, field: Literal["next_steps", "contacts"]) -> str:
        """What the organiser wrote, in the reader's language if they did so in that."""
        after, language = story.after, self._words.language
        if after is None:
            return ""
        translated = after.translations.get(language)
        first, there = getattr(after, field), getattr(translated, field, "")
        text, lang = (there, language) if there else (first, story.lang)
        return own("p", text, lang, "written") if text else ""
