"""An event on a running server, and everybody who comes to it."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any, Self

import socketio.exceptions

from tests.server.phones import Phone
from tests.server.servers import Server


class Event:
    """Connects phones, boards and consoles, and takes leave of them all at the end."""

    def __init__(self, server: Server, links: dict[str, str]) -> None:
        self.server = server
        self.links = links
        self.code = links["code"]
        self.token = links["facilitator_token"]
        self.everybody: list[Phone] = []

    @classmethod
    @contextlib.asynccontextmanager
    async def on(cls, server: Server, **asked: Any) -> AsyncIterator[Self]:
        asked = {"languages": ["en", "cy"], **asked}
        event = cls(server, await server.create(**asked))
        try:
            yield event
        finally:
            for one in event.everybody:
                await one.leave()

    def client(self, role: str = "attendee", **auth: Any) -> Phone:
        """Somebody who has not connected yet."""
        if role == "facilitator":
            auth.setdefault("token", self.token)
        one = Phone(self.server.url, self.code, role)
        one.auth.update(auth)
        self.everybody.append(one)
        return one

    async def phone(self, *transports: str, **auth: Any) -> Phone:
        return await self.client(**auth).connect(*transports)

    async def board(self) -> Phone:
        return await self.client("board").connect()

    async def console(self) -> Phone:
        return await self.client("facilitator").connect()

    async def back(self, phone: Phone, *transports: str) -> Phone:
        """The same phone on a new connection."""
        again = await phone.again(*transports)
        self.everybody.append(again)
        return again

    async def refusal(self, role: str = "attendee", **auth: Any) -> dict[str, Any]:
        """What is said to somebody who is not let in."""
        one = self.client(role, **auth)
        with contextlib.suppress(socketio.exceptions.ConnectionError):
            await one.connect()
            raise AssertionError("was let in")
        found: dict[str, Any] = one.refused
        return found
