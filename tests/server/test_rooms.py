"""Which sessions are in memory: those that somebody is in, or asked for lately."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.agendas import templates
from server.live.clients import Client
from server.live.rooms import Rooms
from server.storage.sqlite import SQLiteLog
from sessions.actor import Actor
from sessions.commands import Join
from sessions.creation import NewSession


class Hollow:
    """A socket that is gone."""

    closed = True
    protocol = None


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    log = SQLiteLog(tmp_path / "log.db")
    rooms = Rooms(log, idle_after=0.0)
    yield rooms
    await rooms.close()
    await log.close()


async def made(rooms: Rooms) -> str:
    asked = NewSession(title="Tea", template="quick", languages=["en"])
    created = await rooms.create(asked, templates()["quick"])
    return created.code  # type: ignore[union-attr]


async def test_an_idle_session_leaves_memory_and_comes_back_as_it_was(rooms: Rooms) -> None:
    code = await made(rooms)
    found = await rooms.get(code)
    assert found
    join = Join(id="command-1", participant="ann", seat="seat of ann", lang="en")
    outcome = await found.room.do(join, Actor("server", "server"))
    rooms.unload_idle()
    again = await rooms.get(code)
    assert again
    assert found.room.stopped
    assert again is not found
    assert not again.room.stopped
    assert await again.room.read(lambda fold: fold.position) == outcome.position
    # What is repeated is still known.
    assert (await again.room.do(join, Actor("server", "server"))).result == outcome.result
    assert await again.room.read(lambda fold: fold.position) == outcome.position


async def test_a_session_with_somebody_in_it_stays(rooms: Rooms) -> None:
    code = await made(rooms)
    found = await rooms.get(code)
    assert found
    client = Client("sid", Hollow(), "board", Actor("board", "board"), "en")
    found.add(client)
    rooms.unload_idle()
    assert await rooms.get(code) is found
    found.remove("sid")
    rooms.unload_idle()
    assert await rooms.get(code) is not found
