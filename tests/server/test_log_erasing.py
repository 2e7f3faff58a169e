"""What every log has to forget, and forget for good: a contract, held by every adapter.

The words are looked for in whatever the log leaves on a disk.
"""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from server.storage.errors import StorageError
from server.storage.outbox import HasOutbox, Letter
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from sessions import events as e
from sessions.log import Answer, Conflict, Log, MemoryLog
from sessions.wire import Result
from tests.server.redises import RedisServer, redis_running
from tests.server.test_logs import CODE, EPOCH, OTHER, at, checkpoint, commit, joined

Files = Callable[[], bytes]


def idea(key: str, author: str | None, text: str | None) -> e.IdeaPosted:
    return e.IdeaPosted(
        at=2,
        idea=key,
        author=author,
        text=text,
        lang="en",
        stage="s2",
        prompt=None,
        table=None,
        held=False,
    )


def erased(**what: object) -> e.Erased:
    return e.Erased(at=9, **what)  # type: ignore[arg-type]


WORDS = ["Annwords", "Anntook", "Annedit", "Annname", "ann-seat", "Annnote", "Annanswer"]


async def fill(log: Log) -> None:
    """Ann says much, also what she takes back; Ben says one thing, and a scribe wrote for her."""
    await log.create(CODE, EPOCH, commit(1))
    ann = e.Joined(at=1, participant="ann", seat="ann-seat", lang="en")
    await log.append(
        CODE,
        at(1),
        commit(
            2,
            ann,
            joined("ben"),
            e.Named(at=1, participant="ann", name="Annname"),
            e.Seated(at=1, participant="ann", table="t1"),
            answers=[Answer("ann", "c-1", Result("i1")), Answer("ben", "c-2", Result("i2"))],
        ),
    )
    await log.append(
        CODE,
        at(2),
        commit(
            3,
            idea("i1", "ann", "Annwords"),
            idea("i2", "ben", "Benwords"),
            idea("i3", "ann", "Anntook"),
            e.IdeaEdited(at=3, idea="i1", text="Annedit", lang="en", held=False),
            e.IdeaWithdrawn(at=3, idea="i3"),
            e.IdeaFlagged(at=3, idea="i1", note="Annnote"),
            answers=[Answer("scribe", "c-Annanswer", Result("i3"))],
        ),
    )
    await log.append(CODE, at(3), commit(4, idea("i2", "ben", "Benwords")))
    await log.save_checkpoint(CODE, checkpoint(4, body=b"Annwords"))
    await log.keep_picture(CODE, "p1-480", b"picture of Annwords")
    await log.keep_picture(CODE, "p2-480", b"another")


class ErasingContract:
    @pytest.fixture
    async def log(self) -> Log:
        raise NotImplementedError

    @pytest.fixture
    def files(self) -> Files:
        """What is on the disk."""
        return lambda: b""

    async def test_a_person_goes_with_all_they_wrote_and_asked(
        self, log: Log, files: Files
    ) -> None:
        await fill(log)
        gone = erased(people=["ann"], things=["i1"], pictures=["p1"])
        await log.append(CODE, at(4), commit(5, gone))
        await scrubbed(log)
        found = await log.read(CODE)
        assert found
        _, commits = found
        assert commits[1].events == [
            e.Joined(at=1, participant="ann", seat=None, lang="en"),
            joined("ben"),
            e.Named(at=1, participant="ann", name=None),
            # Others were dealt out by it: a number, of somebody who is nobody any more.
            e.Seated(at=1, participant="ann", table="t1"),
        ]
        assert commits[1].answers == [Answer("ben", "c-2", Result("i2"))]
        assert commits[2].events == [
            idea("i1", None, None),
            idea("i2", "ben", "Benwords"),
            idea("i3", None, None),
            e.IdeaEdited(at=3, idea="i1", text=None, lang="en", held=False),
            e.IdeaWithdrawn(at=3, idea="i3"),
            e.IdeaFlagged(at=3, idea="i1", note=None),
        ]
        assert commits[2].answers == []
        assert commits[4].events == [gone]
        assert await log.read_picture(CODE, "p1-480") is None
        assert await log.read_picture(CODE, "p2-480") == b"another"
        assert not any(word.encode() in files() for word in WORDS)

    async def test_an_address_goes_with_the_secret_in_its_mails(
        self, log: Log, files: Files
    ) -> None:
        await log.create(CODE, EPOCH, commit(1))
        for seq, person in ((1, "ann"), (2, "ben")):
            left = e.ContactLeft(
                at=2, person=person, email=f"{person}@x.org", lang="en", secret=f"{person}-secret"
            )
            link = e.PlanLinked(at=2, participant=person, link=f"{person}-hash")
            await log.append(CODE, at(seq), commit(seq + 1, joined(person), link, left))
        took = e.ContactWithdrawn(at=3, person="ann")
        await log.append(CODE, at(3), commit(4, took, erased(addresses=["ann"])))
        await scrubbed(log)
        found = await log.read(CODE)
        assert found
        gone = e.ContactLeft(at=2, person="ann", email=None, lang="en", secret=None)
        assert found[1][1].events[1:] == [
            e.PlanLinked(at=2, participant="ann", link="ann-hash"),
            gone,
        ]
        assert found[1][2].events[2].email == "ben@x.org"  # type: ignore[attr-defined]
        assert b"ann@x.org" not in files()
        assert b"ann-secret" not in files()

    async def test_no_mail_to_a_person_is_remembered(self, log: Log, files: Files) -> None:
        if not isinstance(log, HasOutbox):
            pytest.skip("it keeps no outbox")
        await fill(log)
        outbox = log.outbox()
        for session, person in ((CODE, "ann"), (CODE, "annette"), (OTHER, "ann")):
            await outbox.claim(Letter(session, person, "plan.hashed"), 0, 1)
            await outbox.settle(Letter(session, person, "plan.hashed"), "sent")
        await log.append(CODE, at(4), commit(5, erased(people=["ann"], things=["i1"])))
        assert await outbox.settled(CODE) == {("annette", "plan.hashed")}
        assert await outbox.settled(OTHER) == {("ann", "plan.hashed")}
        await log.destroy(CODE, 1)
        assert await outbox.settled(CODE) == set()

    async def test_no_checkpoint_that_is_older_is_kept(self, log: Log) -> None:
        await fill(log)
        under_way = log.save_checkpoint(CODE, checkpoint(4))
        await log.append(CODE, at(4), commit(5, erased(redacted=["i1"])))
        assert await log.read_checkpoint(CODE) is None
        await under_way
        assert await log.read_checkpoint(CODE) is None
        await log.append(CODE, at(5), commit(6))
        await log.save_checkpoint(CODE, checkpoint(6))
        assert await log.read_checkpoint(CODE) == checkpoint(6)

    async def test_one_text_goes_and_its_author_stays(self, log: Log) -> None:
        await fill(log)
        await log.append(CODE, at(4), commit(5, erased(redacted=["i1"])))
        found = await log.read(CODE, after=2)
        assert found
        first = found[1][0].events
        assert first[0] == idea("i1", "ann", None)
        assert first[3] == e.IdeaEdited(at=3, idea="i1", text=None, lang="en", held=False)
        assert first[5] == e.IdeaFlagged(at=3, idea="i1", note=None)
        assert found[1][0].answers == [Answer("scribe", "c-Annanswer", Result("i3"))]

    async def test_links_go_and_words_stay(self, log: Log) -> None:
        await fill(log)
        await log.append(CODE, at(4), commit(5, erased(links=True, things=["i3"])))
        found = await log.read(CODE)
        assert found
        events = [event for one in found[1] for event in one.events]
        assert idea("i1", None, "Annwords") in events
        assert idea("i2", None, "Benwords") in events
        assert idea("i3", None, None) in events
        assert e.Seated(at=1, participant="ann", table=None) in events
        assert e.Named(at=1, participant="ann", name="Annname") in events
        assert not any(one.answers for one in found[1])

    async def test_what_came_in_the_same_commit_goes_and_what_came_after_stays(
        self, log: Log
    ) -> None:
        await fill(log)
        await log.append(
            CODE,
            at(4),
            commit(
                5,
                idea("i4", "ann", "Annwords"),
                idea("i5", "ben", "Benwords"),
                erased(people=["ann"], things=["i1", "i4"], redacted=["i5"]),
                e.IdeaEdited(at=9, idea="i5", text="Anew", lang="en", held=False),
                answers=[Answer("ann", "c-9", Result("i4")), Answer("ben", "c-8", Result("i5"))],
            ),
        )
        found = await log.read(CODE, after=4)
        assert found
        [last] = found[1]
        assert last.events[0] == idea("i4", None, None)
        assert last.events[1] == idea("i5", "ben", None)
        assert last.events[3] == e.IdeaEdited(at=9, idea="i5", text="Anew", lang="en", held=False)
        assert last.answers == [Answer("ben", "c-8", Result("i5"))]

    async def test_what_loses_against_another_forgets_nothing(self, log: Log) -> None:
        await fill(log)
        before = await log.read(CODE)
        with pytest.raises(Conflict):
            await log.append(CODE, at(3), commit(4, erased(people=["ann"])))
        assert await log.read(CODE) == before

    async def test_a_session_is_destroyed_with_all_that_is_beside_it(
        self, log: Log, files: Files
    ) -> None:
        await fill(log)
        await log.create(OTHER, EPOCH, commit(1, idea("i1", "ann", "Elsewhere")))
        await log.destroy(CODE, 1234)
        await log.destroy(CODE, 5678)
        await scrubbed(log)
        assert await log.read(CODE) is None
        assert await log.read_checkpoint(CODE) is None
        assert await log.read_picture(CODE, "p2-480") is None
        assert await log.sessions() == [OTHER]
        assert await log.destroyed() == {CODE: 1234}
        with pytest.raises(Conflict):
            await log.create(CODE, EPOCH, commit(1))
        with pytest.raises(Conflict):
            await log.append(CODE, at(4), commit(5))
        assert await log.read(OTHER) == (EPOCH, [commit(1, idea("i1", "ann", "Elsewhere"))])
        for word in (*WORDS, "Benwords", "another"):
            assert word.encode() not in files()


async def read_again(log: Log) -> object:
    """What is there once the connections to a Redis that died are found dead."""
    async with asyncio.timeout(20):
        while True:
            with contextlib.suppress(StorageError):
                return await log.read(CODE)


async def scrubbed(log: Log) -> None:
    async with asyncio.timeout(20):
        while not await log.scrub():  # noqa: ASYNC110 (a file is no event)
            await asyncio.sleep(0.02)


class TestMemory(ErasingContract):
    @pytest.fixture
    async def log(self) -> MemoryLog:
        return MemoryLog()


class TestSQLite(ErasingContract):
    @pytest.fixture
    async def log(self, tmp_path: Path) -> AsyncIterator[SQLiteLog]:
        log = SQLiteLog(tmp_path / "log.db")
        yield log
        await log.close()

    @pytest.fixture
    def files(self, tmp_path: Path) -> Files:
        return lambda: b"".join(file.read_bytes() for file in tmp_path.iterdir())

    async def test_a_reader_holds_up_the_emptying_and_nobody_else(
        self, log: SQLiteLog, files: Files
    ) -> None:
        await fill(log)
        beside = SQLiteLog(log.file.path, read_only=True)
        # As an export that is read for long.
        await beside.file._in(beside.file._reader, lambda: _begin(beside))
        await log.append(CODE, at(4), commit(5, erased(people=["ann"], things=["i1"])))
        assert not await log.scrub()
        await log.append(CODE, at(5), commit(6))
        await beside.close()
        assert await log.scrub()
        assert b"Annwords" not in files().replace(b"picture of Annwords", b"")


def _begin(log: SQLiteLog) -> None:
    log.file._read_db.execute("BEGIN")
    log.file._read_db.execute("SELECT count(*) FROM personal").fetchone()


@pytest.mark.redis
class TestRedis(ErasingContract):
    @pytest.fixture
    async def log(self, redis: RedisServer) -> AsyncIterator[RedisLog]:
        log = RedisLog(redis.url)
        yield log
        await log.close()

    @pytest.fixture
    def files(self, redis: RedisServer) -> Files:
        return redis.files


@pytest.mark.redis
@pytest.mark.parametrize("writer", [True, False])
async def test_a_worker_brings_nothing_back_that_was_erased(tmp_path: Path, writer: bool) -> None:
    """Redis comes back as it was before the erasing; whoever wrote it, or followed, mends that."""
    async with redis_running(tmp_path / "redis") as redis:
        first, second = RedisLog(redis.url), RedisLog(redis.url)
        await fill(first)
        await second.read(CODE)
        stored, before = redis.folder / "appendonlydir", tmp_path / "before"
        await first.append(CODE, at(4), commit(5, idea("i6", "ann", "Annlater")))
        async with asyncio.timeout(20):
            # What it acknowledged, it may write to the file a moment later.
            while b"Annlater" not in redis.files():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        shutil.copytree(stored, before)
        await first.append(CODE, at(5), commit(6, idea("i7", "ann", "Annlast")))
        gone = erased(people=["ann"], things=["i1", "i6", "i7"], pictures=["p1"])
        await first.append(CODE, at(6), commit(7, gone))
        await second.read(CODE, after=4)
        whole = await first.read(CODE)
        await redis.kill()
        shutil.rmtree(stored)
        before.rename(stored)
        await redis.start()
        assert b"Annwords" in redis.files()
        mender = first if writer else second
        assert await read_again(mender) == whole
        assert whole
        assert idea("i7", None, None) in whole[1][5].events
        await scrubbed(mender)
        for word in (*WORDS, "Annlater", "Annlast"):
            assert word.encode() not in redis.files()
        await first.close()
        await second.close()


@pytest.mark.redis
async def test_what_was_erased_before_a_death_is_written_anew_after_it(tmp_path: Path) -> None:
    async with redis_running(tmp_path, save="3600 1") as redis:
        log = RedisLog(redis.url)
        await fill(log)
        async with redis.client() as client:
            await client.save()
        await log.append(CODE, at(4), commit(5, erased(people=["ann"], things=["i1"])))
        await redis.kill()  # in the middle of writing anew, perhaps
        await redis.start()
        await log.close()
        again = RedisLog(redis.url)
        await scrubbed(again)
        for word in WORDS:
            assert word.encode() not in redis.files().replace(b"picture of Annwords", b"")
        await again.close()
