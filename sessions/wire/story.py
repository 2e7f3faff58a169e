"""The event's story: what everybody may read of it afterwards."""

from typing import Literal

import msgspec

from sessions.wire.follow_up import After, FollowUp, Teller
from sessions.wire.session import About

StandingEvery = Literal["week", "month", "quarter"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How many pledges stood how at a time (ms); without one: now."""

    at: int | None
    not_started: int = 0
    under_way: int = 0
    kept: int = 0
    changed: int = 0
    dropped: int = 0


class StoryIdea(msgspec.Struct, frozen=True, kw_only=True):
    """An idea that was chosen: `place` is its place in the last vote, where it was among the
    first; `pledges` is how many came from it.
    """

    id: str
    text: str
    lang: str
    place: int | None
    pledges: int


class StoryTheme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme with its chosen ideas, and how many more there are in it. Names by language."""

    id: str
    names: dict[str, str]
    place: int | None
    ideas: list[StoryIdea]
    more: int


class StoryPicture(msgspec.Struct, frozen=True):
    """Its files are at `/{code}/pictures/{id}-480.webp` and `-1600.webp`."""

    id: str
    width: int
    height: int


class StoryNews(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody told of a pledge: its owner, or one who joined it."""

    at: int
    by: Teller
    status: FollowUp | None
    text: str
    lang: str
    picture: StoryPicture | None


class StoryPledge(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge, what became of it, and the news of it, the earliest first."""

    id: str
    n: int
    text: str
    lang: str
    kind: Literal["action", "culture"]
    who: str | None
    group: str | None
    by_when: str | None
    due: str | None
    ideas: list[str]
    joiners: int
    status: FollowUp
    help: str | None
    news: list[StoryNews]


class EventStory(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page. `loose` are chosen ideas in no theme; `people` is 0 where too few were there
    to be counted. `standing` goes from the event's end to now, a point each `every`.
    """

    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    message: dict[str, str]
    ended_at: int
    news_at: int | None
    people: int
    ideas: int
    themes: list[StoryTheme]
    loose: list[StoryIdea]
    pledges: list[StoryPledge]
    every: StandingEvery
    after: After | None
    standing: list[Standing]


class StoryNotYet(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the story's place until everybody may read it: when the event ended, and by
    when first news of its pledges can be expected (ms); None where it has not ended.
    """

    code: str
    title: str
    purpose: str
    influence: str
    lang: str
    languages: list[str]
    translations: dict[str, About]
    ended_at: int | None
    news_at: int | None
