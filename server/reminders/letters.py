"""What a mail says: the blocks of one, in its reader's language.

Nothing of anybody stands in the first mail to an address but the link that its owner asked for: it
may go to somebody else, who is to see how to stop it and not what was pledged.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from server.export.report.model import AnyBlock, Bullets, Heading, Item, Link, Paragraph, Text, own
from server.export.report.speech import Speech
from server.zones import day_of, days_after, zone
from sessions.reminders import Dates, open_pledges
from sessions.state import Participant, Pledge, SessionState

# How many pledges of others a reminder shows.
OTHERS = 3
GOING_ON = ("under_way", "kept")


class Written(msgspec.Struct, frozen=True):
    """A mail before it has a form. `stop` is the address that stops mail in one tap."""

    to: str
    lang: str
    subject: str
    blocks: Sequence[AnyBlock]
    stop: str


class Links(msgspec.Struct, frozen=True):
    """Where a mail leads; `plan` is None where its owner asked for no link to it."""

    plan: str | None
    stop: str


def dates_of(state: SessionState) -> Dates:
    """The moments at which reminders are due, by days after the event; none before its end."""
    if state.ended_at is None:
        return {}
    return {
        days: days_after(state.ended_at, days, state.time_zone)
        for days in state.reminders.after_days
    }


def links_of(state: SessionState, person: Participant, base: str, token: str) -> Links:
    """`base` is the server's public address."""
    secret = person.plan_secret
    plan = f"{base}/{state.code}/plan#{secret}" if secret else None
    return Links(plan, f"{base}/{state.code}/stop/{token}")


def first(state: SessionState, person: Participant, links: Links) -> Written:
    """That an address was left, where the plan is, and how to stop what will come."""
    say = _Say(state, person)
    return say.written("subject_first", links, list(_first(say, links)))


def reminder(state: SessionState, person: Participant, links: Links, now: int) -> Written:
    """How is it going?"""
    say = _Say(state, person)
    return say.written("subject", links, list(_reminder(say, links, now)))


class _Say:
    """Sentences of the section `mail`, in one person's language, about one event."""

    def __init__(self, state: SessionState, person: Participant) -> None:
        assert person.contact
        self.state = state
        self.person = person
        self.contact = person.contact
        self.lang = person.contact.lang
        self._speech = Speech([self.lang], zone(state.time_zone))
        there = state.translations.get(self.lang) if self.lang != state.lang else None
        self.title = (there and there.title) or state.title

    def __call__(self, key: str, **values: int | str) -> Text:
        return self._speech.key(f"mail.{key}", **values)

    def stands(self, pledge: Pledge) -> Text:
        return self._speech.key(f"follow_up.{pledge.follow_up}")

    def day(self, day: date) -> str:
        return self._speech.day(day).first

    def written(self, subject: str, links: Links, blocks: list[AnyBlock]) -> Written:
        said = self(subject, title=self.title).first
        blocks += [Paragraph(self("why"), "small"), Link(self("stop"), links.stop)]
        return Written(self.contact.email, self.lang, said, blocks, links.stop)


def _first(say: _Say, links: Links) -> Iterator[AnyBlock]:
    yield Paragraph(say("hello"))
    yield Paragraph(say("first", title=say.title))
    yield Paragraph(say("not_you"))
    yield Link(say("stop"), links.stop)
    yield Heading(2, say("plan"))
    if links.plan:
        yield Paragraph(say("plan_about"))
        yield Link(say("open_plan"), links.plan)
    else:
        yield Paragraph(say("plan_on_phone"))
    if say.state.reminders.on:
        yield Heading(2, say("when"))
        yield Paragraph(say("when_after"))
        yield Bullets([Item(_span(say, days)) for days in say.state.reminders.after_days])


def _span(say: _Say, days: int) -> Text:
    """So many days, as people say it: a quarter is 13 weeks."""
    if days % 91 == 0:
        return say("months", n=days // 91 * 3)
    return say("weeks", n=days // 7) if days % 7 == 0 else say("days", n=days)


def _reminder(say: _Say, links: Links, now: int) -> Iterator[AnyBlock]:
    state, person = say.state, say.person
    assert state.ended_at
    yield Paragraph(say("hello"))
    ended = say.day(day_of(state.ended_at, state.time_zone))
    yield Paragraph(say("was", title=say.title, date=ended))
    yield Paragraph(say("tell" if links.plan else "tell_on_phone"))
    if links.plan:
        yield Link(say("open_plan"), links.plan)
    yield from _pledges(say, "yours", [state.pledges[key] for key in person.pledges])
    joined = [one for key in person.joined if (one := state.pledges[key]).is_public]
    yield from _pledges(say, "joined", joined)
    yield from _pledges(say, "others", going_on(state, person))
    yield from _next(say, now)


def _pledges(say: _Say, heading: str, pledges: Sequence[Pledge]) -> Iterator[AnyBlock]:
    if pledges:
        mine = heading == "yours"
        yield Heading(2, say(heading))
        yield Bullets([_item(say, pledge, mine=mine) for pledge in pledges])


def _item(say: _Say, pledge: Pledge, *, mine: bool) -> Item:
    notes = [say.stands(pledge)]
    if not mine and pledge.who:
        notes.insert(0, own(pledge.who, pledge.lang))
    if pledge.due:
        notes.append(say("by", date=say.day(date.fromisoformat(pledge.due))))
    elif pledge.by_when:
        notes.append(own(pledge.by_when, pledge.lang))
    if not mine and pledge.help:
        notes.append(say("help_wanted", help=pledge.help))
    return Item(own(pledge.text, pledge.lang), notes)


def going_on(state: SessionState, person: Participant) -> list[Pledge]:
    """Other people's pledges of which something comes, as everybody may see them, latest first."""
    near = {*person.pledges, *person.joined}
    others = [
        one
        for one in state.pledges.values()
        if one.is_public and one.follow_up in GOING_ON and one.id not in near
    ]
    told = sorted(others, key=lambda one: one.check_ins[-1].at if one.check_ins else one.at)
    return told[: -OTHERS - 1 : -1]


def _next(say: _Say, now: int) -> Iterator[AnyBlock]:
    """When the next one comes, as far as that is known."""
    state = say.state
    later = [moment for moment in dates_of(state).values() if moment > now]
    if later and open_pledges(state, say.person):
        day = day_of(min(later), state.time_zone)
        yield Paragraph(say("next", date=say.day(day)), "small")
        yield Paragraph(say("pause"), "small")
    elif not later:
        yield Paragraph(say("last"), "small")
