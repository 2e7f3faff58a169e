"""What mails say: their bytes, as the standard library reads them, in both languages."""

import re
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest

from server.reminders import letters, mime
from server.reminders.letters import Links
from server.words import words
from sessions import commands as c
from sessions.actor import Actor
from sessions.wire import About
from tests.server.after import DAY, Ended
from tests.sessions.room import FACILITATOR

ENDED = int(datetime(2026, 10, 20, 16, tzinfo=UTC).timestamp() * 1000)
STOP = "https://events.example.org/BCDFGH/stop/0123456789"
TITLES = {"en": "Better mornings", "cy": "Boreau gwell"}


class Story:
    """Ann pledged and joined Ben's pledge; Cai goes on with his, and Dai's waits for a look."""

    def __init__(self, lang: str = "en") -> None:
        about = {"cy": About(title=TITLES["cy"])}
        self.room = Ended(ENDED, translations=about)
        room = self.room
        self.ann = room.pledger("Ring ev<b>eryone", due="2026-12-01", who="Siân & co", lang="en")
        self.ben = room.pledger("Gwrando'n gyntaf ar bawb", lang="cy", who="Ben", by_when="Mai")
        self.cai = room.pledger("Bring cakes", who="Cai")
        room.do(FACILITATOR, c.SetHold, ideas="none", pledges="all")
        self.dai = room.pledger("A held pledge")
        room.do(FACILITATOR, c.SetHold, ideas="none", pledges="none")
        room.leave(self.ann, "ann@example.org", lang)
        ben, cai = (self.pledge(one) for one in (self.ben, self.cai))
        room.do(self.ann, c.JoinPledge, pledge=ben)
        room.end()
        room.do(self.ann, c.CheckIn, pledge=self.pledge(self.ann), status="under_way")
        room.do(self.cai, c.CheckIn, pledge=cai, status="kept", story="Told it", help="A van")
        room.do(self.dai, c.CheckIn, pledge=self.pledge(self.dai), status="kept")

    def pledge(self, who: Actor) -> str:
        return self.room.state.people[who.id].pledges[0]

    @property
    def secret(self) -> str:
        return self.room.secrets[self.ann.id]

    def first(self) -> EmailMessage:
        return self.read(letters.first)

    def reminder(self, now: int = ENDED + 7 * DAY) -> EmailMessage:
        return self.read(letters.reminder, now)

    def read(self, made: object, *more: int) -> EmailMessage:
        state, person = self.room.state, self.room.state.people[self.ann.id]
        links = letters.links_of(state, person, "https://events.example.org", "0123456789")
        written = made(state, person, links, *more)  # type: ignore[operator]
        sent = mime.mail(written, "Our events <events@example.org>", "name", ENDED + 7 * DAY)
        read = message_from_bytes(sent.as_bytes(policy=policy.SMTP), policy=policy.default)
        assert isinstance(read, EmailMessage)
        assert all(len(line) <= 998 for line in sent.as_bytes(policy=policy.SMTP).split(b"\r\n"))
        return read


def plain(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part
    return str(part.get_content())


def page(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    assert part
    return str(part.get_content())


class Page(HTMLParser):
    """A mail's elements and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str | None]:
        return [found["href"] for tag, found in self.elements if tag == "a"]


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_head_says_whose_it_is_and_how_to_stop_it(lang: str) -> None:
    mail = Story(lang).reminder()
    assert mail["From"].addresses[0].addr_spec == "events@example.org"
    assert mail["From"].addresses[0].display_name == "Our events"
    assert mail["To"].addresses[0].addr_spec == "ann@example.org"
    assert TITLES[lang] in mail["Subject"]
    assert mail["Message-ID"] == "<name@example.org>"
    assert mail["Content-Language"] == lang
    assert mail["List-Unsubscribe"] == f"<{STOP}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == datetime(2026, 10, 27, 16, tzinfo=UTC)
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_reminder_tells_of_ones_own_joined_and_others_pledges(lang: str) -> None:
    story, say = Story(lang), words(lang).say
    mail = story.reminder()
    for text in (plain(mail), Page(page(mail)).text):
        order = [
            say("mail.was", title=TITLES[lang], date="?").split("?")[0].strip(" :"),
            say("mail.yours"),
            "Ring ev<b>eryone",
            say("follow_up.under_way"),
            say("mail.joined"),
            "Gwrando'n gyntaf ar bawb",
            "Ben",
            "Mai",
            say("mail.others"),
            "Bring cakes",
            "Cai",
            say("follow_up.kept"),
            say("mail.help_wanted", help="A van"),
            say("mail.why"),
        ]
        places = [text.index(one, 0) for one in order]
        assert places == sorted(places), text
        assert "held pledge" not in text
    dates = {"en": ("20 October 2026", "1 December 2026"), "cy": ("20 Hydref 2026", "1 Rhagfyr")}
    for one in dates[lang]:
        assert one in plain(mail)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_page_is_plain_and_loads_nothing(lang: str) -> None:
    story = Story(lang)
    mail = story.reminder()
    read = Page(page(mail))
    tags = {tag for tag, _ in read.elements}
    assert tags <= {
        *("html", "head", "meta", "title", "body", "p", "a", "h2", "ul", "li", "br", "span")
    }
    attributes = {name for _, found in read.elements for name in found}
    assert attributes <= {"lang", "dir", "charset", "name", "content", "style", "href"}
    assert "url(" not in page(mail)
    assert ("meta", {"name": "viewport", "content": "width=device-width"}) in read.elements
    plan = f"https://events.example.org/BCDFGH/plan#{story.secret}"
    assert read.links() == [plan, STOP]
    assert set(re.findall(r"https?://\S+", plain(mail))) == {plan, STOP}
    assert read.elements[0] == ("html", {"lang": lang, "dir": "ltr"})
    # What somebody wrote in another language says so.
    other = "cy" if lang == "en" else "en"
    assert ("span", {"lang": other}) in read.elements


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_first_mail_may_go_to_somebody_else_and_tells_nothing_of_anybody(lang: str) -> None:
    story, say = Story(lang), words(lang).say
    mail = story.first()
    for text in (plain(mail), Page(page(mail)).text):
        for secret in ("Ring", "Siân", "Gwrando", "Ben", "cakes", "Cai", say("mail.yours")):
            assert secret not in text
        assert TITLES[lang] in text
        # How to stop it comes before everything else.
        assert text.index(say("mail.stop")) < text.index(say("mail.plan_about"))
        for days, key in ((1, "weeks"), (4, "weeks"), (3, "months"), (6, "months")):
            assert say(f"mail.{key}", n=days) in text
    assert Page(page(mail)).links()[0] == STOP


def test_what_was_left_without_a_link_leads_to_the_phone() -> None:
    story = Story()
    story.room.state.people[story.ann.id].plan_secret = None
    for mail in (story.first(), story.reminder()):
        assert "/plan" not in plain(mail)
        assert "phone" in plain(mail)
        assert set(Page(page(mail)).links()) == {STOP}


def test_the_last_one_says_so_and_the_others_when_the_next_comes() -> None:
    story, say = Story(), words("en").say
    assert say("mail.next", date="17 November 2026") in plain(story.reminder())
    last = plain(story.reminder(ENDED + 190 * DAY))
    assert say("mail.last") in last
    assert "write again" not in last


def test_a_title_cannot_add_a_line_to_the_head() -> None:
    story = Story()
    story.room.state.title = "Tea\r\nBcc: everyone@example.org"
    mail = story.reminder()
    assert mail["Bcc"] is None
    assert "Bcc: everyone" in mail["Subject"]


def test_dates_are_the_days_of_the_event_s_own_zone() -> None:
    late = int(datetime(2026, 6, 1, 23, 30, tzinfo=UTC).timestamp() * 1000)
    for zone, day in (("Europe/London", 9), ("America/New_York", 8)):
        room = Ended(late, time_zone=zone)
        room.now = late - 1000
        room.end()
        due = letters.dates_of(room.state)[7]
        assert datetime.fromtimestamp(due / 1000, UTC).date() == date(2026, 6, day)


def test_a_link_to_stop_opens_no_plan() -> None:
    story = Story()
    person = story.room.state.people[story.ann.id]
    links = letters.links_of(story.room.state, person, "https://e.test", "token")
    assert links == Links(
        f"https://e.test/BCDFGH/plan#{story.secret}", "https://e.test/BCDFGH/stop/token"
    )
    assert story.secret not in links.stop
