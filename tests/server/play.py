"""People who work through a stage while something dies under them, and never give up."""

import asyncio
import contextlib
import random
import uuid
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import socketio.exceptions

from tests.server.events import Event
from tests.server.phones import Phone

PEOPLE = 6
WAYS = (("websocket",), ("polling", "websocket"), ("polling",))
# What one person does in a stage: commands with their fields.
Part = list[tuple[str, dict[str, Any]]]


class Outbox:
    """Somebody whose phone comes back by itself and repeats what was not acknowledged."""

    def __init__(self, event: Event, *transports: str) -> None:
        self.event = event
        self.transports = transports
        self.phone: Phone | None = None
        self.reconnects = 0
        self.refused: list[dict[str, Any]] = []

    async def connected(self) -> Phone:
        while True:
            if self.phone and self.phone.socket.connected:
                return self.phone
            with contextlib.suppress(socketio.exceptions.ConnectionError, TimeoutError):
                if self.phone is None:
                    self.phone = await self.event.phone(*self.transports)
                    # A connection that dies while it opens is not waited for.
                    self.phone.patience = 2.0
                else:
                    self.phone = await self.event.back(self.phone, *self.transports)
                    self.reconnects += 1
                return self.phone
            await asyncio.sleep(0.05)

    async def send(self, type_: str, **fields: Any) -> str:
        """Send under one id until it is acknowledged."""
        command = str(uuid.uuid4())
        while True:
            ack = await self._try(await self.connected(), command, type_, fields)
            if ack is None:
                continue
            if ack["ok"]:
                return str(ack["result"]["id"])
            assert ack["temporary"], ack
            self.refused.append(ack)
            await asyncio.sleep(ack["retry_after_ms"] / 1000)

    async def _try(
        self, phone: Phone, command: str, type_: str, fields: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The acknowledgement; None when the connection ended before it came."""
        asked = asyncio.create_task(phone.repeat(command, type_, **fields))
        gone = asyncio.create_task(phone.gone.wait())
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        for one in (asked, gone):
            one.cancel()
        outcome, _ = await asyncio.gather(asked, gone, return_exceptions=True)
        return outcome if isinstance(outcome, dict) else None


class Acknowledged:
    """Counts acknowledgements, so that a kill can come at a chosen one."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: list[tuple[int, asyncio.Event]] = []

    def one(self) -> None:
        self.count += 1
        for at, reached in self._waiting:
            if self.count >= at:
                reached.set()

    async def reach(self, at: int) -> None:
        reached = asyncio.Event()
        self._waiting.append((at, reached))
        if self.count < at:
            await reached.wait()


class Play:
    """A room full of people, on every kind of connection."""

    def __init__(self, event: Event, seed: int) -> None:
        self.event = event
        self.random = random.Random(seed)
        self.people = [Outbox(event, *WAYS[n % len(WAYS)]) for n in range(PEOPLE)]

    async def stage(
        self, kind: str, parts: list[Part], harm: Sequence[Callable[[], Awaitable[object]]]
    ) -> list[str]:
        """Everybody does their part, in their own order; the ids of what was made.

        Each harm is done at a random moment, one after the other.
        """
        await asyncio.gather(*(one.connected() for one in self.people))
        console = await self.event.console()
        stage = console.stage(kind)
        await console.done("open_stage", stage=stage)
        if kind == "ideas":
            await console.done("show_ideas")
        for one in self.people:
            # They do what their phones show, wherever those are connected.
            phone = await one.connected()
            await phone.until(lambda now=phone: now.session["stage"] == stage)
        acknowledged = Acknowledged()

        async def work(one: Outbox, part: Part) -> list[str]:
            made = []
            for type_, fields in part:
                made.append(await one.send(type_, **fields))
                acknowledged.one()
            return made

        async def do_harm() -> None:
            total = sum(map(len, parts))
            moments = sorted(self.random.sample(range(1, total - 1), len(harm)))
            for at, do in zip(moments, harm, strict=True):
                await acknowledged.reach(at)
                await do()

        works = [work(one, part) for one, part in zip(self.people, parts, strict=True)]
        async with asyncio.timeout(180):
            *made, _ = await asyncio.gather(*works, do_harm())
        return [one for part in made for one in part]


def ideas_of_everybody(each: int) -> list[Part]:
    """So many ideas of everybody."""
    return [
        [("post_idea", {"text": f"Idea {n} of {who}"}) for n in range(each)]
        for who in range(PEOPLE)
    ]
