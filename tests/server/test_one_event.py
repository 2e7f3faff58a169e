"""One event of many: copied into a file of its own, and put among others again."""

import os
from pathlib import Path

import pytest

from server.making import one_event
from server.making.one_event import copy
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from sessions.events import IdeaPosted, PictureKept
from sessions.log import Commit, Conflict, Log, MemoryLog
from sessions.wire import Position
from tests.server.events import Event
from tests.server.redises import RedisServer
from tests.server.servers import running
from tests.server.test_backup import BEGIN, CODE
from tests.server.test_cli import failed, pledgewall

IDEAS = 5


def posted(number: int) -> IdeaPosted:
    return IdeaPosted(
        at=2,
        idea=f"i{number}",
        author="ann",
        text=f"Idea {number}",
        lang="en",
        stage="s1",
        prompt=None,
        table=None,
        held=False,
    )


async def filled(log: Log) -> Log:
    await log.create(CODE, "e1", Commit(1, BEGIN, []))
    for number in range(IDEAS):
        at = Position("e1", number + 1)
        await log.append(CODE, at, Commit(number + 2, [posted(number)], []))
    seen = PictureKept(at=3, picture="p1", width=4, height=3)
    await log.append(CODE, Position("e1", IDEAS + 1), Commit(IDEAS + 2, [seen], []))
    await log.keep_picture(CODE, "p1-1600", b"large")
    return log


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small that several are read."""
    monkeypatch.setattr(one_event, "PAGE", 2)


@pytest.mark.usefixtures("pages")
async def test_it_is_the_same_under_another_epoch(tmp_path: Path) -> None:
    source, target = await filled(MemoryLog()), SQLiteLog(tmp_path / "copy.db")
    assert await copy(source, CODE, target, "e2") == IDEAS + 2
    found, copied = await source.read(CODE), await target.read(CODE)
    assert found
    assert copied == ("e2", found[1])
    assert await target.read_picture(CODE, "p1-1600") == b"large"
    assert await copy(source, CODE, target, "e3") == 0
    await target.close()


@pytest.mark.redis
@pytest.mark.usefixtures("pages")
async def test_from_a_file_into_redis_and_back(redis: RedisServer, tmp_path: Path) -> None:
    source, between = await filled(SQLiteLog(tmp_path / "a.db")), RedisLog(redis.url)
    back = SQLiteLog(tmp_path / "b.db")
    await copy(source, CODE, between, "e2")
    await copy(between, CODE, back, "e3")
    found, again = await source.read(CODE), await back.read(CODE)
    assert found
    assert again == ("e3", found[1])
    for log in (source, between, back):
        await log.close()


@pytest.mark.usefixtures("pages")
async def test_what_was_interrupted_is_taken_up() -> None:
    source, target = await filled(MemoryLog()), MemoryLog()
    found = await source.read(CODE, most=3)
    assert found
    for commit in found[1]:
        if commit.seq == 1:
            await target.create(CODE, "e2", commit)
        else:
            await target.append(CODE, Position("e2", commit.seq - 1), commit)
    assert await copy(source, CODE, target, "e3") == IDEAS + 2 - 3
    assert (await target.read(CODE) or ("",))[0] == "e2"


async def test_another_history_stays_as_it_is() -> None:
    source, target, gone = await filled(MemoryLog()), MemoryLog(), MemoryLog()
    await target.create(CODE, "e2", Commit(1, [*BEGIN, posted(9)], []))
    await filled(gone)
    await gone.destroy(CODE, 5)
    for log in (target, gone):
        with pytest.raises(Conflict):
            await copy(source, CODE, log, "e3")
    further = await filled(MemoryLog())
    await further.append(CODE, Position("e1", IDEAS + 2), Commit(IDEAS + 3, [posted(9)], []))
    with pytest.raises(Conflict):
        await copy(source, CODE, further, "e3")
    with pytest.raises(LookupError):
        await copy(MemoryLog(), CODE, MemoryLog(), "e3")


async def test_by_the_command_line(event: Event, tmp_path: Path) -> None:
    console, phone = await event.console(), await event.phone()
    await console.done("open_stage", stage=console.stage("ideas"))
    await console.done("show_ideas")
    idea = await phone.done("post_idea", text="Benches by the lift")
    await phone.until(lambda: idea in phone.view["ideas"])
    here = ("--data", event.server.data)
    file = tmp_path / "one.db"
    done = await pledgewall("backup", file, "--event", event.code.lower(), *here)
    assert (done.code, done.errors) == (0, f"Wrote {file}.\n")
    assert os.listdir(tmp_path) == ["one.db"]  # noqa: PTH208
    assert file.stat().st_mode & 0o77 == 0
    failed(await pledgewall("restore", file, *here), "A server runs over .*: stop it first.")
    there = tmp_path / "there"
    done = await pledgewall("restore", file, "--data", there)
    assert (done.code, done.errors) == (0, f"Restored {event.code}.\n")
    async with running(there) as server:
        restored = Event(server, event.links)
        back = restored.client(token=phone.auth["token"], position=phone.position)
        await back.connect()
        assert "delta" not in back.welcome
        assert back.view["ideas"][idea]["text"] == "Benches by the lift"
        await back.leave()
