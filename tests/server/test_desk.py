"""The desk over HTTP: who may look, what it lists and finds, what leaves with what was erased."""

import asyncio
import contextlib
import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from server.app import build
from server.desk.refreshing import refresh
from server.desk.service import INDEX_FILE, DeskService
from server.settings import Settings
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from server.web.context import Context
from server.web.desk import MEDIA_TYPES
from sessions import commands as c
from sessions.log import Commit, MemoryLog
from tests.server.desks import DAY, FIRST, OTHER, SECOND, TODAY, buses, filled, keep, visits
from tests.server.redises import RedisServer
from tests.server.web import bearer
from tests.sessions.room import FACILITATOR

EVERYTHING = ("/api/desk", "/api/desk/pledges", "/api/desk/pledges/file", "/api/desk/search?q=a")


@contextlib.asynccontextmanager
async def desk(*, client: str = "127.0.0.1", **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    """The server over three events, without a process, on 17 January 2026."""
    log = MemoryLog()
    await filled(log)
    built = build(Settings(**settings), log, port=8000, clock=lambda: TODAY)
    here = built._app.other_asgi_app.state.context
    transport = httpx.ASGITransport(app=built, client=(client, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        assert (await http.get("/desk")).status_code == 200
        yield http
    await here.desk.close()
    await here.rooms.close()


def here_of(http: httpx.AsyncClient) -> Context:
    transport = http._transport
    assert isinstance(transport, httpx.ASGITransport)
    context = transport.app._app.other_asgi_app.state.context  # type: ignore[attr-defined]
    assert isinstance(context, Context)
    return context


async def listed(http: httpx.AsyncClient, **wish: str) -> list[str]:
    answer = await http.get("/api/desk/pledges", params=wish)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert found["total"] == len(found["pledges"])
    return [one["text"] for one in found["pledges"]]


RING, ROOM, TEA, LISTEN = (
    "I will ring =1+1",
    "I will find a quiet room",
    "I will bring tea",
    "Listen before I speak",
)


async def test_all_events_stand_there_the_newest_first() -> None:
    async with desk() as http:
        found = (await http.get("/api/desk")).json()
    assert found["behind"] == 0
    assert found["today"] == "2026-01-17"
    assert [one["code"] for one in found["events"]] == [SECOND, OTHER, FIRST]
    first = found["events"][-1]
    assert (first["people"], first["ideas"], first["pledges"]) == (12, 2, 3)
    assert first["follow_ups"]["kept"] == 1
    assert first["series"] == "Visits together"
    # Ten years after its end.
    assert first["deletes_at"] == first["ended_at"] + 3652 * DAY
    # Two carers of the ten that were asked: what was published does not tell how many.
    assert [group["id"] for group in first["room"]["groups"]] == ["v2", None]
    assert found["events"][0]["ladder"] == [{"round": 1, "mean": 4.9}]


WISHES: list[tuple[dict[str, str], list[str]]] = [
    ({}, [RING, ROOM, TEA, LISTEN]),
    ({"backwards": "true"}, [LISTEN, TEA, ROOM, RING]),
    ({"follow_up": "kept"}, [ROOM]),
    ({"kind": "culture"}, [LISTEN]),
    ({"theme": "amser i ORFFWYS"}, [ROOM]),
    ({"group": "ward sisters"}, [ROOM]),
    ({"who": "sian"}, [RING, ROOM]),
    ({"due": "overdue"}, [TEA]),
    ({"due": "soon"}, [RING]),
    ({"due": "undated"}, [LISTEN]),
    ({"due": "dated", "order": "due"}, [ROOM, TEA, RING]),
    ({"event": FIRST, "order": "due", "backwards": "true"}, [TEA, ROOM, LISTEN]),
    ({"series": "Visits together", "follow_up": "not_started"}, [RING, TEA, LISTEN]),
    ({"heard": "never"}, [RING, TEA, LISTEN]),
    ({"heard": "not_lately"}, [TEA, LISTEN]),
    ({"order": "who"}, [RING, ROOM, TEA, LISTEN]),
    ({"order": "follow_up", "backwards": "true"}, [ROOM, RING, TEA, LISTEN]),
    ({"order": "joiners", "backwards": "true"}, [ROOM, RING, TEA, LISTEN]),
    ({"order": "heard"}, [ROOM, RING, TEA, LISTEN]),
    ({"status": "hidden"}, []),
]


async def test_pledges_are_chosen_and_sorted() -> None:
    async with desk() as http:
        await http.get("/api/desk")
        for wish, wanted in WISHES:
            assert await listed(http, **wish) == wanted, wish


async def test_what_can_be_chosen_from_is_said_and_nothing_else_understood() -> None:
    async with desk() as http:
        await http.get("/api/desk")
        found = (await http.get("/api/desk/pledges", params={"follow_up": "dropped"})).json()
        assert found["choices"]["groups"] == ["Ward sisters"]
        assert list(found["choices"]["themes"].values()) == [
            {"en": "Time to rest", "cy": "Amser i orffwys"}
        ]
        for asked in ("follow_up=lost", "zebra=1", "first=-1", "due=x"):
            answer = await http.get(f"/api/desk/pledges?{asked}")
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request"), asked
        assert (await http.get("/api/desk/pledges/file?format=pdf")).status_code == 400


async def test_a_search_alone_finds_what_came_since() -> None:
    async with desk() as http:
        await keep(here_of(http).rooms.log, buses(), "NEWBVS")
        found = (await http.get("/api/desk/search", params={"q": "buses"})).json()
        assert {one["event"] for one in found["found"]} == {OTHER, "NEWBVS"}


async def test_the_search_says_how_each_stands_and_never_whose_it_is() -> None:
    async with desk() as http:
        await http.get("/api/desk")
        found = (await http.get("/api/desk/search", params={"q": "ZÉBEDEE night"})).json()
        [one] = found["found"]
        assert one["thing"]["status"] == "hidden"
        assert [part["text"] for part in one["parts"] if part["hit"]] == ["Zebedee", "night"]
        assert "".join(part["text"] for part in one["parts"]) == "Sister Zebedee shouts at night"
        merged = (await http.get("/api/desk/search?q=aros&kind=idea")).json()["found"][0]
        assert merged["thing"]["into"] == 2
        assert (await http.get("/api/desk/search?q=tea&kind=pledge")).json()["total"] == 1
        told = (await http.get("/api/desk/search?q=i")).text + (await http.get("/api/desk")).text
    assert "secret-" not in told
    assert "author" not in told


async def test_the_list_leaves_as_a_file() -> None:
    async with desk() as http:
        await http.get("/api/desk")
        at = "/api/desk/pledges/file?due=dated&order=due"
        plain = await http.get(f"{at}&format=csv", headers={"Accept-Language": "cy"})
        book = await http.get(f"{at}&format=xlsx")
        # Each event knows of both files.
        rooms = here_of(http).rooms
        await asyncio.gather(*rooms._background)
        event = await rooms.get(FIRST)
        assert event is not None
        assert [one.format for one in event.room.fold.state.keeping.exports] == ["desk", "desk"]
    assert plain.headers["content-type"] == MEDIA_TYPES["csv"]
    rows = list(csv.reader(io.StringIO(plain.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Digwyddiad", "Cod"]
    assert [row[4] for row in rows[1:]] == [ROOM, TEA, RING]
    assert rows[1][9:12] == ["2025-11-03", "Cyflawnwyd", "2025-10-09"]
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert sheet is not None
    assert sheet["E4"].value == RING
    assert sheet["J2"].is_date
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(("client", "key"), [("192.168.1.20", None), ("127.0.0.1", "open-house")])
async def test_it_is_for_whoever_may_create_events(client: str, key: str | None) -> None:
    async with desk(client=client, create_key=key) as http:
        for path in EVERYTHING:
            answer = await http.get(path)
            assert (answer.status_code, answer.json()["code"]) == (403, "create_key"), path
            if key:
                assert (await http.get(path, headers=bearer(key))).status_code == 200


async def test_a_page_whose_name_was_pointed_here_and_a_proxy_read_none_of_it() -> None:
    async with desk() as http:
        for headers in (
            {"Host": "elsewhere.example:8000"},
            {"X-Forwarded-For": "10.0.0.1"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ):
            for path in EVERYTHING:
                answer = await http.get(path, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (403, "create_key"), path


async def test_wrong_keys_are_not_tried_at_any_speed() -> None:
    async with desk(create_key="open-house") as http:
        codes = [
            (await http.get("/api/desk", headers=bearer(f"wrong-{number}"))).json()["code"]
            for number in range(100)
        ]
        assert codes[0] == "create_key"
        assert "slow_down" in codes
        refused = await http.get("/api/desk", headers=bearer("open-house"))
        assert refused.status_code in (200, 429)


async def texts(service: DeskService, asked: str) -> list[str]:
    _, hits = await service.ask(lambda index: index.search(asked))
    return [hit.thing.text for hit in hits]


async def test_events_are_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    log = SQLiteLog(tmp_path / "pledgewall.db")
    await filled(log)
    service = DeskService(log, Settings(data=tmp_path))
    assert await service.behind(patience=60) == 0
    assert await texts(service, "zebedee") == ["Sister Zebedee shouts at night"]
    assert (tmp_path / INDEX_FILE).stat().st_mode & 0o777 == 0o600
    assert b"zebedee" in (tmp_path / INDEX_FILE).read_bytes()
    # What has gone from the log goes from the desk, without anybody saying so.
    gone = "DELETE FROM sessions WHERE session = ?"
    await log.file.write(lambda db: db.execute(gone, (FIRST,)))
    await service.refresh()
    assert await texts(service, "zebedee") == []
    assert await texts(service, "buses") == ["More buses to the dŵr"]
    content = (tmp_path / INDEX_FILE).read_bytes().lower()
    assert b"zebedee" not in content
    assert b"buses" in content
    await service.close()
    await log.close()


async def test_over_redis_it_is_the_same(redis: RedisServer, tmp_path: Path) -> None:
    log = RedisLog(redis.url)
    await keep(log, visits())
    service = DeskService(log, Settings(data=tmp_path, redis_url=redis.url))
    assert await service.behind(patience=60) == 0
    assert await texts(service, "quiet corner") == ["A quiet corner for visitors"]
    await service.close()
    await log.close()


async def test_what_an_event_forgets_its_desk_forgets(tmp_path: Path) -> None:
    """Also while it is read, and without a question."""
    log, room = MemoryLog(), visits()
    await keep(log, room)
    service = DeskService(log, Settings(data=tmp_path))
    await refresh(log, await service.ask(lambda index: index))
    assert b"zebedee" in (tmp_path / INDEX_FILE).read_bytes()
    [loud] = [idea.id for idea in room.state.ideas.values() if "Zebedee" in idea.text]
    reading = service.refresh()
    room.do(FACILITATOR, c.Redact, things=[loud])
    head = (await log.heads())[FIRST]
    await log.append(FIRST, head, Commit(head.seq + 1, room.log[-1], []))
    await service.forget(FIRST)
    assert reading.done()
    assert b"zebedee" not in (tmp_path / INDEX_FILE).read_bytes().lower()
    assert await service.ask(lambda index: index.positions()) == {}
    await refresh(log, await service.ask(lambda index: index))
    assert await texts(service, "zebedee") == []
    assert await texts(service, "corner") == ["A quiet corner for visitors"]
    await log.destroy(FIRST, TODAY)
    await service.forget(FIRST)
    await service.close()
    assert b"corner" not in (tmp_path / INDEX_FILE).read_bytes()
