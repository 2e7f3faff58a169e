"""Sends what is due: looks at every session when something may be due in it, and claims each mail.

What is due follows from the session's log, what was sent from the outbox; nothing else is kept. So
a server that dies loses nothing: the next one looks at every session once, and again when the time
of its next date comes. Sessions that are live here are looked at each time, for people leave their
addresses there; whatever happened to others in another worker is found within LOOK_AGAIN.
"""

import asyncio
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from hashlib import blake2b
from typing import NamedTuple, TypeVar

import structlog

from server.chores import Clock
from server.live.folding import folded
from server.live.room import Room
from server.live.rooms import SERVER, Rooms, new_secret
from server.reminders import letters, mime
from server.reminders.smtp import Mailer, Sent, SmtpMailer, SmtpServer
from server.settings import Settings
from server.storage.outbox import Letter, Outbox
from sessions.commands import NoteBounce
from sessions.refusals import Refuse
from sessions.reminders import Due, due, next_moment, stop_token
from sessions.state import SessionState

EVERY = 15.0
# Milliseconds. A claim lasts longer than sending one mail may take (smtp.MAIL_WITHIN).
CLAIM = 5 * 60_000
LOOK_SOON = 60_000
LOOK_AGAIN = 12 * 3600_000
# A mail that was put off, and a server that is down, are tried after 1, 2, 4... minutes.
FIRST_WAIT = 60_000
LONGEST_WAIT = 6 * 3600_000
LONGEST_REST = 15 * 60_000
# Seconds that a server which is told to stop gives the mail that is on its way.
FINISH_WITHIN = 20.0
# In place of a mail that cannot be made, however often one tries.
UNMADE = EmailMessage()

T = TypeVar("T")
log = structlog.get_logger()


class From(NamedTuple):
    """Whom mail is from, and the public address that its links begin with."""

    sender: str
    base: str


def post_of(settings: Settings, rooms: Rooms, outbox: Outbox, clock: Clock) -> "Post | None":
    """The chore that the settings ask for; None where no mail is to be sent."""
    if not (settings.smtp_url and settings.mail_from and settings.public_url):
        return None
    server = SmtpServer.of(settings.smtp_url)
    whence = From(settings.mail_from, settings.public_url)
    return Post(rooms, outbox, lambda: SmtpMailer(server), whence, clock)


class _Down(Exception):
    """No mail leaves for now."""


class Post:
    """The chore. `once` is one round of it; several workers may have one each."""

    def __init__(
        self,
        rooms: Rooms,
        outbox: Outbox,
        mailer: Callable[[], Mailer],
        whence: From,
        clock: Clock,
    ) -> None:
        self._rooms = rooms
        self._outbox = outbox
        self._mailer = mailer
        self._from = whence
        self._clock = clock
        # When each session is looked at next, if it is not live here.
        self._next: dict[str, int] = {}
        self._rest_until = self._failures = 0
        self._under_way = asyncio.Lock()
        self._stopping = False

    async def once(self) -> None:
        """Look at every session that may have mail due, and send it."""
        if self._clock() < self._rest_until:
            return
        codes = await self._rooms.log.sessions()
        self._next = {code: self._next.get(code, 0) for code in codes}
        async with self._mailer() as mailer:
            try:
                for code in codes:
                    if self._stopping:
                        return
                    await self._look(code, mailer)
            except _Down:
                self._failures += 1
                self._rest_until = self._clock() + _wait(self._failures - 1, LONGEST_REST)

    async def stop(self) -> None:
        """Send nothing more; a mail on its way is finished first, so that it is noted."""
        self._stopping = True
        try:
            async with asyncio.timeout(FINISH_WITHIN), self._under_way:
                pass
        except TimeoutError:
            log.warning("mail_left_under_way")

    async def _look(self, code: str, mailer: Mailer) -> None:
        live = self._rooms.loaded(code)
        if live is None and self._clock() < self._next[code]:
            return
        try:
            dues = await self._dues(code)
            for one in dues:
                if self._stopping:
                    return
                await self._deliver(code, one, mailer)
            self._next[code] = await self._look_next(code, waiting=bool(dues))
        except _Down:
            raise
        except Exception:
            # One that cannot be read or written now keeps no other from its mail.
            log.exception("reminders_not_looked_at", session=code)
            self._next[code] = self._clock() + LOOK_SOON

    async def _dues(self, code: str) -> list[Due]:
        # Twice: the outbox is only asked where there may be something.
        if not await self._read(code, lambda state: self._due_in(state, ())):
            return []
        settled = await self._outbox.settled(code)
        return await self._read(code, lambda state: self._due_in(state, settled))

    def _due_in(self, state: SessionState, settled: Iterable[tuple[str, str]]) -> list[Due]:
        return due(state, letters.dates_of(state), set(settled), self._clock())

    async def _look_next(self, code: str, *, waiting: bool) -> int:
        now = self._clock()
        if waiting:
            return now + LOOK_SOON
        moment = await self._read(
            code, lambda state: next_moment(state, letters.dates_of(state), now)
        )
        return min(moment or now + LOOK_AGAIN, now + LOOK_AGAIN)

    async def _read(self, code: str, reader: Callable[[SessionState], T]) -> T:
        return await read_beside(self._rooms, code, reader)

    async def _deliver(self, code: str, one: Due, mailer: Mailer) -> None:
        letter = Letter(code, one.participant, one.due)
        async with self._under_way:
            now = self._clock()
            tries = await self._outbox.claim(letter, now, now + CLAIM)
            if tries is None:
                return
            found = await self._rooms.get(code)
            made = (
                await found.room.read(lambda fold: self._written(fold.state, one))
                if found
                else None
            )
            if found is None or made is None:  # it was stopped just now
                await self._outbox.put_off(letter, now)
                return
            outcome = "failed" if made is UNMADE else await mailer.send(made)
            await self._note(found.room, letter, one, made, outcome, tries)
        if outcome == "down":
            raise _Down
        self._failures = 0

    def _written(self, state: SessionState, one: Due) -> EmailMessage | None:
        """The mail, if it is still due; one that cannot be made keeps no other from leaving."""
        try:
            return self._made(state, one)
        except Exception:
            log.exception("mail_not_made", session=state.code)
            return UNMADE

    def _made(self, state: SessionState, one: Due) -> EmailMessage | None:
        """The mail, if it is still due."""
        now = self._clock()
        if one not in due(state, letters.dates_of(state), (), now):
            return None
        person = state.people[one.participant]
        assert person.contact
        token = stop_token(state.code, person.id, person.contact.email)
        links = letters.links_of(state, person, self._from.base, token)
        if one.due.startswith("plan."):
            written = letters.first(state, person, links)
        else:
            written = letters.reminder(state, person, links, now)
        return mime.mail(written, self._from.sender, _name(state.code, one), now)

    async def _note(
        self, room: Room, letter: Letter, one: Due, made: EmailMessage, outcome: Sent, tries: int
    ) -> None:
        now = self._clock()
        if outcome == "later" or outcome == "down":
            again = now + _wait(tries, LONGEST_WAIT)
            if again <= one.until:
                await self._outbox.put_off(letter, again)
                return
            outcome = "failed"
        if outcome == "bounced":
            email = made["To"].addresses[0].addr_spec
            await bounced(room, letter.participant, email)
        await self._outbox.settle(letter, outcome)
        kind = letter.due.partition(".")[0]
        log.info("mail", session=letter.session, due=kind, outcome=outcome)


async def read_beside(rooms: Rooms, code: str, reader: Callable[[SessionState], T]) -> T:
    """What is made of a session's state: of the live room's, or else of the log's.

    It brings no session into memory to stay. Raises Refuse, Unreadable and what the log raises.
    """
    if live := rooms.loaded(code):
        return await live.room.read(lambda fold: reader(fold.state))
    fold = await folded(rooms.log, code)
    return reader(fold.state if fold else SessionState())


async def bounced(room: Room, participant: str, email: str) -> None:
    """Note that there is no such address. Raises Refuse where that could not be stored."""
    command = NoteBounce(id=new_secret(), participant=participant, email=email)
    outcome = await room.do(command, SERVER)
    if outcome.refusal:
        raise Refuse(outcome.refusal.code)


def _name(code: str, one: Due) -> str:
    """The mail's own, the same each time it is sent: whoever gets it twice can tell."""
    named = f"{code}\0{one.participant}\0{one.due}"
    return blake2b(named.encode(), digest_size=16, person=b"pledgewall.msgid").hexdigest()


def _wait(failures: int, longest: int) -> int:
    return int(min(FIRST_WAIT * 2.0**failures, longest))
