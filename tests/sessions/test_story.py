"""The event's story: when it opens, what it tells, and what it never does."""

from typing import Any

import msgspec
import pytest

from sessions import codec
from sessions import commands as c
from sessions.actor import Actor
from sessions.evolve import evolve
from sessions.refusals import Code
from sessions.standing import DAY
from sessions.state import SessionState, Touched
from sessions.views.story import story
from sessions.wire import EventStory
from tests.sessions.room import FACILITATOR, SERVER, Room

PICTURE = "c" * 32


@pytest.fixture
def room() -> Room:
    """Two ideas in a theme, one beside it, one that nobody chose; three pledges; then the end."""
    room = Room()
    ann, bob = room.people(2)
    room.people(3)
    room.do(FACILITATOR, c.OpenStage, stage="s2")
    ideas = [
        room.do(ann, c.PostIdea, text=text)
        for text in ("Longer visits", "Tea at nine", "A swing", "Quiet wheels", "Lights")
    ]
    hidden = room.do(bob, c.PostIdea, text="Hidden idea")
    room.do(FACILITATOR, c.HideIdea, idea=hidden)
    room.do(FACILITATOR, c.ShowIdeas)
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[ideas[0], ideas[1], ideas[4]])
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Time for people")
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Amser i bobl", lang="cy")
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=ideas[1], dots=2)
    room.do(bob, c.CastVote, idea=ideas[0], dots=1)
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.NextStage)
    for text, kind, idea in (
        ("Ring every day", "action", ideas[0]),
        ("Listen first", "culture", ideas[2]),
        ("Hold this", "action", ideas[2]),
        ("Ask in Welsh", "culture", hidden),
    ):
        origins = [] if idea == hidden else [idea]
        room.do(ann, c.MakePledge, text=text, kind=kind, ideas=origins, who="Siân")
    return room


@pytest.fixture
def ended(room: Room) -> Room:
    room.do(FACILITATOR, c.HidePledge, pledge=pledge(room, "Hold this"))
    room.do(FACILITATOR, c.NextStage)
    return room


ANN = Actor("attendee", "secret-person-1")
BOB = Actor("attendee", "secret-person-2")


def pledge(room: Room, text: str) -> str:
    return next(one.id for one in room.state.pledges.values() if one.text == text)


def told(room: Room, days: int = 0) -> EventStory:
    return story(room.state, room.now + days * DAY)


def tell(room: Room, text: str, status: Any, actor: Actor = ANN, **more: Any) -> str:
    return room.do(actor, c.CheckIn, pledge=pledge(room, text), status=status, **more)


def test_it_opens_once_the_event_has_ended(room: Room) -> None:
    assert room.refused(FACILITATOR, c.PublishStory, on=True) == Code.NOT_ENDED
    room.do(FACILITATOR, c.PublishStory, on=False, message={"cy": " Diolch \n\n yn fawr "})
    assert room.view("facilitator")["session"]["session"].story_message == {"cy": "Diolch\nyn fawr"}
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.PublishStory, on=True)
    for audience in ("attendee", "board", "facilitator"):
        assert room.view(audience)["session"]["session"].story is True  # type: ignore[arg-type]
    assert room.view("attendee")["session"]["session"].story_message is msgspec.UNSET
    assert told(room).message == {"cy": "Diolch\nyn fawr"}
    room.do(FACILITATOR, c.Undo)  # The event goes on.
    assert room.view("attendee")["session"]["session"].story is msgspec.UNSET
    room.do(FACILITATOR, c.NextStage)
    room.do(FACILITATOR, c.PublishStory, on=False)
    assert room.view("attendee")["session"]["session"].story is msgspec.UNSET


def test_only_its_organiser_opens_it_in_the_events_languages(ended: Room) -> None:
    assert ended.refused(ANN, c.PublishStory, on=True) == Code.NOT_ALLOWED
    french = {"fr": "Merci"}
    assert ended.refused(FACILITATOR, c.PublishStory, on=True, message=french) == Code.BAD_LANGUAGE
    long = {"en": "x" * 1001}
    assert ended.refused(FACILITATOR, c.PublishStory, on=True, message=long) == Code.TEXT_TOO_LONG
    written = {"cy": "Diolch", "en": "Thank you"}
    ended.do(FACILITATOR, c.PublishStory, on=True, message=written)
    events = len(ended.log)
    ended.do(FACILITATOR, c.PublishStory, on=True, message=written)
    assert ended.log[events:] == [[]]
    assert list(told(ended).message) == ["en", "cy"]


def test_you_said(ended: Room) -> None:
    found = told(ended)
    (theme,) = found.themes
    assert theme.names == {"en": "Time for people", "cy": "Amser i bobl"}
    assert [(one.text, one.place, one.pledges) for one in theme.ideas] == [
        ("Tea at nine", 1, 0),
        ("Longer visits", 2, 1),
    ]
    assert theme.more == 1
    assert [(one.text, one.place, one.pledges) for one in found.loose] == [("A swing", None, 1)]
    assert (found.people, found.ideas) == (5, 5)


def test_few_people_are_not_counted() -> None:
    room = Room()
    room.people(4)
    assert told(room).people == 0


def test_we_pledged(ended: Room) -> None:
    ended.do(BOB, c.JoinPledge, pledge=pledge(ended, "Ring every day"))
    found = told(ended)
    assert [(one.text, one.kind, one.joiners) for one in found.pledges] == [
        ("Ring every day", "action", 1),
        ("Listen first", "culture", 0),
        ("Ask in Welsh", "culture", 0),
    ]
    ideas = {one.id: one.text for one in (*found.themes[0].ideas, *found.loose)}
    assert [[ideas[key] for key in one.ideas] for one in found.pledges] == [
        ["Longer visits"],
        ["A swing"],
        [],
    ]


def test_we_did(ended: Room) -> None:
    ended.do(BOB, c.JoinPledge, pledge=pledge(ended, "Ring every day"))
    ended.now += 3 * DAY
    tell(ended, "Ring every day", "under_way", story="Three so far", help="A phone", lang="cy")
    tell(ended, "Listen first", "dropped", story="I changed my job")
    ended.now += 7 * DAY
    tell(ended, "Ring every day", None, BOB, story="I ring too")
    tell(ended, "Ring every day", "kept", story="All of them")
    found = told(ended)
    ring, listen, ask = found.pledges
    assert (ring.status, listen.status, ask.status) == ("kept", "dropped", "not_started")
    assert [(one.by, one.status, one.text, one.lang) for one in ring.news] == [
        ("owner", "under_way", "Three so far", "cy"),
        ("joiner", None, "I ring too", "en"),
        ("owner", "kept", "All of them", "en"),
    ]
    assert [one.text for one in listen.news] == ["I changed my job"]
    assert ring.help is None
    assert all(one.at % DAY == DAY // 2 for one in ring.news)
    assert found.news_at == ring.news[-1].at
    points = [(one.kept, one.under_way, one.dropped, one.not_started) for one in found.standing]
    assert points == [(0, 0, 0, 3), (0, 1, 1, 1), (1, 0, 1, 1)]
    assert len(told(ended, days=7).standing) == 4


def test_nothing_that_waits_or_was_hidden_is_told(ended: Room) -> None:
    ended.do(SERVER, c.KeepPicture, picture=PICTURE, width=16, height=9, participant=ANN.id)
    waits = tell(ended, "Ring every day", "kept", story="A picture waits", picture=PICTURE)
    other = tell(ended, "Listen first", "dropped", story="Not for everybody", help="Hush")
    ended.do(FACILITATOR, c.HideCheckIn, check_in=other)
    written = msgspec.json.encode(told(ended)).decode()
    for words in ("A picture waits", PICTURE, "Not for everybody", "Hush", "Hidden", "Hold this"):
        assert words not in written
    assert "secret-" not in written
    ended.do(FACILITATOR, c.ApproveCheckIn, check_in=waits)
    (news,) = told(ended).pledges[0].news
    assert news.picture is not None
    assert (news.picture.id, news.picture.width, news.picture.height) == (PICTURE, 16, 9)


def test_what_was_erased_is_not_told(ended: Room) -> None:
    gone = tell(ended, "Ring every day", "kept", story="A story of my own")
    tell(ended, "Listen first", "kept", story="Another story")
    state = SessionState()
    for events in ended.log:
        packed = codec.pack(events)
        kept = [one for one in packed.personal if one.subject != gone]
        for event in codec.unpack(packed.body, kept):
            evolve(state, event, Touched())
    ring, listen, _ = story(state, ended.now).pledges
    assert (ring.status, ring.news) == ("kept", [])
    assert [one.text for one in listen.news] == ["Another story"]


def test_what_the_organiser_says_comes_next(ended: Room) -> None:
    assert told(ended).after is None
    ended.do(FACILITATOR, c.SetAfter, next_steps="The board meets", contacts="Elen")
    after = told(ended).after
    assert after is not None
    assert (after.next_steps, after.contacts) == ("The board meets", "Elen")
