"""All rooms of this process, each made when the first person asks for it."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

import structlog

from server.clock import now_ms
from server.live.broadcaster import Broadcaster, Forgotten
from server.live.census import census
from server.live.fingerprint import fingerprint
from server.live.line import PATIENCE, Outcome
from server.live.room import Room
from server.metrics import Metrics
from sessions import codes, creation
from sessions.actor import Actor
from sessions.agenda import Template
from sessions.commands import InviteMember, IssueFacilitatorLink, NoteExport
from sessions.creation import NewSession
from sessions.events import Event
from sessions.flags import NOTHING, Lists
from sessions.ids import token_hash
from sessions.log import Commit, Conflict, Log
from sessions.refusals import Code, Refusal, Refuse
from sessions.wire import MemberRole

log = structlog.get_logger()

SERVER = Actor("server", "server")
# Anybody can ask for any code while the log hangs.
MOST_LOADING = 256
# How long a session that nobody looks at stays in memory.
IDLE_SECONDS = 600.0


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

    def __init__(
        self,
        log: Log,
        metrics: Metrics | None = None,
        idle_after: float = IDLE_SECONDS,
        lists: Lists = NOTHING,
    ) -> None:
        self.log = log
        self._lists = lists
        self._idle_after = idle_after
        self.metrics = metrics or Metrics()
        self.metrics.watch(lambda: census(self._found.values()))
        self.forgetting: list[Forgotten] = []
        self._found: dict[str, Broadcaster] = {}
        self._asked_for: dict[str, float] = {}
        self._unloading: dict[str, asyncio.Task[None]] = {}
        self._loading: dict[str, asyncio.Task[None]] = {}
        self._background: set[asyncio.Task[None]] = set()
        fingerprint()  # now: the code on the disk may be another one later

    async def get(self, code: str) -> Broadcaster | None:
        """The live room of a session, loaded from the log if need be; None: no such session.

        Raises Refuse (unavailable) when the log cannot be read, or not this session in it, or when
        reading takes too long: then it goes on, for whoever asks again.
        """
        if code in self._found and self._found[code].gone:
            self._drop(code)
        if code not in self._found:
            try:
                async with asyncio.timeout(PATIENCE):
                    await asyncio.shield(self._load_once(code))
            except TimeoutError:
                raise Refuse(Code.UNAVAILABLE) from None
        found = self._found.get(code)
        if found and found.room.stopped:
            raise Refuse(Code.UNAVAILABLE)
        if found:
            self._asked_for[code] = asyncio.get_running_loop().time()
        return found

    def loaded(self, code: str) -> Broadcaster | None:
        """The live room of a session, if there is one; it may leave memory all the same."""
        found = self._found.get(code)
        return found if found and not found.room.stopped else None

    def _load_once(self, code: str) -> asyncio.Task[None]:
        """The loading of a session, one for all who wait for it."""
        if code not in self._loading:
            if len(self._loading) >= MOST_LOADING:
                raise Refuse(Code.UNAVAILABLE)
            task = asyncio.get_running_loop().create_task(self._load(code))
            self._loading[code] = task
            task.add_done_callback(lambda _: self._loading.pop(code))
        return self._loading[code]

    async def _load(self, code: str) -> None:
        if code in self._unloading:
            await asyncio.wait([self._unloading[code]])
        began = time.perf_counter()
        try:
            room = await Room.load(code, self.log, self._lists)
        except Exception:
            log.exception("session_unreadable", session=code)
            raise Refuse(Code.UNAVAILABLE) from None
        if room is not None:
            self._found[code] = Broadcaster(room, self.start, self.metrics, self._let_go)
            took, commits = round(time.perf_counter() - began, 3), room.fold.position.seq
            log.info("session_loaded", session=code, commits=commits, seconds=took)

    async def tidy(self) -> None:
        """Let idle sessions leave memory, for as long as the server runs."""
        while True:
            await asyncio.sleep(self._idle_after / 4)
            self.unload_idle()

    def unload_idle(self) -> None:
        """Close the rooms that nobody is in, and nobody asked for lately."""
        since = asyncio.get_running_loop().time() - self._idle_after
        for code, found in list(self._found.items()):
            if not found.clients and self._asked_for.get(code, 0.0) <= since:
                del self._found[code]
                self._asked_for.pop(code, None)
                found.close()
                task = asyncio.get_running_loop().create_task(found.room.close())
                self._unloading[code] = task
                task.add_done_callback(partial(self._unloaded, code))

    def _drop(self, code: str) -> Broadcaster | None:
        """Let a session leave memory at once, whoever is in it."""
        found = self._found.pop(code, None)
        self._asked_for.pop(code, None)
        if found:
            found.close()
        return found

    async def _let_go(self, code: str) -> None:
        """Have whatever is kept beside the log forget what the log has forgotten."""
        for forget in self.forgetting:
            try:
                await forget(code)
            except Exception:
                log.exception("forgetting_failed", session=code)

    async def _part(self, code: str) -> None:
        """Send everybody out of a session, also who is about to come in."""
        if loading := self._loading.get(code):
            await asyncio.wait([loading])
        if found := self._drop(code):
            found.ended()
            await found.room.close()

    async def destroy(self, code: str, now: int) -> bool:
        """Delete an event, with all that stands beside its log; False: there is none.

        Raises Refuse when it could not be deleted: repeated, it does the rest.
        """
        if code not in await self.log.sessions():
            return False
        try:
            await self._part(code)
            await self.log.destroy(code, now)
            # Who asked meanwhile may have read what was there still.
            await self._part(code)
            await self._let_go(code)
        except Exception:
            log.exception("destroying_failed", session=code)
            raise Refuse(Code.UNAVAILABLE) from None
        return True

    def _unloaded(self, code: str, task: asyncio.Task[None]) -> None:
        self._unloading.pop(code, None)
        log.info("session_unloaded", session=code)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background until it ends."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def create(
        self,
        asked: NewSession,
        template: Template,
        prepare: Callable[[str], Awaitable[None]] | None = None,
    ) -> Created | Refusal:
        """Begin a session under a fresh code; `prepare` puts there first what it shows."""
        secret = new_secret()
        while True:
            code = new_code()
            event = creation.create(asked, template, code, token_hash(secret), now_ms())
            if isinstance(event, Refusal):
                return event
            if prepare:
                await prepare(code)
            with contextlib.suppress(Conflict):
                await self._create(code, event)
                return Created(code, secret)

    async def _create(self, code: str, event: Event) -> None:
        try:
            await self.log.create(code, secrets.token_hex(4), Commit(1, [event], []))
        except Conflict:
            raise
        except Exception:
            log.exception("create_failed")
            raise Refuse(Code.UNAVAILABLE) from None

    async def issue_link(self, code: str, *, revoke_others: bool) -> str | None:
        """A new facilitator secret for a session; None when there is no such session.

        Raises Refuse when it could not be stored.
        """
        found = await self.get(code)
        if found is None:
            return None
        secret = new_secret()
        command = IssueFacilitatorLink(
            id=secrets.token_hex(8), facilitator=token_hash(secret), revoke_others=revoke_others
        )
        outcome: Outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code)
        return secret

    async def note_export(self, found: Broadcaster, form: str, secret: str | None) -> None:
        """That whoever has the link with this hash takes a file. Raises Refuse."""
        command = NoteExport(id=secrets.token_hex(8), format=form, secret=secret)
        outcome: Outcome = await found.room.do(command, SERVER)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code, **outcome.refusal.values)

    async def invite(
        self, found: Broadcaster, actor: Actor, role: MemberRole, name: str
    ) -> tuple[str, str]:
        """A new member, in this actor's name: their id, and the one copy of their secret.

        Raises Refuse.
        """
        secret = new_secret()
        command = InviteMember(
            id=secrets.token_hex(8), role=role, name=name, secret=token_hash(secret)
        )
        outcome: Outcome = await found.room.do(command, actor)
        if outcome.refusal:
            raise Refuse(outcome.refusal.code, **outcome.refusal.values)
        return outcome.result.id or "", secret

    async def close(self) -> None:
        for loading in self._loading.values():
            loading.cancel()
        await asyncio.gather(
            *self._loading.values(), *self._unloading.values(), return_exceptions=True
        )
        for found in self._found.values():
            found.close()
        await asyncio.gather(*(found.room.close() for found in self._found.values()))
        self._found.clear()
