"""Everything that is linked to one person: what they get when they ask for their data."""

import msgspec

from sessions.wire.follow_up import CheckInEntity
from sessions.wire.me import OwnVote
from sessions.wire.pledges import PledgeEntity
from sessions.wire.surveys import AnswerValue


class GivenIdea(msgspec.Struct, frozen=True):
    """`at` is when it was written; `table` where, as far as somebody said so."""

    at: int
    text: str
    lang: str
    table: str | None


class GivenVote(msgspec.Struct, frozen=True):
    """A vote of one round; `on` is the idea's or theme's text, empty on the ladder."""

    stage: str
    round: int
    on: str
    vote: OwnVote


class GivenWord(msgspec.Struct, frozen=True):
    """A private word; `at` is to the minute."""

    at: int
    text: str
    where: str
    lang: str
    come: bool


class MadeFile(msgspec.Struct, frozen=True):
    """A file that was made of this event: what is erased now is still in it."""

    format: str
    at: int


class GivenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody chose as the answer to one question of an evaluation, or wrote (in `lang`)."""

    stage: str
    question: str
    chosen: AnswerValue | None = None
    text: str | None = None
    lang: str


class MyData(msgspec.Struct, frozen=True, kw_only=True):
    """All that is linked to one person (`format` 1), by kind. Times are milliseconds (UTC).

    Words of others are told as far as everybody may read them; else they are empty.

    `supported` and `perspectives` are texts, in the event's first language; `tables` is where they
    sat, by round; `people` is the same of those who take part by their phone. `files` were made
    before: nobody but the organiser can erase them.
    """

    format: int = 1
    code: str
    title: str
    name: str | None
    email: str | None
    email_since: int | None
    perspectives: list[str]
    tables: dict[int, str]
    ideas: list[GivenIdea]
    supported: list[str]
    votes: list[GivenVote]
    pledges: list[PledgeEntity]
    joined: list[PledgeEntity]
    check_ins: list[CheckInEntity]
    private_words: list[GivenWord]
    answers: list[GivenAnswer] = []
    pictures: list[str]
    people: list["MyData"]
    files: list[MadeFile]
