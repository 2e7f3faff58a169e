"""The log hangs or fails: whoever comes meanwhile is told so, and nothing piles up."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from server.live import line, namespace, room, rooms
from server.live.namespace import LiveNamespace, Seat
from server.live.rooms import Rooms
from sessions.actor import Actor
from sessions.log import Commit
from sessions.refusals import Code, Refuse
from tests.server import raw
from tests.server.stubborn import LogError, StubbornLog
from tests.server.web import NEW, app


class Hall:
    """A server whose log obeys the test, one event on it, and who asks by polling."""

    def __init__(self, http: httpx.AsyncClient, log: StubbornLog, links: dict[str, str]) -> None:
        self.http = http
        self.log = log
        self.code = links["code"]
        self.token = links["facilitator_token"]
        built: Any = http._transport
        self.live = built.app._app.engineio_server

    def poller(self) -> raw.Poller:
        return raw.Poller(self.http, self.code)

    async def answer(self, role: str, token: str | None = None) -> str:
        """What somebody who connects is told."""
        poller = self.poller()
        await poller.open()
        await poller.post(f"40/live,{json.dumps(raw.auth(self.code, role, token=token))}")
        return await poller.next()


@pytest.fixture
async def hall(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hall]:
    for module in (line, namespace, room, rooms):
        monkeypatch.setattr(module, "PATIENCE", 0.1)
    log = StubbornLog()
    async with app(log=log) as http:
        yield Hall(http, log, (await http.post("/api/sessions", json=NEW)).json())
        log.open.set()


async def test_who_comes_while_the_log_hangs_is_refused_for_now(hall: Hall) -> None:
    token = (await hall.poller().join())["token"]
    hall.log.hang()
    waiting = [("attendee", None), ("attendee", token), ("facilitator", hall.token)]
    for role, secret in (*waiting, ("board", None)):
        told = await hall.answer(role, secret)
        assert told.startswith("44/live,"), role
        data = json.loads(told[len("44/live,") :])["data"]
        assert data["code"] == "unavailable"
        assert data["retry_after_ms"] > 0
    view = await hall.http.get(f"/api/sessions/{hall.code}/view")
    assert view.status_code == 503
    found = await hall.live.namespace_handlers["/live"]._rooms.get(hall.code)
    assert len(found.room._readers) <= 1, "the count of people alone waits"
    hall.log.open.set()
    assert (await hall.poller().join())["participant"]


async def test_who_is_not_welcomed_is_let_go_to_come_back(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hall.poller().join()
    poller = hall.poller()
    await poller.open()
    with monkeypatch.context() as held:
        # A commit began to hang right after this one was let in.
        held.setattr(room.Room, "soon", lambda *_: None)
        held.setattr(LiveNamespace, "_seat", anybody)
        await poller.post(f"40/live,{json.dumps(raw.auth(hall.code, 'board'))}")
        assert (await poller.next()).startswith("40/live,")
        assert await poller.next() == "1"
    assert len(hall.live.namespace_handlers["/live"]._places) == 1


async def anybody(*_: object) -> Seat:
    return Seat(Actor("board", "board"), "board")


async def test_who_leaves_while_joining_leaves_nothing_behind(hall: Hall) -> None:
    await hall.poller().join()
    before = {name: len(found) for name, found in hall.live.manager.rooms["/live"].items()}
    hall.log.hang()
    poller = hall.poller()
    await poller.open()
    joining = asyncio.create_task(poller.post(f"40/live,{json.dumps(raw.auth(hall.code))}"))
    await hall.log.reached.wait()
    await poller.post("1")
    hall.log.open.set()
    await joining
    await asyncio.sleep(0)
    assert not hall.live.manager.pending_connect
    after = {name: len(found) for name, found in hall.live.manager.rooms["/live"].items()}
    assert after == before
    assert len(hall.live.environ) == 1
    assert len(hall.live.namespace_handlers["/live"]._places) == 1


# Loading.


class SlowLog(StubbornLog):
    """Counts its readers, and lets them wait."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0

    async def read(
        self, session: str, after: int = 0, most: int | None = None
    ) -> tuple[str, list[Commit]] | None:
        self.reads += 1
        await self.open.wait()
        return await super().read(session, after, most)


async def test_codes_nobody_made_leave_nothing_behind() -> None:
    log = SlowLog()
    found = Rooms(log)
    for number in range(500):
        assert await found.get(f"C{number}") is None
    log.broken = LogError("gone")
    for number in range(10):
        with pytest.raises(Refuse):
            await found.get(f"C{number}")
    await asyncio.sleep(0)
    assert not found._found
    assert not found._loading


async def test_a_log_that_hangs_is_asked_once_for_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "PATIENCE", 0.02)
    monkeypatch.setattr(rooms, "MOST_LOADING", 3)
    log = SlowLog()
    log.hang()
    found = Rooms(log)
    for code in ("BCDFGH", "BCDFGH", "C1", "C2", "C3", "C4"):
        with pytest.raises(Refuse) as refused:
            await found.get(code)
        assert refused.value.refusal.code == Code.UNAVAILABLE
    assert log.reads == len(found._loading) == 3
    log.open.set()
    assert await found.get("BCDFGH") is None
    assert await found.get("C4") is None
    await found.close()
