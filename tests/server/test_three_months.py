"""A session of the size of the model event: the room, the report of three months later, the end.

A real server, real phones, real mail. Its clock is set forward while it is stopped by kill -9.
"""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import httpx
import icalendar
import openpyxl
import pytest

from sessions import agenda_files
from sessions.commands import KINDS
from tests import tools
from tests.server.events import Event
from tests.server.faults.test_clocks import Watch
from tests.server.mailbox import Mailbox, taking_mail
from tests.server.model_event import AGENDA, ASKED, PEOPLE, WORDS, Asked, Script
from tests.server.pdf_faults import faults
from tests.server.pdfs import Read, squeezed
from tests.server.phones import Phone, command_id
from tests.server.servers import Server
from tests.server.test_erasing import emptied, folder
from tests.server.web import bearer

pytestmark = [
    pytest.mark.durability,
    pytest.mark.skipif(sys.platform != "linux", reason="libfaketime is loaded as on Linux"),
]

TYPES = {kind: name for name, kind in KINDS.items()}
# Who leaves an address, by the number of their pledge: every third of them in Welsh.
WRITTEN_TO = range(9)
KEPT, DROPPED, CHANGED, STOPS = range(4), 4, 5, 6
# The others who kept theirs have joined pledges that are still open.
NO_MORE = (2, 3, STOPS)
WHY = "The funding for it ended in May, and I could not find another way."
NEXT = {"next_steps": "The board answers by May.", "contacts": "Elen", "translations": {}}
WANTED = "A driver on Thursdays"
TOLD = "It took one phone call. Nobody had asked before."


class Year:
    """The event, its server, its mail, and a clock that goes in leaps."""

    def __init__(self, event: Event, box: Mailbox, watch: Watch, http: httpx.AsyncClient) -> None:
        self.event, self.box, self.watch, self.http = event, box, watch, http
        self.people: list[Phone] = []
        self.script = Script()

    @property
    def at(self) -> str:
        return f"{self.event.server.url}/api/sessions/{self.event.code}"

    async def play(self) -> None:
        """From the welcome to the close."""
        self.people = [await self.event.phone() for _ in range(PEOPLE)]
        console = await self.event.console()
        asking = iter(self.script)
        made: str | None = None
        try:
            while True:
                asked = asking.send(made) if made is not None else next(asking)
                who = console if asked.who is None else self.people[asked.who]
                made = await done(who, TYPES[asked.kind], **_written(asked))
        except StopIteration:
            return

    async def leap(self, by: str) -> None:
        """Kill the server, and start it so much later than the event was."""
        await self.event.server.kill()
        self.watch.set(by)
        await self.event.server.start()

    async def leave_address(self, pledge: int) -> None:
        phone = self.people[pledge]
        answer = await self.http.post(
            f"{self.at}/plan/link", json={}, headers=bearer(phone.auth["token"])
        )
        secret = answer.json()["secret"]
        lang = "en" if pledge % 3 else "cy"
        await self.ask(secret, "leave_contact", email=address(pledge), lang=lang, secret=secret)

    async def ask(self, link: str, type_: str, /, **fields: Any) -> None:
        command = {"id": command_id(), "type": type_, **fields}
        answer = await self.http.post(
            f"{self.at}/plan/commands", json=command, headers=bearer(link)
        )
        assert answer.json()["ok"], answer.text

    async def check_in(self, pledge: int, status: str, **fields: Any) -> None:
        """Open the plan by the link in one's latest mail, and say how it goes."""
        secret = self.link(pledge)
        plan = (await self.http.get(f"{self.at}/plan", headers=bearer(secret))).json()
        [own] = [one for one in plan["pledges"] if one["text"] == text_of(pledge)]
        await self.ask(secret, "check_in", pledge=own["id"], status=status, **fields)

    def link(self, pledge: int) -> str:
        latest = self.box.mails(address(pledge))[-1].get_body(("plain",))
        assert latest
        found = re.search(rf"/{self.event.code}/plan#(\S+)", latest.get_content())
        assert found
        return found[1]

    async def file(self, kind: str, **query: str) -> bytes:
        answer = await self.http.get(
            f"{self.at}/export",
            params={"format": kind, **query},
            headers=bearer(self.event.token),
        )
        assert answer.status_code == 200, answer.text
        return answer.content

    async def organise(self, type_: str, **fields: Any) -> None:
        console = await self.event.console()
        await done(console, type_, **fields)
        await console.leave()


async def done(asker: Phone, type_: str, /, **fields: Any) -> str:
    """Ask until it is done: nobody presses as fast as this, and who does is told to wait."""
    key = command_id()
    ack = await asker.repeat(key, type_, **fields)
    while ack.get("code") == "slow_down":
        await asyncio.sleep(ack["retry_after_ms"] / 1000)
        ack = await asker.repeat(key, type_, **fields)
    assert ack["ok"], ack
    return str(ack["result"].get("id"))


def _written(asked: Asked) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in asked.fields.items()}


def address(pledge: int) -> str:
    return f"pledger-{pledge}@example.org"


def text_of(pledge: int) -> str:
    text: str = WORDS["pledges"][pledge]["text"]
    return text


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    library = tools.path("libfaketime")
    if library is None:
        assert "CI" not in os.environ, "libfaketime is missing"
        pytest.skip("there is no libfaketime here")
    watch = Watch(tmp_path / "watch")
    async with AsyncExitStack() as stack:
        box = await stack.enter_async_context(taking_mail())
        server = Server(
            tmp_path / "data",
            LD_PRELOAD=library,
            FAKETIME_TIMESTAMP_FILE=str(watch.file),
            FAKETIME_DONT_FAKE_MONOTONIC="1",
            PLEDGEWALL_SMTP_URL=box.url,
            PLEDGEWALL_MAIL_FROM="Living well <events@example.org>",
        )
        stack.push_async_callback(server.kill)
        await server.start()
        agenda = agenda_files.plain(AGENDA)
        event = await stack.enter_async_context(Event.on(server, **ASKED, agenda=agenda))
        http = await stack.enter_async_context(httpx.AsyncClient(trust_env=False, timeout=60))
        yield Year(event, box, watch, http)


async def test_from_the_room_to_the_report_of_three_months_later(year: Year) -> None:
    await year.play()
    await year.organise("set_after", **NEXT)
    for pledge in WRITTEN_TO:
        await year.leave_address(pledge)
    await year.leap("+0")
    await year.box.until(len(WRITTEN_TO))
    await the_report_of_the_evening(year)

    await year.leap("+8d")
    await year.box.until(2 * len(WRITTEN_TO))
    for pledge in WRITTEN_TO:
        await year.check_in(pledge, "under_way")

    await year.leap("+29d")
    await year.box.until(3 * len(WRITTEN_TO))
    for pledge in KEPT:
        await year.check_in(pledge, "kept", story=TOLD)
    await year.check_in(DROPPED, "dropped", story=WHY)
    await year.check_in(CHANGED, "changed", help=WANTED)
    await year.ask(year.link(STOPS), "stop_reminders")
    await year.organise("publish_story", on=True)

    await year.leap("+93d")
    await year.box.until(4 * len(WRITTEN_TO) - len(NO_MORE))
    mails_are_right(year)
    await the_report_after_three_months(year)
    await the_page_for_everybody(year)
    await the_desk_finds(year, text_of(CHANGED))
    await one_person_is_erased(year)

    await year.leap("+395d")
    await the_event_is_gone(year)


async def the_report_of_the_evening(year: Year) -> None:
    pdf = await year.file("pdf")
    assert not faults(pdf)
    text = Read(pdf).text
    for pledge in range(len(WORDS["pledges"])):
        assert squeezed(text_of(pledge)) in text
    nothing_hidden(text)


def mails_are_right(year: Year) -> None:
    """A mail a person for each date, in their language; none after the last was stopped."""
    by_person = {pledge: year.box.mails(address(pledge)) for pledge in WRITTEN_TO}
    for pledge, mails in by_person.items():
        assert len({mail["Message-ID"] for mail in mails}) == len(mails)
        assert {mail["Content-Language"] for mail in mails} == {"en" if pledge % 3 else "cy"}
    got = {pledge: len(mails) for pledge, mails in by_person.items()}
    assert got == {pledge: 3 if pledge in NO_MORE else 4 for pledge in WRITTEN_TO}


async def the_report_after_three_months(year: Year) -> None:
    pdf, word = await year.file("pdf", languages="en"), await year.file("docx", languages="en")
    assert not faults(pdf)
    read = "".join(one.text for one in docx.Document(BytesIO(word)).element.body.iter() if one.text)
    plain = (await year.file("markdown")).decode()
    for text in (Read(pdf).text, squeezed(read), squeezed(plain)):
        assert squeezed(TOLD) in text
        assert squeezed(WHY) in text
        assert squeezed(NEXT["next_steps"]) in text
        nothing_hidden(text)
    book = openpyxl.load_workbook(BytesIO(await year.file("xlsx", languages="en")))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    cells = [str(cell) for row in rows for cell in row]
    assert cells.count("Kept") == len(KEPT)
    assert text_of(0) in cells
    calendar = icalendar.Calendar.from_ical(await year.file("ics"))
    dated = [one for one in WORDS["pledges"] if "due" in one]
    assert len(list(calendar.walk("VEVENT"))) == len(dated)


def nothing_hidden(text: str) -> None:
    for name in ("hidden_idea", "hidden_pledge", "withdrawn_idea"):
        assert squeezed(WORDS[name]) not in text
    assert "@example.org" not in text


async def the_page_for_everybody(year: Year) -> None:
    story = (await year.http.get(f"{year.at}/story")).json()
    stands = [one["status"] for one in story["pledges"]]
    assert stands.count("kept") == len(KEPT)
    assert stands.count("dropped") == 1
    assert len(story["pledges"]) == len(WORDS["pledges"])
    page = await year.http.get(f"{year.event.server.url}/{year.event.code}/story")
    assert WHY in page.text
    nothing_hidden(squeezed(page.text))


async def the_desk_finds(year: Year, text: str) -> None:
    """Up to date a moment after it was asked."""
    desk = f"{year.event.server.url}/api/desk"
    async with asyncio.timeout(30):
        while (await year.http.get(desk)).json()["behind"]:
            pass
    found = (await year.http.get(f"{desk}/search", params={"q": text})).json()["found"]
    [one] = [one for one in found if one["thing"]["kind"] == "pledge"]
    assert "".join(part["text"] for part in one["parts"]) == text


async def one_person_is_erased(year: Year) -> None:
    """By their own hand, with the link in their mail: no file holds their words any more."""
    theirs = (text_of(CHANGED), WANTED, address(CHANGED))
    files = folder(year.event.server.data)
    assert all(words.encode() in files() for words in theirs)
    answer = await year.http.delete(f"{year.at}/my-data", headers=bearer(year.link(CHANGED)))
    assert answer.status_code == 204, answer.text
    await emptied(files, theirs)
    story = (await year.http.get(f"{year.at}/story")).json()
    assert len(story["pledges"]) == len(WORDS["pledges"]) - 1
    assert text_of(CHANGED) not in (await year.file("markdown")).decode()
    assert text_of(0).encode() in files()


async def the_event_is_gone(year: Year) -> None:
    """A year after its end, as everybody was told."""
    async with asyncio.timeout(30):
        while (await year.http.get(year.at)).status_code != 404:
            pass
    words = [one["text"] for one in WORDS["pledges"]] + [WORDS["title"], TOLD, WHY, address(0)]
    await emptied(folder(year.event.server.data), tuple(words))
    assert (await year.http.get(f"{year.at}/story")).status_code == 404
