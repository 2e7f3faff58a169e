"""The part of the story's HTML that tells what became of the pledges."""

from html import escape

from server.web.story_words import Writer, items, own
from sessions.views.story import STATUSES, TOLD
from sessions.wire import EventStory, FollowUp, Standing, StoryNews, StoryPledge


class DidWriter(Writer):
    """Numbers over time, then the stories by how the pledges stand."""

    def did(self, story: EventStory) -> str:
        if not story.pledges:
            return ""
        told = any(pledge.news for pledge in story.pledges)
        none = "" if told else f'<p class="part-lead">{self._say("story.no_news")}</p>'
        stood = "".join(self._standing(story, status) for status in TOLD)
        return self._part("did", self._numbers(story) + none + stood + self._wanted(story))

    def _numbers(self, story: EventStory) -> str:
        names = [(status, self._say(f"follow_up.{status}")) for status in STATUSES]
        heads = "".join(f'<th scope="col">{name}</th>' for _, name in names)
        rows = "".join(
            f'<tr><th scope="row">{self._when(story, one, place)}</th>'
            + "".join(
                f'<td><span class="numbers-name">{name} </span>{getattr(one, status)}</td>'
                for status, name in names
            )
            + "</tr>"
            for place, one in enumerate(story.standing)
        )
        return (
            f'<figure class="course"><figcaption>{self._say("story.chart")}</figcaption>'
            f'<div class="numbers"><table><caption class="unseen">{self._say("story.table_name")}'
            f'</caption><thead><tr><th scope="col">{self._say("story.when")}</th>{heads}</tr>'
            f"</thead><tbody>{rows}</tbody></table></div></figure>"
        )

    def _when(self, story: EventStory, one: Standing, place: int) -> str:
        """ "Week 3, 21 December 2026"."""
        if one.at is None:
            return self._say("story.now")
        name = self._say("story.at_event")
        if place:
            n = place * 3 if story.every == "quarter" else place
            name = self._say("story.week_n" if story.every == "week" else "story.month_n", n=n)
        return f"{name}, {self._date(one.at)}"

    def _standing(self, story: EventStory, status: FollowUp) -> str:
        here = [pledge for pledge in story.pledges if pledge.status == status]
        owed = status in ("dropped", "changed")
        told = [pledge for pledge in here if pledge.news or owed]
        others = [pledge for pledge in here if pledge not in told]
        if not here or (status == "not_started" and not told):
            return ""
        stories = items(self._told(story.code, pledge) for pledge in told)
        left = ""
        if others:
            texts = items(own("span", one.text, one.lang) for one in others)
            left = (
                f'<div class="others"><p>{self._say("story.others", n=len(others))}</p>'
                f'<ul class="plain-list others-list">{texts}</ul></div>'
            )
        return (
            f'<section class="standing standing-{status}"><h3>{self._status(status)}'
            f'<span class="standing-n">{len(here)}</span></h3>'
            f'<p class="standing-lead">{self._say(f"story.{status}_text")}</p>'
            f'<ul class="plain-list stories">{stories}</ul>{left}</section>'
        )

    def _told(self, code: str, pledge: StoryPledge) -> str:
        news = "".join(self._news(code, one) for one in pledge.news)
        silent = f'<p class="told-silent">{self._say("story.no_reason")}</p>'
        return (
            f'<article class="told" id="news-{escape(pledge.id)}">'
            f'<p class="card-note">{self._kind(pledge)}</p>'
            f'<div class="told-pledge">{self._card(pledge.text, pledge.lang)}</div>'
            f"{self._whose(pledge)}{news or silent}</article>"
        )

    def _news(self, code: str, news: StoryNews) -> str:
        picture = ""
        if news.picture:
            file = f"/{escape(code)}/pictures/{escape(news.picture.id)}"
            picture = (
                f'<a class="news-picture" href="{file}-1600.webp"><img src="{file}-480.webp"'
                f' alt="{self._say("follow_up.picture")}" width="{news.picture.width}"'
                f' height="{news.picture.height}" loading="lazy"></a>'
            )
        by = self._say(f"follow_up.by_{news.by}")
        text = self._card(news.text, news.lang) if news.text else ""
        return (
            f'<section class="news"><p class="news-when">{self._date(news.at)} '
            f'{self._status(news.status)}</p>{text}{picture}<p class="news-by">{by}</p></section>'
        )

    def _wanted(self, story: EventStory) -> str:
        asking = [pledge for pledge in story.pledges if pledge.help]
        if not asking:
            return ""
        asked = items(
            f'<article class="told">{self._card(one.help or "", one.lang)}<p class="card-detail">'
            f"{self._kind(one)}{own('q', one.text, one.lang)}</p>{self._whose(one)}</article>"
            for one in asking
        )
        return (
            f'<section class="wanted"><h3>{self._say("follow_up.help_wanted")}</h3>'
            f'<p>{self._say("story.help_text")}</p><ul class="plain-list stories">{asked}</ul>'
            f'<p>{self._say("story.help_how")} <a href="#next">{self._say("story.contacts")}</a>'
            "</p></section>"
        )
