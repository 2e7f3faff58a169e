"""Reminders from a session's log to a real SMTP server, in simulated time."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.live.rooms import SERVER, Rooms
from server.reminders import chore, letters
from server.reminders.chore import From, Post
from server.reminders.smtp import SmtpMailer, SmtpServer
from server.storage import outbox_beside
from server.storage.outbox import Outbox
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from sessions import commands as c
from sessions.log import Log, MemoryLog
from sessions.reminders import LATE
from sessions.state import Participant, SessionState
from tests.server.after import DAY, Ended
from tests.server.mailbox import Mailbox, taking_mail
from tests.server.redises import RedisServer

ENDED = int(datetime(2026, 10, 20, 16, tzinfo=UTC).timestamp() * 1000)
# Ten o'clock there a week later; clocks went back between.
WEEK = int(datetime(2026, 10, 27, 10, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000


class Office:
    """One worker's chore over a log, with a clock that stands still until it is set."""

    def __init__(self, log: Log, box: Mailbox, outbox: Outbox | None = None) -> None:
        self.now = ENDED
        self.rooms = Rooms(log)
        self.outbox = outbox or outbox_beside(log)
        self.post = Post(
            self.rooms,
            self.outbox,
            lambda: SmtpMailer(SmtpServer.of(box.url)),
            From("Our events <events@example.org>", "https://events.example.org"),
            lambda: self.now,
        )

    async def at(self, now: int) -> None:
        self.now = now
        await self.post.once()

    async def greet(self) -> None:
        """Send the first mails, of which most tests know enough."""
        await self.at(ENDED)


@pytest.fixture
async def box() -> AsyncIterator[Mailbox]:
    async with taking_mail() as box:
        yield box


@contextlib.asynccontextmanager
async def office(room: Ended, box: Mailbox) -> AsyncIterator[Office]:
    log = MemoryLog()
    await room.keep(log)
    found = Office(log, box)
    try:
        yield found
    finally:
        await found.rooms.close()


def ended(*emails: str) -> Ended:
    room = Ended(ENDED)
    for number, email in enumerate(emails):
        room.pledger(f"Pledge {number}", email)
    room.end()
    return room


async def test_each_date_brings_one_mail(box: Mailbox) -> None:
    async with office(ended("ann@example.org", "ben@example.org"), box) as one:
        await one.greet()
        assert sorted(box.recipients()) == ["ann@example.org", "ben@example.org"]
        await one.at(WEEK - 1)
        assert len(box.taken) == 2
        for now in (WEEK, WEEK, WEEK + MINUTE, WEEK + DAY):
            await one.at(now)
        assert len(box.taken) == 4
        for days in range(8, 190):
            await one.at(ENDED + days * DAY)
        # Of both: the first one, after 1 week, 4 weeks, 3 and 6 months.
        assert len(box.taken) == 10
        assert await one.outbox.counts("BCDFGH") == {
            "d7": {"sent": 2},
            "d28": {"sent": 2},
            "d91": {"sent": 2},
            "d182": {"sent": 2},
            **{key: {"sent": 1} for key in await one.outbox.counts("BCDFGH") if "plan" in key},
        }


async def test_the_first_mail_comes_while_the_event_goes_on(box: Mailbox) -> None:
    room = Ended(ENDED)
    ann = room.pledger("I will ring")
    async with office(room, box) as one:
        await one.greet()
        found = await one.rooms.get("BCDFGH")
        assert found
        contact = room.command(c.LeaveContact, email="ann@example.org", lang="en")
        assert not (await found.room.do(contact, ann)).refusal
        # The room's clock is the real one.
        await one.at(found.room.fold.state.people[ann.id].contact.at)  # type: ignore[union-attr]
        assert box.recipients() == ["ann@example.org"]


async def test_a_server_that_was_off_sends_what_still_makes_sense(box: Mailbox) -> None:
    room = ended("ann@example.org")
    # Until the next date it is late, and no less true; then that one stands for it.
    for late, due in ((6 * DAY, "d7"), (20 * DAY, "d7"), (22 * DAY, "d28")):
        async with office(room, box) as one:
            box.taken.clear()
            await one.at(WEEK + late)
            assert len(box.taken) == 1
            assert (await one.outbox.counts("BCDFGH"))[due] == {"sent": 1}


async def test_what_is_refused_for_now_is_tried_again_and_again(box: Mailbox) -> None:
    async with office(ended("ann@example.org"), box) as one:
        await one.greet()
        box.on_rcpt = ["451 4.7.1 Greylisted"] * 3
        await one.at(WEEK)
        waits = [0]
        for minute in range(1, 60):
            left = len(box.on_rcpt)
            await one.at(WEEK + minute * MINUTE)
            if len(box.on_rcpt) < left or (len(box.taken) == 2 and len(waits) < 4):
                waits.append(minute)
        assert waits == [0, 1, 3, 7]
        assert box.recipients() == ["ann@example.org"] * 2


async def test_what_never_goes_is_given_up_when_the_next_is_due(box: Mailbox) -> None:
    async with office(ended("ann@example.org"), box) as one:
        await one.greet()
        for hour in range(24 * 21):
            box.on_data = ["451 4.3.0 Busy"]
            await one.at(WEEK + hour * 60 * MINUTE)
        assert (await one.outbox.counts("BCDFGH"))["d7"] == {"failed": 1}
        box.on_data = []
        await one.at(ENDED + 29 * DAY)
        assert (await one.outbox.counts("BCDFGH"))["d28"] == {"sent": 1}


async def test_an_address_that_does_not_exist_is_noted_and_left_alone(box: Mailbox) -> None:
    async with office(ended("ann@example.org", "ben@example.org"), box) as one:
        await one.greet()
        box.on_rcpt = ["550 5.1.1 No such user"]
        await one.at(WEEK)
        assert (await one.outbox.counts("BCDFGH"))["d7"] == {"bounced": 1, "sent": 1}
        found = await one.rooms.get("BCDFGH")
        assert found
        contacts = [person.contact for person in found.room.fold.state.people.values()]
        assert [contact.bounced for contact in contacts if contact] == [True, False]
        await one.at(ENDED + 29 * DAY)
        assert box.recipients()[3:] == ["ben@example.org"]


async def test_a_server_that_is_down_is_left_alone_for_a_while(
    box: Mailbox, tmp_path: Path
) -> None:
    room = ended(*(f"p{n}@example.org" for n in range(5)))
    async with office(room, box) as one:
        await one.greet()
        box.on_data = [None] * 100
        for second in range(0, 600, 15):
            await one.at(WEEK + second * 1000)
        # At once, after 1 minute, 2 more, 4 more.
        assert len(box.on_data) == 96
        box.on_data = []
        for minute in range(10, 60):
            await one.at(WEEK + minute * MINUTE)
        assert sorted(box.recipients()[5:]) == [f"p{n}@example.org" for n in range(5)]


async def test_who_stops_between_is_not_written_to(box: Mailbox) -> None:
    async with office(ended("ann@example.org", "ben@example.org"), box) as one:
        await one.greet()
        found = await one.rooms.get("BCDFGH")
        assert found
        ann, _ = found.room.fold.state.people
        await found.room.do(c.StopMail(id="stop-0001", participant=ann), SERVER)
        await one.at(WEEK)
        assert box.recipients()[2:] == ["ben@example.org"]


async def test_a_session_is_not_read_again_and_again(box: Mailbox) -> None:
    """What is not live is looked at when its next date comes."""
    async with office(ended("ann@example.org"), box) as one:
        await one.greet()
        await one.at(ENDED + 2 * MINUTE)
        await one.rooms.close()
        reads = 0
        read = one.rooms.log.read

        async def counted(*asked: object) -> object:
            nonlocal reads
            reads += 1
            return await read(*asked)  # type: ignore[arg-type]

        one.rooms.log.read = counted  # type: ignore[method-assign, assignment]
        for minute in range(3, 8 * 60):
            await one.at(ENDED + minute * MINUTE)
        assert reads <= 1
        await one.at(WEEK)
        assert len(box.taken) == 2


async def test_one_session_that_cannot_be_read_keeps_no_other_from_its_mail(
    box: Mailbox,
) -> None:
    log = MemoryLog()
    await ended("ann@example.org").keep(log)
    other = ended("ben@example.org")
    other.state.code = "ZZZZZZ"
    log._epochs["ZZZZZZ"] = "e1"
    log._commits["ZZZZZZ"] = [None]  # type: ignore[list-item]
    one = Office(log, box)
    await one.greet()
    assert box.recipients() == ["ann@example.org"]
    await one.rooms.close()


async def test_one_mail_that_cannot_be_made_keeps_no_other_from_leaving(
    box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = letters.first

    def first(state: SessionState, person: Participant, links: letters.Links) -> letters.Written:
        assert person.contact
        if person.contact.email == "ann@example.org":
            raise ValueError
        return whole(state, person, links)

    monkeypatch.setattr(letters, "first", first)
    room = ended("ann@example.org", "ben@example.org")
    async with office(room, box) as one:
        await one.greet()
        assert box.recipients() == ["ben@example.org"]
        assert len(await one.outbox.settled(room.state.code)) == 2
        await one.at(ENDED + MINUTE)
        assert len(box.taken) == 1


async def test_an_address_has_letters_of_any_language() -> None:
    async with (
        taking_mail(enable_SMTPUTF8=True) as box,
        office(ended("jörg@example.org", "ben@example.org"), box) as one,
    ):
        await one.greet()
        assert sorted(box.recipients()) == ["ben@example.org", "jörg@example.org"]


@pytest.mark.redis
async def test_of_two_workers_each_mail_goes_once(box: Mailbox, redis: RedisServer) -> None:
    room = ended(*(f"p{n}@example.org" for n in range(20)))
    logs = [RedisLog(redis.url), RedisLog(redis.url)]
    await room.keep(logs[0])
    offices = [Office(log, box) for log in logs]
    for now in (ENDED, WEEK, WEEK + MINUTE):
        await asyncio.gather(*(one.at(now) for one in offices))
    assert len(box.taken) == 40
    assert len({mail["Message-ID"] for mail in box.mails()}) == 40
    for one in offices:
        await one.rooms.close()
        await one.rooms.log.close()


async def test_who_is_told_to_stop_finishes_the_mail_on_its_way(
    box: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = SQLiteLog(tmp_path / "log.db")
    await ended(*(f"p{n}@example.org" for n in range(3))).keep(log)
    one = Office(log, box)
    reached, go_on = asyncio.Event(), asyncio.Event()
    send = SmtpMailer.send

    async def slow(self: SmtpMailer, mail: object) -> object:
        reached.set()
        await go_on.wait()
        return await send(self, mail)  # type: ignore[arg-type]

    monkeypatch.setattr(SmtpMailer, "send", slow)
    round_ = asyncio.create_task(one.at(ENDED))
    await reached.wait()
    stopping = asyncio.create_task(one.post.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert len(box.taken) == 1
    assert len(await one.outbox.settled("BCDFGH")) == 1
    await round_
    assert len(box.taken) == 1
    await one.rooms.close()
    await log.close()


def test_a_claim_outlasts_a_mail() -> None:
    from server.reminders import smtp

    assert smtp.MAIL_WITHIN * 1000 < chore.CLAIM < LATE
