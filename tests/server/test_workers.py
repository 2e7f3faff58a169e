"""Several workers behind a real nginx: who is sent where, and what the death of one costs."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from server.cli.common import fold_of
from server.storage.redis import RedisLog
from tests.server.events import Event
from tests.server.fleet import KEY, Fleet, fleet_running
from tests.server.phones import BY
from tests.server.play import PEOPLE, WAYS, Part, Play, ideas_of_everybody

pytestmark = [pytest.mark.redis, pytest.mark.durability]

EACH = 30


@pytest.fixture(scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Fleet]:
    """For tests that let the workers live."""
    async with fleet_running(tmp_path_factory.mktemp("fleet")) as fleet:
        yield fleet


@pytest.fixture
async def own(tmp_path: Path) -> AsyncIterator[Event]:
    """An event on workers of the test's own."""
    async with fleet_running(tmp_path) as fleet, Event.on(fleet) as event:
        yield event


def browser(fleet: Fleet) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=fleet.url, trust_env=False, timeout=60)


def spellings(code: str) -> list[str]:
    """One code as people type it: as it is, small, and with the digits that look like letters."""
    return [code, code.lower(), code.translate(str.maketrans("ZSB", "258"))]


async def stored(event: Event) -> dict[str, str]:
    """The ideas that the log holds, past all workers."""
    assert isinstance(event.server, Fleet)
    log = RedisLog(event.server.redis.url)
    try:
        fold = await fold_of(log, event.code)
    finally:
        await log.close()
    assert fold
    return {key: idea.text for key, idea in fold.state.ideas.items()}


async def test_everybody_of_one_event_comes_to_one_worker(shared: Fleet) -> None:
    served: set[int] = set()
    for _ in range(10):
        async with Event.on(shared) as event:
            for _ in range(3):
                await event.phone()
            served.add(await shared.serves(len(event.everybody)))
        await shared.serves_nobody()
    assert served == set(shared.ports), "events were not spread over the workers"


async def test_pages_come_from_the_worker_that_has_the_event(shared: Fleet) -> None:
    async with Event.on(shared) as event, browser(shared) as http:
        console, phone = await event.console(), await event.phone()
        port = await shared.serves(2)
        await console.done("open_stage", stage=console.stage("ideas"))
        await console.done("show_ideas")
        idea = await phone.done("post_idea", text="Buses")
        for code in spellings(event.code):
            # A view is read from memory: it has the idea where the room is.
            for _ in range(5):
                view = (await http.get(f"/api/sessions/{code}/view")).json()["view"]
                assert set(view["ideas"]) == {idea}
            assert event.code in (await http.get(f"/{code}")).text
            assert (await http.get(f"/{code}/board")).status_code == 200
            picture = await http.get(f"/{code}/qr.svg")
            assert picture.headers["content-type"] == "image/svg+xml"
            assert (await http.get(f"/api/sessions/{code}")).json()["code"] == event.code
        assert await shared.serves(2) == port
        start = await http.get("/")
        [script, *_] = [part for part in start.text.split('"') if part.startswith("/assets/")]
        assert (await http.get(script)).status_code == 200
        assert (await http.get("/ZZZZZZ")).status_code == 404


@BY
async def test_every_transport_works_through_the_balancer(
    shared: Fleet, transports: tuple[str, ...]
) -> None:
    async with Event.on(shared) as event:
        console = await event.console()
        phones = [await event.phone(*transports) for _ in range(3)]
        await console.done("open_stage", stage=console.stage("ideas"))
        await console.done("show_ideas")
        made = [await phone.done("post_idea", text="Buses") for phone in phones for _ in range(10)]
        for phone in phones:
            await phone.until(lambda phone=phone: set(phone.view["ideas"]) == set(made))
            assert phone.socket.transport() == transports[-1]
            assert phone.socket.connected


async def test_a_crowd_that_is_spread_comes_to_every_worker(tmp_path: Path) -> None:
    async with (
        fleet_running(tmp_path, PLEDGEWALL_SPREAD_ABOVE="0") as fleet,
        Event.on(fleet) as event,
        browser(fleet) as http,
    ):
        console = await event.console()
        await console.done("open_stage", stage=console.stage("ideas"))
        await console.done("show_ideas")
        phones = [await event.phone()]
        await console.until(lambda: console.live["connected"] == 1)
        # Doors are drawn by lot: it can take some until every worker has somebody.
        for number in range(60):
            if number >= 12 and set(fleet.connections()) == set(fleet.ports):
                break
            one = event.client()
            one.door = (await http.get(f"/api/sessions/{event.code}")).json()["door"]
            assert one.door.startswith(f"{event.code}.")
            phones.append(await one.connect(*WAYS[number % len(WAYS)]))
        assert set(fleet.connections()) == set(fleet.ports)
        made = [await phone.done("post_idea", text="Buses") for phone in phones for _ in range(3)]
        for one in (console, *phones):
            await one.until(lambda now=one: set(now.view["ideas"]) == set(made))
        await console.until(lambda: console.live["connected"] == len(phones))


async def test_nobody_behind_the_balancer_is_at_the_keyboard(tmp_path: Path) -> None:
    async with fleet_running(tmp_path, PLEDGEWALL_CREATE_KEY="") as fleet, browser(fleet) as http:
        new = {"title": "Tea", "template": "quick"}
        refused = await http.post("/api/sessions", json=new)
        assert (refused.status_code, refused.json()["code"]) == (403, "create_key")
        for origin in (fleet.url, "http://localhost"):
            refused = await http.post("/api/sessions", json=new, headers={"Origin": origin})
            assert refused.status_code == 403
        there = f"http://127.0.0.1:{fleet.ports[0]}/api/sessions"
        assert (await http.post(there, json=new)).status_code == 201


async def test_creating_through_the_balancer_needs_the_key(shared: Fleet) -> None:
    async with browser(shared) as http:
        new = {"title": "Tea", "template": "quick"}
        assert (await http.post("/api/sessions", json=new)).json()["code"] == "create_key"
        made = await http.post("/api/sessions", json={**new, "create_key": KEY})
        assert made.status_code == 201
        assert (await http.post("/api/admin/link", json={})).status_code == 404
        assert (await http.get("/metrics")).status_code == 404


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
async def test_what_was_acknowledged_is_there_once_when_a_worker_ends(
    own: Event, sign: int
) -> None:
    fleet = own.server
    assert isinstance(fleet, Fleet)
    play = Play(own, seed=sign)

    async def end() -> None:
        port = max(fleet.connections().items(), key=lambda held: held[1])[0]
        await fleet.end_worker(port, sign)
        await fleet.answers(port)

    made = await play.stage("ideas", ideas_of_everybody(EACH), [end, end])
    assert await stored(own) == {
        idea: f"Idea {place % EACH} of {place // EACH}" for place, idea in enumerate(made)
    }
    assert len(set(made)) == EACH * PEOPLE
    ideas = play.random.sample(made, 5)
    votes: list[Part] = [[("cast_vote", {"idea": idea, "dots": 1}) for idea in ideas]] * PEOPLE
    await play.stage("vote", votes, [end])
    tallies = (await own.console()).view["tallies"]
    assert {idea: tally["dots"] for idea, tally in tallies.items()} == dict.fromkeys(ideas, PEOPLE)
    assert sum(one.reconnects for one in play.people) >= PEOPLE
    if sign == signal.SIGTERM:
        assert not [refused for one in play.people for refused in one.refused]
        assert fleet.log.count("event=worker_ended") == fleet.log.count("code=0") == 3
    assert "Traceback" not in fleet.log


async def test_a_phone_takes_up_where_it_was_on_another_worker(own: Event) -> None:
    fleet = own.server
    assert isinstance(fleet, Fleet)
    console, phone = await own.console(), await own.phone()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    mine = await phone.done("post_idea", text="Buses")
    await phone.until(lambda: mine in phone.view["ideas"])
    first = await fleet.serves(2)
    await fleet.end_worker(first)
    back = await own.back(phone)
    assert fleet.connections().keys() != {first}
    assert (back.view, back.me) == (phone.view, phone.me)
    assert back.welcome["participant"] == phone.welcome["participant"]
    await back.done("post_idea", text="Trams")
    assert sorted((await stored(own)).values()) == ["Buses", "Trams"]


async def test_the_whole_server_stops_when_told_to(own: Event) -> None:
    fleet = own.server
    assert isinstance(fleet, Fleet)
    console = await own.console()
    await console.done("open_stage", stage=console.stage("ideas"))
    phones = [await own.phone(way) for way in ("websocket", "polling")]
    made = [await phone.done("post_idea", text="Buses") for phone in phones]
    workers = [fleet.worker(port) for port in fleet.ports]
    async with asyncio.timeout(8):
        assert await fleet.kill(signal.SIGTERM) == 0
    assert not any(worker.is_running() for worker in workers)
    assert not list(fleet.data.rglob("admin.json"))
    assert "Traceback" not in fleet.log
    assert set(await stored(own)) == set(made)
