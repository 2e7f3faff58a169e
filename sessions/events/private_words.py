"""Private words to the facilitators, and what became of them."""

from sessions.events.base import Erasable, Event


class PrivateWordSent(Event, frozen=True):
    """`where` is what its sender said of where or who they are."""

    subject = "word"

    word: str
    author: Erasable
    text: Erasable
    where: Erasable
    come: bool
    lang: str


class PrivateWordSeen(Event, frozen=True):
    """`by` is the member who read it first."""

    word: str
    by: str


class PrivateWordSettled(Event, frozen=True):
    """`by` is the member who says so."""

    word: str
    by: str
    settled: bool
