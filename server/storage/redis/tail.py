"""The last commits of a session, as they were written: Redis may come back without them."""

from collections import deque
from dataclasses import dataclass, replace
from typing import NamedTuple

import msgspec

# Redis loses two seconds at most (appendfsync everysec); a replica that takes over, a few more.
SECONDS = 60.0
MOST_BYTES = 32_000_000


class Head(NamedTuple):
    """How far Redis says that a session is."""

    epoch: str
    seq: int
    commit: str


@dataclass(frozen=True)
class Kept:
    """A commit and what was written with it, ready to be written again after `before`."""

    seq: int
    commit: str
    before: str
    body: bytes
    words_index: bytes
    answers: bytes
    words: list[str | bytes]
    gone: bytes
    at: float

    @property
    def size(self) -> int:
        return len(self.body) + len(self.answers) + sum(map(len, self.words))


class Gone(msgspec.Struct, frozen=True, omit_defaults=True):
    """What goes with a commit: names of fields with words; of answers, those that stay.

    `all_answers`: none do. Of `people` no mail is remembered.
    """

    words: list[str] = []
    answers: dict[str, str] = {}
    all_answers: bool = False
    pictures: list[str] = []
    people: list[str] = []


def without(kept: Kept, gone: Gone) -> Kept:
    """A commit without what went since."""
    names = set(gone.words)
    pairs = zip(kept.words[::2], kept.words[1::2], strict=True)
    words = [part for name, said in pairs if name not in names for part in (name, said)]
    answers = gone.answers.get(str(kept.seq))
    left = kept.answers if answers is None else answers.encode()
    return replace(kept, words=words, answers=b"" if gone.all_answers else left)


class Tail:
    """What this process knows of a session's end: every commit it wrote or read, for a minute."""

    def __init__(self, epoch: str, seq: int, commit: str) -> None:
        self.head = Head(epoch, seq, commit)
        self._kept: deque[Kept] = deque()
        self._bytes = 0

    def add(self, kept: Kept) -> None:
        """Note the next commit."""
        if kept.gone:
            gone = msgspec.json.decode(kept.gone, type=Gone)
            self._kept = deque(without(one, gone) for one in self._kept)
            self._bytes = sum(one.size for one in self._kept)
        self._kept.append(kept)
        self._bytes += kept.size
        self.head = Head(self.head.epoch, kept.seq, kept.commit)
        while self._kept[0].at < kept.at - SECONDS or self._bytes > MOST_BYTES:
            self._bytes -= self._kept.popleft().size
            if not self._kept:
                break

    def after(self, head: Head) -> list[Kept] | None:
        """What Redis lacks that stands at this head; None when that is another history."""
        if head.epoch != self.head.epoch:
            return None
        missing = [kept for kept in self._kept if kept.seq > head.seq]
        whole = len(missing) == self.head.seq - head.seq
        fits = missing[0].before == head.commit if missing else self.head.commit == head.commit
        return missing if whole and fits else None
