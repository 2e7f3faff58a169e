"""One client of the live protocol: it follows its view, and what it sends arrives once."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec
import socketio
from socketio.exceptions import SocketIOError

from server.crowd.outbox import Answer, Outbox
from server.live.fanout import NAMESPACE
from sessions.delta import apply
from sessions.refusals import TEMPORARY
from sessions.wire import PROTOCOL, MeDelta, Role

WELCOME_SECONDS = 20.0
# A little longer than the server takes to say that it does not know.
ANSWER_SECONDS = 8.0
COME_BACK_SECONDS = 0.5

Entities = dict[str, dict[str, Any]]


class NotAdmittedError(Exception):
    """The server refuses this client for good; the text says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Away(Exception):
    """The connection is gone, or was not made this time."""


def connections() -> aiohttp.ClientSession:
    """What the clients of one crowd share to connect: as many as they are."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


class Client:
    """A phone, a board or a console. It comes back by itself when the connection is lost."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        url: str,
        code: str,
        role: Role = "attendee",
        token: str | None = None,
        language: str = "en",
    ) -> None:
        self.view: Entities = {}
        self.me: Entities = {}
        self.live: dict[str, int] = {}
        self.returns = 0
        self.outbox = Outbox(self._deliver)
        self._http = http
        self._address = f"{url}?s={code}"
        self._auth = {"protocol": PROTOCOL, "code": code, "role": role, "language": language}
        self._token = token
        self._position: dict[str, Any] | None = None
        self._socket: Any = None
        self._here = asyncio.Event()
        self._gone = asyncio.Event()
        self._changed = asyncio.Event()
        self._refusal: Any = None
        self._stays: asyncio.Task[None] | None = None

    # Coming and going

    async def join(self) -> None:
        """Connect, and stay connected. Raises NotAdmittedError."""
        while not self._here.is_set():
            with contextlib.suppress(_Away):
                await self._connect()
                break
            await asyncio.sleep(COME_BACK_SECONDS)
        self._stays = asyncio.create_task(self._stay())

    async def lose(self) -> None:
        """Lose the connection, as a phone in a pocket does; `join` runs on and comes back."""
        if self._socket is not None:
            await self._socket.eio.disconnect(abort=True)
            self._on_disconnect()

    async def leave(self) -> None:
        self.outbox.close()
        if self._stays:
            self._stays.cancel()
            await asyncio.gather(self._stays, return_exceptions=True)
        if self._socket is not None:
            with contextlib.suppress(SocketIOError, OSError):
                await self._socket.disconnect()

    async def _stay(self) -> None:
        while True:
            await self._gone.wait()
            await asyncio.sleep(COME_BACK_SECONDS)
            try:
                await self._connect()
                self.returns += 1
            except _Away:
                pass
            except NotAdmittedError as error:
                self.outbox.refuse(Answer(ok=False, code=error.code, message=str(error)))
                return

    async def _connect(self) -> None:
        self._socket = socket = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=self._http
        )
        for name in ("welcome", "delta", "snapshot", "me", "live", "connect_error", "disconnect"):
            socket.on(name, getattr(self, f"_on_{name}"), namespace=NAMESPACE)
        auth = {**self._auth, "token": self._token, "position": self._position}
        self._refusal = None
        self._gone.clear()
        try:
            await socket.connect(
                self._address,
                namespaces=[NAMESPACE],
                auth=auth,
                transports=["websocket"],
                wait_timeout=WELCOME_SECONDS,
            )
            await asyncio.wait_for(self._here.wait(), WELCOME_SECONDS)
        except (SocketIOError, OSError, aiohttp.ClientError, TimeoutError) as error:
            with contextlib.suppress(SocketIOError, OSError):
                await socket.disconnect()
            self._gone.set()
            raise self._why() from error

    def _why(self) -> Exception:
        refusal = self._refusal if isinstance(self._refusal, dict) else {}
        code = refusal.get("data", {}).get("code")
        if code and code not in TEMPORARY:
            return NotAdmittedError(code, refusal.get("message") or code)
        return _Away()

    # Asking

    async def ask(self, type_: str, **fields: Any) -> Answer:
        """Have a command done, however long it takes; the answer is final."""
        return await self.outbox.put(type_, **fields)

    async def _deliver(self, command: dict[str, Any]) -> Answer | None:
        await self._here.wait()
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def answered(data: Any = None) -> None:
            if not answer.done():
                answer.set_result(data)

        lost = asyncio.ensure_future(self._gone.wait())
        try:
            await self._socket.emit(
                "command",
                command,
                namespace=NAMESPACE,
                callback=answered,
            )
            await asyncio.wait(
                [answer, lost], timeout=ANSWER_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
        except (SocketIOError, OSError):
            await asyncio.sleep(COME_BACK_SECONDS)
        finally:
            lost.cancel()
        if not answer.done() or answer.result() is None:
            return None
        found = msgspec.convert(answer.result(), Answer)
        if found.me:
            self._on_me(found.me)
        return found

    # Looking

    @property
    def session(self) -> dict[str, Any]:
        entity: dict[str, Any] = self.view["session"]["session"]
        return entity

    @property
    def stage(self) -> dict[str, Any] | None:
        """The stage that is open."""
        return self.view["stages"].get(self.session["stage"] or "")

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to be so, looking after everything that arrives."""
        while not holds():
            self._changed.clear()
            await self._changed.wait()

    def _on_welcome(self, data: dict[str, Any]) -> None:
        self._token = data.get("token") or self._token
        self.me = data.get("me") or {}
        if "snapshot" in data:
            self._on_snapshot(data["snapshot"])
        else:
            self._apply(data["delta"])
        self._here.set()

    def _on_snapshot(self, data: dict[str, Any]) -> None:
        self.view = data["view"]
        self._position = {"epoch": data["epoch"], "seq": data["seq"]}
        self._changed.set()

    async def _on_delta(self, data: dict[str, Any]) -> None:
        position = self._position
        assert position
        if data["epoch"] == position["epoch"]:
            if data["to"] <= position["seq"]:
                return
            if data["from"] <= position["seq"]:
                self._apply(data)
                return
        await self._socket.emit("resync", namespace=NAMESPACE)

    def _apply(self, delta: dict[str, Any]) -> None:
        self.view = apply(self.view, delta["set"], delta["del"])
        self._position = {"epoch": delta["epoch"], "seq": delta["to"]}
        self._changed.set()

    def _on_me(self, data: dict[str, Any]) -> None:
        change = msgspec.convert(data, MeDelta)
        self.me = apply(self.me, change.set, change.del_)
        self._changed.set()

    def _on_live(self, data: dict[str, int]) -> None:
        self.live = data
        self._changed.set()

    def _on_connect_error(self, data: Any = None) -> None:
        self._refusal = data

    def _on_disconnect(self, reason: Any = None) -> None:
        self._here.clear()
        self._gone.set()
