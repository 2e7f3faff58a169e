"""All rooms of this process, each made when the first person asks for it."""

import asyncio
import contextlib
import secrets
from collections.abc import Coroutine
from typing import Any

from server.clock import now_ms
from server.live.broadcaster import Broadcaster
from server.live.room import Outcome, Room
from sessions import codes, creation
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.commands import IssueFacilitatorLink
from sessions.creation import NewSession
from sessions.ids import token_hash
from sessions.log import Commit, Conflict, Log
from sessions.refusals import Refusal

SERVER = Actor("server", "server")


def new_secret() -> str:
    """An unguessable capability: 192 bits, safe in an address."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    return codes.from_numbers([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)])


class Created:
    """A session just made, with the one copy of its facilitator secret."""

    def __init__(self, code: str, facilitator_token: str) -> None:
        self.code = code
        self.facilitator_token = facilitator_token


class Rooms:
    """Finds, makes and closes rooms."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._found: dict[str, Broadcaster] = {}
        self._loading: dict[str, asyncio.Lock] = {}
        self._background: set[asyncio.Task[None]] = set()

    async def get(self, code: str) -> Broadcaster | None:
        """The live room of a session, loaded from the log if need be; None: no such session."""
        if code in self._found:
            return self._found[code]
        async with self._loading.setdefault(code, asyncio.Lock()):
            if code not in self._found:
                room = await Room.load(code, self.log)
                if room is None:
                    self._loading.pop(code, None)
                    return None
                self._found[code] = Broadcaster(room, self.start)
            return self._found[code]

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background until it ends."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def create(self, asked: NewSession, template: Template) -> Created | Refusal:
        """Begin a session under a fresh code."""
        secret = new_secret()
        while True:
            code = new_code()
            event = creation.create(asked, template, code, token_hash(secret), now_ms())
            if isinstance(event, Refusal):
                return event
            with contextlib.suppress(Conflict):
                await self.log.create(code, secrets.token_hex(4), Commit(1, [event], []))
                return Created(code, secret)

    async def issue_link(self, code: str, *, revoke_others: bool) -> str | None:
        """A new facilitator secret for a session; None when there is no such session."""
        found = await self.get(code)
        if found is None:
            return None
        secret = new_secret()
        command = IssueFacilitatorLink(
            id=secrets.token_hex(8), facilitator=token_hash(secret), revoke_others=revoke_others
        )
        outcome: Outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            raise OSError(outcome.refusal.code)
        return secret

    async def close(self) -> None:
        for found in self._found.values():
            found.close()
            await found.room.close()
        self._found.clear()
