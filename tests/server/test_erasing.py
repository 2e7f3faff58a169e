"""Words that somebody had erased are on no disk any more, whatever happened meanwhile."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.live.rooms import SERVER, Created, Rooms
from server.retention import LOOK_AGAIN, Retention
from sessions import privacy
from sessions.actor import Actor
from sessions.agenda import Template, TemplateStage
from sessions.commands import Join, OpenStage, PostIdea
from sessions.creation import NewSession
from sessions.log import MemoryLog
from sessions.privacy import DAY
from tests.server.events import Event
from tests.server.phones import Phone, command_id
from tests.server.redises import RedisServer
from tests.server.servers import running
from tests.server.test_cli import pledgewall
from tests.server.test_shared_session import hall

# Each stands in one place alone, and in none by chance.
ANNS = ("qxidea", "qxedit", "qxtook", "qxpledge", "qxname", "qxword", "qxnote", "qxseat")
Files = Callable[[], bytes]


async def fill(event: Event, ann: Phone, ben: Phone) -> tuple[str, str]:
    """Ann gives much; Ben gives one idea and votes for hers. Returns Ann's and Ben's."""
    console = await event.console()
    await ann.done("set_name", name="qxname")
    seat = command_id()
    assert (await ann.repeat(seat, "add_seat"))["ok"]
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    mine = await ann.done("post_idea", text="qxidea")
    await ann.done("edit_idea", idea=mine, text="qxedit")
    await ann.done("withdraw_idea", idea=await ann.done("post_idea", text="qxtook"))
    does = {"id": command_id(), "type": "post_idea", "text": "qxseat"}
    await ann.done("act_for", seat=seat, does=does)
    theirs = await ben.done("post_idea", text="Benidea")
    await console.done("flag_idea", idea=mine, note="qxnote")
    await console.done("open_stage", stage=console.stage("vote"))
    await ben.done("cast_vote", idea=mine, dots=2)
    await ann.done("cast_vote", idea=theirs, dots=3)
    await console.done("reveal")
    await console.done("open_stage", stage=console.stage("pledges"))
    await ann.done("make_pledge", text="qxpledge", kind="action", who="qxname")
    await ann.done("send_private_word", text="qxword")
    return mine, theirs


def folder(path: Path) -> Files:
    return lambda: b"".join(file.read_bytes() for file in path.rglob("*") if file.is_file())


def left(files: Files) -> set[str]:
    found = files()
    return {word for word in ANNS if word.encode() in found}


async def emptied(files: Files, words: tuple[str, ...] = ANNS) -> None:
    """The chore that empties what only grows comes by every few seconds."""
    async with asyncio.timeout(30):
        while any(word.encode() in files() for word in words):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def searched(http: httpx.AsyncClient, word: str) -> None:
    """The desk has these words in its index, which it brings up to date when it is asked."""
    async with asyncio.timeout(30):
        while True:
            await http.get("/api/desk")
            found = await http.get("/api/desk/search", params={"q": word})
            if word in found.text:
                return


async def is_erased(event: Event, theirs: str) -> None:
    """Nobody is shown anything of Ann, and her votes count no more."""
    board = await event.board()
    assert {idea["text"] for idea in board.view["ideas"].values()} == {"Benidea"}
    assert board.view["pledges"] == {}
    console = await event.console()
    assert console.view["private_words"] == {}
    assert theirs not in console.view["tallies"]
    assert not any(console.says(word) for word in ANNS)


@pytest.mark.durability
async def test_somebody_erases_themselves(tmp_path: Path) -> None:
    async with running(tmp_path) as server, Event.on(server) as event:
        files = folder(tmp_path)
        ann, ben, board = await event.phone(), await event.phone(), await event.board()
        _, theirs = await fill(event, ann, ben)
        assert left(files) == set(ANNS)
        # The desk has an index of its own, and a file is being kept for whoever asked for it.
        async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=60) as http:
            await searched(http, "qxedit")
            secret = {"Authorization": f"Bearer {event.token}"}
            at = f"/api/sessions/{event.code}/exports"
            made = await http.post(at, json={"format": "json"}, headers=secret)
            assert made.status_code == 202
        token = ann.auth["token"]
        ack = await ann.ask("erase_me")
        assert ack["ok"], ack
        await ann.until(lambda: not ann.me["me"])
        await board.until(lambda: set(board.view["ideas"]) == {theirs})
        await emptied(files)
        # A place that nobody has any more.
        assert (await event.refusal(token=token))["data"]["code"] == "bad_token"
        refused = await ann.ask("set_name", name="Ann")
        assert (refused["ok"], refused["code"]) == (False, "bad_token")
        await is_erased(event, theirs)
        await server.kill()
        await server.start()
        await is_erased(event, theirs)
        assert left(files) == set()


@pytest.mark.durability
async def test_a_server_that_dies_erasing_has_done_it_or_does_it_again(tmp_path: Path) -> None:
    """The organiser's console repeats what was never acknowledged, as it repeats everything."""
    async with running(tmp_path) as server, Event.on(server) as event:
        mine, theirs = await fill(event, await event.phone(), await event.phone())
        console, asked = await event.console(), command_id()
        erasing = asyncio.create_task(console.repeat(asked, "erase_person", thing=mine))
        while b'"Erased"' not in folder(tmp_path)() and not erasing.done():  # noqa: ASYNC110
            await asyncio.sleep(0)  # until it is being written
        await server.kill()
        erasing.cancel()
        await asyncio.gather(erasing, return_exceptions=True)
        await server.start()
        again = await event.console()
        ack = await again.repeat(asked, "erase_person", thing=mine)
        # It was done: then its answer, or that there is nobody any more, stands in the log.
        assert ack["ok"] or ack["code"] == "no_such_thing", ack
        await is_erased(event, theirs)
        await emptied(folder(tmp_path))


@pytest.mark.durability
@pytest.mark.redis
async def test_several_workers_erase_as_one(tmp_path: Path) -> None:
    async with hall(tmp_path) as here:
        first, second = here.doors
        ann, ben = await first.phone(), await second.phone()
        twin = await second.phone(token=ann.auth["token"])
        board = await second.board()
        _, theirs = await fill(first, ann, ben)
        await board.until(lambda: len(board.view["pledges"]) == 1)
        await ann.done("erase_me")
        await board.until(lambda: not board.view["pledges"])
        await twin.until(lambda: not twin.me["me"])
        for door in here.doors:
            await is_erased(door, theirs)
        await emptied(here.redis.files)
        held = await dump(here.redis)
        assert not any(word in held for word in ANNS)


async def dump(redis: RedisServer) -> str:
    """All that Redis holds, by every key."""
    async with redis.client() as client:
        found: list[object] = []
        for key in await client.keys("*"):
            match (await client.type(key)).decode():
                case "hash":
                    found += [key, await client.hgetall(key)]
                case "stream":
                    found += [key, await client.xrange(key)]
                case "string":
                    found += [key, await client.get(key)]
                case "set":
                    found += [key, await client.smembers(key)]
                case "zset":
                    found += [key, await client.zrange(key, 0, -1)]
                case "list":
                    found += [key, await client.lrange(key, 0, -1)]
        return str(found)


@pytest.mark.durability
async def test_an_event_is_purged_while_people_are_in_it(tmp_path: Path) -> None:
    async with running(tmp_path) as server, Event.on(server) as event, Event.on(server) as other:
        ann, ben = await event.phone(), await event.phone()
        await fill(event, ann, ben)
        said = await pledgewall("purge", event.code, "--yes", "--data", tmp_path)
        assert said.code == 0, said
        await asyncio.wait_for(ann.gone.wait(), 10)
        assert (await event.refusal())["data"]["code"] == "no_such_session"
        await emptied(folder(tmp_path), (*ANNS, "Benidea"))
        again = await pledgewall("purge", event.code, "--yes", "--data", tmp_path)
        assert again.code == 1
        await server.kill()
        await server.start()
        assert (await event.refusal())["data"]["code"] == "no_such_session"
        assert (await other.board()).session["code"] == other.code


@pytest.mark.redis
async def test_an_event_is_purged_at_every_worker(tmp_path: Path) -> None:
    async with hall(tmp_path) as here:
        first, second = here.doors
        ann, ben = await first.phone(), await second.phone()
        await fill(first, ann, ben)
        said = await pledgewall(
            "purge", here.code, "--yes", "--data", first.server.data, REDIS_URL=here.redis.url
        )
        assert said.code == 0, said
        for phone in (ann, ben):
            await asyncio.wait_for(phone.gone.wait(), 10)
        for door in here.doors:
            assert (await door.refusal())["data"]["code"] == "no_such_session"
        await emptied(here.redis.files, (*ANNS, "Benidea"))


# On time


QUICK = Template(id="quick", stages=[TemplateStage(kind="ideas")])


async def test_what_was_promised_is_done_on_its_day() -> None:
    log, now = MemoryLog(), [0]
    rooms = Rooms(log)
    created = await rooms.create(NewSession(title="Our day"), QUICK)
    assert isinstance(created, Created)
    code = created.code
    found = await rooms.get(code)
    assert found
    join = Join(id="join-0001", participant="ann", seat="seat", lang="en")
    await found.room.do(join, SERVER)
    state = found.room.fold.state
    stage = next(iter(state.stages))
    (secret,) = state.facilitators
    await found.room.do(OpenStage(id="open-0001", stage=stage), Actor("facilitator", secret))
    await found.room.do(PostIdea(id="post-0001", text="Buses"), Actor("attendee", "ann"))
    chore = Retention(rooms, lambda: now[0])
    now[0] = privacy.unlinks_at(state) - 1
    await chore.look()
    assert [idea.author for idea in state.ideas.values()] == ["ann"]
    now[0] += LOOK_AGAIN
    await chore.look()
    assert [idea.author for idea in state.ideas.values()] == [None]
    position = found.room.fold.position
    now[0] += DAY
    await chore.look()
    assert found.room.fold.position == position
    now[0] = privacy.deletes_at(state) - 1
    await chore.look()
    assert await rooms.get(code)
    now[0] += LOOK_AGAIN
    await chore.look()
    assert await rooms.get(code) is None
    assert await log.destroyed() == {code: now[0]}
    await rooms.close()


async def test_who_asks_while_an_event_is_deleted_does_not_bring_it_back() -> None:
    class Slow(MemoryLog):
        """Answers late what it read in time."""

        def __init__(self) -> None:
            super().__init__()
            self.reading, self.goes_on = asyncio.Event(), asyncio.Event()

        async def read(self, *asked: Any, **more: Any) -> Any:
            found = await super().read(*asked, **more)
            self.reading.set()
            await self.goes_on.wait()
            return found

    log = Slow()
    created = await Rooms(log).create(NewSession(title="Our day"), QUICK)
    assert isinstance(created, Created)
    rooms = Rooms(log)
    asking = asyncio.create_task(rooms.get(created.code))
    await log.reading.wait()
    deleting = asyncio.create_task(rooms.destroy(created.code, 1))
    await asyncio.sleep(0)
    log.goes_on.set()
    await asking
    assert await deleting
    assert await rooms.get(created.code) is None
    await rooms.close()


async def test_what_another_life_of_the_server_began_is_finished() -> None:
    class Interrupted(MemoryLog):
        async def sessions(self) -> list[str]:
            return [*await super().sessions(), "GONE22"]

    log = Interrupted()
    log._gone["GONE22"] = 5
    destroyed: list[tuple[str, int]] = []

    async def destroy(session: str, at: int) -> None:
        destroyed.append((session, at))

    log.destroy = destroy  # type: ignore[method-assign]
    rooms = Rooms(log)
    await Retention(rooms, lambda: 10).look()
    assert destroyed == [("GONE22", 5)]
    await rooms.close()
