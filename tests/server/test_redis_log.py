"""What the log in Redis promises beyond the contract of every log (test_logs.py)."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.live.line import PATIENCE
from server.storage.errors import StorageError
from server.storage.redis import RedisLog
from server.storage.redis.pages import PAGE
from sessions.codec import UnknownEvent
from sessions.log import Answer, Conflict
from sessions.wire import Result
from tests.server.redises import RedisServer, Road, redis_running
from tests.server.test_logs import (
    CODE,
    EPOCH,
    OTHER,
    SECRET_WORDS,
    at,
    checkpoint,
    commit,
    joined,
    posted,
)

pytestmark = pytest.mark.redis

HEAD, STREAM, WORDS, ANSWERS, CHECKPOINT = (
    f"pledgewall:{{{CODE}}}:{name}" for name in ("head", "log", "words", "answers", "checkpoint")
)


@pytest.fixture
async def log(redis: RedisServer) -> AsyncIterator[RedisLog]:
    log = RedisLog(redis.url)
    yield log
    await log.close()


@pytest.fixture
async def road(redis: RedisServer) -> AsyncIterator[Road]:
    async with Road(redis.port) as road:
        yield road


@pytest.fixture
async def far(road: Road) -> AsyncIterator[RedisLog]:
    """A log whose way to the same Redis can be broken."""
    log = RedisLog(road.url)
    yield log
    await log.close()


async def test_erased_words_are_none_and_not_on_the_disk(tmp_path: Path) -> None:
    async with redis_running(tmp_path) as server, server.client() as redis:
        log = RedisLog(server.url)
        words = posted(SECRET_WORDS, author="author-of-this")
        answered = [Answer("author-of-this", "c-000001", Result("i1"))]
        await log.create(CODE, EPOCH, commit(1, joined("ann"), words, answers=answered))
        assert SECRET_WORDS.encode() in server.files()
        assert b"author-of-this" in server.files()
        assert await redis.hdel(WORDS, "1:1:text", "1:1:author") == 2
        assert await redis.hdel(ANSWERS, "1") == 1
        await redis.bgrewriteaof()
        await rewritten(server)
        assert await log.read(CODE) == (EPOCH, [commit(1, joined("ann"), posted(None, None))])
        assert b"Elen" not in server.files()
        assert b"author-of-this" not in server.files()
        await server.kill()
        await server.start()
        assert await log.read(CODE) == (EPOCH, [commit(1, joined("ann"), posted(None, None))])
        await log.close()


async def rewritten(server: RedisServer) -> None:
    async with asyncio.timeout(10), server.client() as redis:
        while True:
            info = await redis.info("persistence")
            if not info["aof_rewrite_in_progress"] and not info["aof_rewrite_scheduled"]:
                return
            await asyncio.sleep(0.02)


async def test_an_append_whose_answer_was_lost_is_written_once(
    far: RedisLog, road: Road, redis: RedisServer
) -> None:
    await far.create(CODE, EPOCH, commit(1))
    for seq in range(2, 12):
        road.breaks = 1
        await far.append(CODE, at(seq - 1), commit(seq, posted(f"Idea {seq}")))
    assert road.lost == 10
    expected = [commit(1), *(commit(seq, posted(f"Idea {seq}")) for seq in range(2, 12))]
    assert await far.read(CODE) == (EPOCH, expected)
    async with redis.client() as client:
        assert await client.xlen(STREAM) == 11


async def test_a_creation_whose_answer_was_lost_is_written_once(far: RedisLog, road: Road) -> None:
    await far.create(OTHER, EPOCH, commit(1))
    road.breaks = 1
    await far.create(CODE, EPOCH, commit(1))
    assert road.lost == 1
    assert await far.read(CODE) == (EPOCH, [commit(1)])
    assert sorted(await far.sessions()) == [CODE, OTHER]
    with pytest.raises(Conflict):
        await far.create(CODE, "e2", commit(1))


async def test_an_append_lost_beneath_a_later_one_is_a_conflict(
    far: RedisLog, log: RedisLog, road: Road
) -> None:
    """The room reads on and finds the answers of its commands in the log."""
    await far.create(CODE, EPOCH, commit(1))
    road.swallows = True
    mine = commit(2, posted("Mine"), answers=[Answer("ann", "c-000001", Result("i1"))])
    appending = asyncio.create_task(far.append(CODE, at(1), mine))
    await asyncio.wait_for(road.lost_one.wait(), 5)
    await log.append(CODE, at(2), commit(3))
    road.swallows = False
    with pytest.raises(Conflict):
        await appending
    assert await far.read(CODE, after=1) == (EPOCH, [mine, commit(3)])


async def test_an_append_that_hangs_fails_while_the_room_still_waits(
    far: RedisLog, road: Road
) -> None:
    await far.create(CODE, EPOCH, commit(1))
    road.swallows = True
    began = time.monotonic()
    with pytest.raises(StorageError, match=r"127\.0\.0\.1"):
        await far.append(CODE, at(1), commit(2))
    assert time.monotonic() - began < PATIENCE - 0.5
    road.swallows = False
    # It was written. Whoever reads on knows.
    assert await far.read(CODE, after=1) == (EPOCH, [commit(2)])
    await far.append(CODE, at(2), commit(3))


async def test_of_two_writers_exactly_one_wins_each_position(redis: RedisServer) -> None:
    rounds = 150
    logs = [RedisLog(redis.url) for _ in range(2)]
    await logs[0].create(CODE, EPOCH, commit(1))
    conflicts = 0

    async def write(log: RedisLog, name: str) -> None:
        nonlocal conflicts
        seq = 1
        for number in range(rounds):
            while True:
                try:
                    await log.append(CODE, at(seq), commit(seq + 1, posted(f"{name} {number}")))
                    seq += 1
                    break
                except Conflict:
                    conflicts += 1
                    found = await log.read(CODE, after=seq)
                    assert found
                    assert found[1], "a conflict, and nobody else had written"
                    seq = found[1][-1].seq

    async with asyncio.timeout(60):
        await asyncio.gather(*(write(log, name) for log, name in zip(logs, "ab", strict=True)))
    found = await logs[0].read(CODE)
    assert found
    assert [one.seq for one in found[1]] == list(range(1, 2 * rounds + 2))
    said = [one.events[0].text for one in found[1][1:]]
    assert Counter(said) == Counter(f"{name} {n}" for name in "ab" for n in range(rounds))
    for name in "ab":
        own = [text for text in said if text.startswith(name)]
        assert own == [f"{name} {n}" for n in range(rounds)], "out of order"
    assert conflicts, "they never met"
    for log in logs:
        await log.close()


async def test_another_commit_in_the_same_place_is_another_history(
    log: RedisLog, redis: RedisServer
) -> None:
    """As after a restart that lost the end, when somebody else went on from there."""
    await log.create(CODE, EPOCH, commit(1))
    await log.append(CODE, at(1), commit(2, posted("Lost")))
    async with redis.client() as client:
        await client.xdel(STREAM, "2-0")
        await client.xadd(STREAM, {"commit": "other", "body": "[]", "words": "[]"}, id="2-1")
        await client.hset(HEAD, "commit", "other")
    with pytest.raises(Conflict):
        await log.append(CODE, at(2), commit(3))


async def test_a_checkpoint_of_lost_commits_is_none(log: RedisLog, redis: RedisServer) -> None:
    """Redis came back with an older tail, and somebody else went on from there."""
    await log.create(CODE, EPOCH, commit(1))
    async with redis.client() as client:
        older = await client.hgetall(HEAD)
        await log.append(CODE, at(1), commit(2, joined("ann")))
        await log.save_checkpoint(CODE, checkpoint(2))
        assert await log.read_checkpoint(CODE) == checkpoint(2)
        first = await client.xrange(STREAM, max="1-0")
        await client.delete(STREAM)
        await client.xadd(STREAM, first[0][1], "1-0")
        await client.hset(HEAD, mapping=older)
        assert await client.exists(CHECKPOINT)
    other = RedisLog(redis.url)
    assert await other.read_checkpoint(CODE) is None
    await other.append(CODE, at(1), commit(2, joined("ben")))
    assert await other.read(CODE, after=1) == (EPOCH, [commit(2, joined("ben"))])
    assert await other.read_checkpoint(CODE) is None
    await other.save_checkpoint(CODE, checkpoint(2))
    assert await log.read_checkpoint(CODE) == checkpoint(2)
    await other.close()


async def test_a_checkpoint_is_of_the_commit_that_was_last_when_it_was_handed_over(
    log: RedisLog,
) -> None:
    await log.create(CODE, EPOCH, commit(1))
    saving = log.save_checkpoint(CODE, checkpoint(1))
    await log.append(CODE, at(1), commit(2))
    await saving
    assert await log.read_checkpoint(CODE) == checkpoint(1)
    # Nobody can tell any more which commit the first one was.
    await log.save_checkpoint(CODE, checkpoint(1, body=b"later"))
    assert await log.read_checkpoint(CODE) == checkpoint(1)


@pytest.mark.parametrize("gone", ["head", "stream", "both"])
async def test_a_deleted_key_is_never_made_again(
    log: RedisLog, redis: RedisServer, gone: str
) -> None:
    await log.create(CODE, EPOCH, commit(1))
    await log.append(CODE, at(1), commit(2))
    async with redis.client() as client:
        keys = {"head": [HEAD], "stream": [STREAM], "both": [HEAD, STREAM]}[gone]
        await client.delete(*keys)
        left = sorted(await client.keys())
        for seq in (1, 2, 3, 1000):
            with pytest.raises((Conflict, StorageError)):
                await log.append(CODE, at(seq), commit(seq + 1, posted("Words")))
        if gone != "both":
            with pytest.raises(Conflict):
                await log.create(CODE, EPOCH, commit(1))
        assert sorted(await client.keys()) == left
    if gone == "stream":
        with pytest.raises(StorageError, match=f"lost a part of session {CODE}"):
            await log.read(CODE)
    else:
        assert await log.read(CODE) is None


async def test_a_hole_in_a_session_is_named(log: RedisLog, redis: RedisServer) -> None:
    await log.create(CODE, EPOCH, commit(1))
    for seq in (2, 3):
        await log.append(CODE, at(seq - 1), commit(seq))
    async with redis.client() as client:
        await client.xdel(STREAM, "2-0")
    with pytest.raises(StorageError, match="lost a part"):
        await log.read(CODE)


async def test_long_sessions_are_read_in_pages(log: RedisLog) -> None:
    commits = [commit(seq, posted(f"Idea {seq}")) for seq in range(1, PAGE + 3)]
    await log.create(CODE, EPOCH, commits[0])
    for one in commits[1:]:
        await log.append(CODE, at(one.seq - 1), one)
    assert await log.read(CODE) == (EPOCH, commits)
    assert await log.read(CODE, after=PAGE) == (EPOCH, commits[PAGE:])


async def test_a_commit_of_a_full_batch_is_whole(log: RedisLog) -> None:
    events = [posted(f"Idea {number}", author=f"p{number}") for number in range(3000)]
    answers = [Answer(f"p{number}", "c-000001", Result(f"i{number}")) for number in range(3000)]
    await log.create(CODE, EPOCH, commit(1))
    await log.append(CODE, at(1), commit(2, *events, answers=answers))
    assert await log.read(CODE, after=1) == (EPOCH, [commit(2, *events, answers=answers)])


async def test_an_unknown_event_is_named(log: RedisLog, redis: RedisServer) -> None:
    await log.create(CODE, EPOCH, commit(1))
    async with redis.client() as client:
        body = b'[["TeaServed", 3, {"at": 5}]]'
        await client.xadd(STREAM, {"commit": "later", "body": body, "words": "[]"}, id="2-0")
        await client.hset(HEAD, mapping={"seq": 2, "commit": "later"})
    with pytest.raises(UnknownEvent, match="TeaServed version 3"):
        await log.read(CODE)


async def test_scripts_are_brought_again_to_a_redis_that_forgot_them(
    log: RedisLog, redis: RedisServer
) -> None:
    await log.create(CODE, EPOCH, commit(1))
    async with redis.client() as client:
        await client.script_flush()
    await log.append(CODE, at(1), commit(2))


async def test_what_was_acknowledged_survives_kill_9_of_redis(tmp_path: Path) -> None:
    async with redis_running(tmp_path, appendfsync="always") as server:
        log = RedisLog(server.url)
        await log.create(CODE, EPOCH, commit(1))
        for seq in range(2, 30):
            await log.append(CODE, at(seq - 1), commit(seq, posted(f"Idea {seq}")))
        await server.kill()
        with pytest.raises(StorageError):
            await log.append(CODE, at(29), commit(30))
        await server.start()
        found = await log.read(CODE)
        assert found
        assert [one.seq for one in found[1]] == list(range(1, 30))
        await log.append(CODE, at(29), commit(30))
        await log.close()
