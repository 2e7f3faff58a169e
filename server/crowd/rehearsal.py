"""A room full of made-up people in a copy of an event."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable

import aiohttp

from server.crowd.attendee import Attendee
from server.crowd.client import Client, connections
from server.crowd.facilitator import Facilitator, minutes_of
from server.crowd.hall import Hall
from server.crowd.sentences import PHRASES, Sentences
from server.web.schema.answers import Links

# Halls fill through their doors: in groups, most in the first part of the time, some late.
LARGEST_GROUP = 5
ENTERED_BY = 0.12
LATE = 0.1
LATE_BY = 0.5
# How long the close stage stays open before everybody goes, in seconds of a real event.
GOODBYE = 60.0
FINISHING_SECONDS = 30.0


class Rehearsal:
    """`people` attendees for `seconds`; with `drive`, also the facilitator."""

    def __init__(self, url: str, links: Links, people: int, seconds: float, drive: bool) -> None:
        self.people: list[Attendee] = []
        self.facilitator: Client | None = None
        self.hall: Hall | None = None
        self._url = url
        self._links = links
        self._number = people
        self._seconds = seconds
        self._drives = drive
        self._chance = random.Random()

    async def run(self, tell: Callable[["Rehearsal"], None] = lambda _: None) -> Hall:
        """Until its time is over, or the event's. Raises NotAdmittedError."""
        async with connections() as http:
            token = self._links.facilitator_token
            self.facilitator = watching = Client(
                http, self._url, self._links.code, "facilitator", token
            )
            await watching.join()
            planned = 60.0 * sum(minutes_of(watching).values())
            self.hall = hall = Hall(self._seconds, planned)
            self.people = [self._person(http, hall, number) for number in range(self._number)]
            ticker = asyncio.create_task(self._report(tell))
            try:
                await self._meet(hall, watching)
            finally:
                ticker.cancel()
                clients = [watching, *(person.client for person in self.people)]
                await asyncio.gather(*(client.leave() for client in clients))
        tell(self)
        return hall

    async def _meet(self, hall: Hall, watching: Client) -> None:
        lives = [
            asyncio.create_task(person.attend(after))
            for person, after in zip(self.people, self._arrivals(), strict=True)
        ]
        facilitator = Facilitator(watching, hall)
        leads: Awaitable[None] = facilitator.drive() if self._drives else self._follow(watching)
        try:
            await leads
            await asyncio.wait(lives, timeout=FINISHING_SECONDS)
        finally:
            hall.end()
            for life in lives:
                life.cancel()
            for ended in await asyncio.gather(*lives, return_exceptions=True):
                if isinstance(ended, Exception):
                    raise ended

    async def _follow(self, watching: Client) -> None:
        """Somebody else facilitates: it is over when the time is, or the close stage."""
        assert self.hall

        async def closing() -> None:
            await watching.until(lambda: watching.stage and watching.stage["kind"] == "close")
            assert self.hall
            await self.hall.pause(GOODBYE)

        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(closing(), self._seconds)
        self.hall.end()

    async def _report(self, tell: Callable[["Rehearsal"], None]) -> None:
        while True:
            tell(self)
            await asyncio.sleep(0.2)

    def _person(self, http: aiohttp.ClientSession, hall: Hall, number: int) -> Attendee:
        assert self.facilitator
        chance = random.Random(self._chance.random())
        spoken = [one for one in self.facilitator.session["languages"] if one in PHRASES] or ["en"]
        language = chance.choice([spoken[0], *spoken])
        client = Client(http, self._url, self._links.code, language=language)
        return Attendee(number + 1, client, hall, Sentences(language, chance), chance)

    def _arrivals(self) -> list[float]:
        """When each comes in, in seconds from the start."""
        chance, found = self._chance, list[float]()
        while len(found) < self._number:
            late = chance.random() < LATE
            at = self._seconds * chance.uniform(0, LATE_BY if late else ENTERED_BY)
            group = 1 if late else chance.randint(1, LARGEST_GROUP)
            found += [at + chance.uniform(0, 0.3) for _ in range(group)]
        return found[: self._number]
