"""How a session's commits stand in Redis: the stream, and beside it the words and the answers."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

import msgspec
from redis.asyncio import Redis

from server.storage.errors import StorageError
from server.storage.redis.tail import Kept
from sessions.codec import Personal, pack, unpack
from sessions.log import Answer, Commit

# Commits in a page; words asked for at once.
PAGE = 250
WORDS = 5000

# A session's keys, in the order in which scripts take them.
NAMES = (
    "head",
    "log",
    "words",
    "answers",
    "waiting",
    "workers",
    "pictures",
    "checkpoint",
    "outbox",
)
# Which of a commit's fields stand beside it, without what they say: index, field, subject.
Beside = tuple[int, str, str]
_beside = msgspec.json.Decoder(list[Beside]).decode
_answers = msgspec.json.Decoder(list[Answer]).decode


def key(session: str, name: str) -> str:
    """A session's keys share a hash tag: one node of a cluster has them all."""
    return f"pledgewall:{{{session}}}:{name}"


def keys(session: str) -> list[str]:
    """All of them, as the scripts take them."""
    return [key(session, name) for name in NAMES]


def packed(commit: Commit, before: str, gone: bytes = b"") -> Kept:
    """A commit as it is written, under a new id; `before` is the id of the one before it, `gone`
    what goes with it."""
    body, personal = pack(commit.events)
    return Kept(
        seq=commit.seq,
        commit=secrets.token_hex(8),
        before=before,
        body=body,
        words_index=msgspec.json.encode([(one.index, one.field, one.subject) for one in personal]),
        answers=msgspec.json.encode(commit.answers) if commit.answers else b"",
        words=_named(commit.seq, personal),
        gone=gone,
        at=time.monotonic(),
    )


@dataclass(frozen=True)
class Entry:
    """A commit as it was read."""

    seq: int
    fields: dict[bytes, bytes]
    answers: bytes
    personal: list[Personal]

    def commit(self) -> Commit:
        answers = _answers(self.answers) if self.answers else []
        return Commit(self.seq, unpack(self.fields[b"body"], self.personal), answers)

    def kept(self, before: str) -> Kept:
        return Kept(
            seq=self.seq,
            commit=self.fields[b"commit"].decode(),
            before=before,
            body=self.fields[b"body"],
            words_index=self.fields[b"words"],
            answers=self.answers,
            words=_named(self.seq, self.personal),
            gone=self.fields.get(b"gone", b""),
            at=time.monotonic(),
        )


class Pages:
    """Reads commits page by page."""

    def __init__(self, redis: Redis, place: str) -> None:
        self._redis = redis
        self._place = place

    async def read(self, session: str, after: int, last: int) -> list[Entry]:
        """The next page after a seq, up to the last. Raises StorageError when one is missing."""
        found: Any = await self._redis.xrange(
            key(session, "log"), f"{after + 1}-0", f"{last}-0", count=PAGE
        )
        entries = [(int(id_.split(b"-")[0]), fields) for id_, fields in found]
        whole = [seq for seq, _ in entries] == list(range(after + 1, after + 1 + len(entries)))
        if not entries or not whole:
            raise StorageError(f"The Redis at {self._place} has lost a part of session {session}.")
        personal = await self._personal(session, entries)
        answers = await self._fetched(key(session, "answers"), [str(seq) for seq, _ in entries])
        return [
            Entry(seq, fields, answered or b"", personal.get(seq, []))
            for (seq, fields), answered in zip(entries, answers, strict=True)
        ]

    async def _personal(
        self, session: str, entries: list[tuple[int, dict[bytes, bytes]]]
    ) -> dict[int, list[Personal]]:
        """Words are written with their commit and go when they are erased: read after it, all that
        there are are there.
        """
        named = [
            (seq, index, field, subject)
            for seq, fields in entries
            for index, field, subject in _beside(fields[b"words"])
        ]
        words = await self._fetched(
            key(session, "words"), [name_of(seq, index, field) for seq, index, field, _ in named]
        )
        personal: dict[int, list[Personal]] = {}
        for (seq, index, field, subject), said in zip(named, words, strict=True):
            if said is not None:
                one = Personal(index, field, subject, said.decode())
                personal.setdefault(seq, []).append(one)
        return personal

    async def _fetched(self, name: str, fields: list[str]) -> list[bytes | None]:
        values: list[bytes | None] = []
        for first in range(0, len(fields), WORDS):
            found: Any = await self._redis.hmget(name, fields[first : first + WORDS])
            values += found
        return values


def _named(seq: int, personal: list[Personal]) -> list[str | bytes]:
    """Words under their names, one after the other."""
    named: list[str | bytes] = []
    for one in personal:
        named += (name_of(seq, one.index, one.field), one.words)
    return named


def name_of(seq: int, index: int, field: str) -> str:
    """Under which name a field's words stand in the hash of words."""
    return f"{seq}:{index}:{field}"
