"""The contract of an outbox, held by every adapter. An adapter overrides only the factory."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.storage import outbox_beside
from server.storage.outbox import Letter, Outbox
from server.storage.redis import RedisLog
from server.storage.sqlite import SQLiteLog
from sessions.log import MemoryLog
from tests.server.redises import RedisServer

CODE = "BCDFGH"
MAIL = Letter(CODE, "ann-secret", "d7")
NOW = 1_760_000_000_000
LEASE = 1000


class OutboxContract:
    @pytest.fixture
    async def outbox(self) -> Outbox:
        raise NotImplementedError

    async def test_a_mail_is_claimed_by_one(self, outbox: Outbox) -> None:
        claims = [outbox.claim(MAIL, NOW, NOW + LEASE) for _ in range(20)]
        found = await asyncio.gather(*claims)
        assert sorted(found, key=str) == [0, *[None] * 19]

    async def test_what_was_sent_is_never_claimed_again(self, outbox: Outbox) -> None:
        await outbox.claim(MAIL, NOW, NOW + LEASE)
        await outbox.settle(MAIL, "sent")
        assert await outbox.claim(MAIL, NOW + 10**12, NOW + 2 * 10**12) is None
        assert await outbox.settled(CODE) == {("ann-secret", "d7")}

    async def test_a_claim_runs_out_when_its_holder_died(self, outbox: Outbox) -> None:
        assert await outbox.claim(MAIL, NOW, NOW + LEASE) == 0
        assert await outbox.claim(MAIL, NOW + LEASE - 1, NOW + 2 * LEASE) is None
        assert await outbox.claim(MAIL, NOW + LEASE, NOW + 2 * LEASE) == 1
        assert await outbox.settled(CODE) == set()

    async def test_what_is_put_off_is_claimed_later_and_counts_its_tries(
        self, outbox: Outbox
    ) -> None:
        for tries in range(3):
            now = NOW + tries * 5000
            assert await outbox.claim(MAIL, now, now + LEASE) == tries
            await outbox.put_off(MAIL, now + 5000)
            assert await outbox.claim(MAIL, now + 4999, now + 9999) is None

    @pytest.mark.parametrize("outcome", ["failed", "bounced"])
    async def test_what_was_given_up_stays_so_unless_it_went_after_all(
        self, outbox: Outbox, outcome: str
    ) -> None:
        await outbox.claim(MAIL, NOW, NOW + LEASE)
        await outbox.settle(MAIL, outcome)  # type: ignore[arg-type]
        await outbox.settle(MAIL, "failed")
        assert await outbox.counts(CODE) == {"d7": {outcome: 1}}
        assert await outbox.claim(MAIL, NOW + 2 * LEASE, NOW + 3 * LEASE) is None
        # Whose lease ran out in mid-sending learns it late.
        await outbox.settle(MAIL, "sent")
        await outbox.put_off(MAIL, NOW)
        await outbox.settle(MAIL, "failed")
        assert await outbox.counts(CODE) == {"d7": {"sent": 1}}

    async def test_outcomes_are_counted_by_what_was_due(self, outbox: Outbox) -> None:
        sent = [("ann", "d7"), ("ben", "d7"), ("ann", "d28")]
        for participant, due in sent:
            letter = Letter(CODE, participant, due)
            await outbox.claim(letter, NOW, NOW + LEASE)
            await outbox.settle(letter, "sent")
        await outbox.claim(Letter(CODE, "cat", "d7"), NOW, NOW + LEASE)
        bounced = Letter(CODE, "dan", "d7")
        await outbox.claim(bounced, NOW, NOW + LEASE)
        await outbox.settle(bounced, "bounced")
        await outbox.claim(Letter("HGFDCB", "ann", "d7"), NOW, NOW + LEASE)
        await outbox.settle(Letter("HGFDCB", "ann", "d7"), "sent")
        assert await outbox.counts(CODE) == {"d7": {"sent": 2, "bounced": 1}, "d28": {"sent": 1}}
        assert await outbox.settled(CODE) == {*sent, ("dan", "d7")}

    async def test_a_person_is_forgotten_and_a_session_destroyed(self, outbox: Outbox) -> None:
        letters = [
            Letter(CODE, "ann", "d7"),
            Letter(CODE, "ann", "d28"),
            Letter(CODE, "annette", "d7"),
            Letter("HGFDCB", "ann", "d7"),
        ]
        for letter in letters:
            await outbox.claim(letter, NOW, NOW + LEASE)
            await outbox.settle(letter, "sent")
        await outbox.forget(CODE, "ann")
        assert await outbox.settled(CODE) == {("annette", "d7")}
        # Under way while its person was forgotten: it must not bring a row back.
        await outbox.settle(letters[0], "sent")
        await outbox.put_off(letters[1], NOW)
        assert await outbox.settled(CODE) == {("annette", "d7")}
        await outbox.destroy(CODE)
        assert await outbox.settled(CODE) == set()
        assert await outbox.settled("HGFDCB") == {("ann", "d7")}


class TestMemoryOutbox(OutboxContract):
    @pytest.fixture
    async def outbox(self) -> Outbox:
        return outbox_beside(MemoryLog())


class TestSQLiteOutbox(OutboxContract):
    @pytest.fixture
    async def outbox(self, tmp_path: Path) -> AsyncIterator[Outbox]:
        log = SQLiteLog(tmp_path / "log.db")
        yield outbox_beside(log)
        await log.close()

    async def test_a_new_server_takes_up_what_the_last_one_left(self, tmp_path: Path) -> None:
        """One that was killed did not give its claims back; what was put off stays so."""
        log = SQLiteLog(tmp_path / "log.db")
        outbox = outbox_beside(log)
        other = Letter(CODE, "ben", "d7")
        for letter in (MAIL, other):
            await outbox.claim(letter, NOW, NOW + LEASE)
        await outbox.put_off(other, NOW + LEASE)
        await log.close()
        log = SQLiteLog(tmp_path / "log.db")
        outbox = outbox_beside(log)
        assert await outbox.claim(MAIL, NOW + 1, NOW + LEASE) == 1
        assert await outbox.claim(other, NOW + 1, NOW + LEASE) is None
        await log.close()

    async def test_nothing_of_a_person_stays_in_the_file(self, tmp_path: Path) -> None:
        log = SQLiteLog(tmp_path / "log.db")
        outbox = outbox_beside(log)
        await outbox.claim(MAIL, NOW, NOW + LEASE)
        await outbox.forget(CODE, MAIL.participant)
        await log.file.empty_wal()
        for file in tmp_path.iterdir():  # noqa: ASYNC240
            assert MAIL.participant.encode() not in file.read_bytes()
        await log.close()


@pytest.mark.redis
class TestRedisOutbox(OutboxContract):
    @pytest.fixture
    async def outbox(self, redis: RedisServer) -> AsyncIterator[Outbox]:
        log = RedisLog(redis.url)
        yield outbox_beside(log)
        await log.close()

    async def test_of_two_workers_one_sends_and_the_other_takes_over(
        self, redis: RedisServer
    ) -> None:
        logs = [RedisLog(redis.url), RedisLog(redis.url)]
        one, two = map(outbox_beside, logs)
        letters = [Letter(CODE, f"p{n}", "d7") for n in range(40)]
        claims = await asyncio.gather(
            *(box.claim(letter, NOW, NOW + LEASE) for letter in letters for box in (one, two))
        )
        assert claims.count(0) == 40
        assert claims.count(None) == 40
        await one.settle(letters[0], "sent")
        assert await two.claim(letters[0], NOW + LEASE, NOW + 2 * LEASE) is None
        assert await two.claim(letters[1], NOW + LEASE, NOW + 2 * LEASE) == 1
        for log in logs:
            await log.close()
