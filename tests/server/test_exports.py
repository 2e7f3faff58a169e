"""What stands in several files alike."""

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.export import FORMATS, session_json
from server.export.session_format import EarlierRound
from server.words import languages
from sessions import commands as c
from sessions import text
from sessions.agenda import Template, TemplateStage
from sessions.refusals import Refusal
from sessions.wire import MethodName, Tally
from tests.server.exported import Event, read, text_in, written
from tests.sessions.room import FACILITATOR, Room


@pytest.fixture
def event() -> Event:
    return Event()


@given(st.text(max_size=80), st.text(max_size=40))
def test_texts_come_back_as_they_went_in(words: str, support: str) -> None:
    room = Room("pledge-event")
    ann = room.join()
    room.do(FACILITATOR, c.OpenStage, stage="s4")
    asked = room.command(c.MakePledge, text=words, kind="action", support=support)
    if isinstance(room.ask(ann, asked), Refusal):
        return
    (_, row) = read(written(room.state, "csv"))
    (pledge,) = room.state.pledges.values()
    expected = [pledge.text, pledge.support or ""]
    for cell, said in zip((row[1], row[6]), expected, strict=True):
        assert cell in (said, f"'{said}")
    exported = json.loads(written(room.state, "json"))["pledges"][0]
    assert [exported["text"], exported["support"] or ""] == expected
    assert expected[0] == text.tidy(words)


def test_withdrawn_pledges_are_gone_and_hidden_ones_marked(event: Event) -> None:
    gone, kept = event.pledge("gone"), event.pledge("kept")
    event.room.do(event.ann, c.WithdrawPledge, pledge=gone)
    event.room.do(FACILITATOR, c.HidePledge, pledge=kept)
    (_, row) = event.rows()
    assert (row[1], row[14]) == ("kept", "Hidden")
    assert [(p["text"], p["status"]) for p in event.json()["pledges"]] == [("kept", "hidden")]


def test_every_way_to_vote_stands_in_the_files() -> None:
    stages = [
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", method="approval"),
        TemplateStage(kind="vote", method="scale"),
        TemplateStage(kind="pledges"),
    ]
    room = Room(Template(id="both", stages=stages))
    ann, bob = room.people(2)
    room.do(FACILITATOR, c.NextStage)
    one, two = (room.do(ann, c.PostIdea, text=words) for words in ("one", "two"))
    room.do(FACILITATOR, c.NextStage)
    for idea in (one, two):
        room.do(ann, c.CastVote, idea=idea, approve=True)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.CastVote, idea=one, score=5)
    room.do(bob, c.CastVote, idea=one, score=2)
    room.do(FACILITATOR, c.NextStage)
    room.do(ann, c.MakePledge, text="I will", kind="action", ideas=[one, two])
    found = session_json.export(room.state)
    assert [stage.method for stage in found.stages] == [None, "approval", "scale", None]
    approval, scale = found.rounds
    assert approval.places == {one: 1, two: 1}
    assert scale.tallies == {one: Tally(voters=2, scores=[0, 1, 0, 0, 1], mean=3.5)}
    _, row = read(written(room.state, "csv"))
    assert row[-7:-4] == ["2", "3.5", "1: 0, 2: 1, 3: 0, 4: 0, 5: 1"]


@pytest.mark.parametrize(
    ("method", "firsts", "seconds", "shift", "cells"),
    [
        (
            "dots",
            [{"dots": 2}, {"dots": 1}, None],
            [{"dots": 1}, None, {"dots": 1}],
            [-1, -1, 1],
            [["2", "-1"], ["1", "-1"], ["0", "1"]],
        ),
        (
            "scale",
            [{"score": 2}, {"score": 5}, None],
            [{"score": 5}, None, {"score": 1}],
            [3.0, None, None],
            [["2.0", "3.0"], ["", ""], ["", ""]],
        ),
    ],
)
def test_where_a_vote_is_asked_again_the_files_say_what_changed(
    method: MethodName, firsts: list[Any], seconds: list[Any], shift: list[Any], cells: list[Any]
) -> None:
    stages = [
        TemplateStage(kind="ideas"),
        TemplateStage(kind="vote", method=method),
        TemplateStage(kind="vote", method=method, repeats=2),
    ]
    room = Room(Template(id="again", stages=stages))
    [ann] = room.people(1)
    room.do(FACILITATOR, c.NextStage)
    ideas = [room.do(ann, c.PostIdea, text=words) for words in ("one", "two", "three")]
    for votes in (firsts, seconds):
        room.do(FACILITATOR, c.NextStage)
        for idea, vote in zip(ideas, votes, strict=True):
            if vote:
                room.do(ann, c.CastVote, idea=idea, **vote)
    found = session_json.export(room.state)
    assert [stage.repeats for stage in found.stages] == [None, None, "s2"]
    first, second = found.rounds
    assert (first.before, first.shift) == (None, {})
    assert second.before == EarlierRound(stage="s2", round=1)
    assert [second.shift.get(idea) for idea in ideas] == shift
    _, *rows = read(written(room.state, "ideas"))
    assert [row[-2:] for row in rows] == cells
    # A further round of the second vote is compared with its own first.
    room.do(FACILITATOR, c.NewRound)
    assert session_json.export(room.state).rounds[-1].before == EarlierRound(stage="s3", round=1)


def test_an_undone_round_is_in_no_file(event: Event) -> None:
    room = event.room
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    room.do(FACILITATOR, c.NewRound)
    event.vote(event.ann, event.idea, 2)
    room.do(FACILITATOR, c.Undo)
    assert [found["round"] for found in event.json()["rounds"]] == [1, 2]


def seated(room: Room, people: int, table: str, words: str) -> None:
    """Some people at a table, each with an idea."""
    there = room.people(people)
    for person in there:
        room.do(person, c.TakeTable, table=table)
    for person in there:
        room.do(person, c.PostIdea, text=words)


def test_ideas_stand_by_table_and_round() -> None:
    room = Room("quick", languages=["en", "cy"], tables=["Window", ""])
    room.do(FACILITATOR, c.NextStage)
    seated(room, 2, "t1", "=Two")
    seated(room, 3, "t2", "Three")
    room.do(FACILITATOR, c.NextTableRound)
    seated(room, 3, "t1", "Later")
    heading, *rows = read(written(room.state, "ideas"))
    assert heading[:4] == ["Number / Rhif", "Idea / Syniad", "Table / Bwrdd", "Round / Rownd"]
    assert [row[1:4] for row in rows] == [
        *[["Later", "Window", "2"]] * 3,
        *[["Three", "Table / Bwrdd 2", "1"]] * 3,
        *[["'=Two", "", ""]] * 2,
    ]
    found = msgspec.json.decode(written(room.state, "json"))
    assert [table["name"] for table in found["tables"]] == ["Window", None]
    assert [idea["table"] for idea in found["ideas"]] == [None] * 2 + ["t2"] * 3 + ["t1"] * 3


@pytest.mark.parametrize("kind", FORMATS)
def test_no_file_says_who(event: Event, kind: str) -> None:
    pledge = event.pledge("I will ring", ideas=[event.idea])
    event.room.do(event.bob, c.JoinPledge, pledge=pledge)
    content = text_in(event.written(kind))
    for secret in ("secret", "Ann", "author", "voter_", "seat"):
        assert secret not in content
    # To the minute: the workbook alone writes the seconds of one, as zero.
    assert not re.search(r":53:(?!00Z)", content)


def test_themes_stand_in_both_files() -> None:
    event = Event("en", "cy")
    room = event.room
    theme = room.do(FACILITATOR, c.MakeTheme, ideas=[event.idea, event.hidden])
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Time for people")
    room.do(FACILITATOR, c.NameTheme, theme=theme, name="Amser i bobl", lang="cy")
    other = room.do(FACILITATOR, c.MakeTheme, ideas=[event.hidden])
    event.pledge("I will ring", ideas=[event.idea])
    room.do(FACILITATOR, c.OpenStage, stage="s3")
    assert event.rows()[1][8:10] == ["Time for people / Amser i bobl", "3"]
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.VoteOn, stage="s3", by="themes")
    room.do(FACILITATOR, c.NewRound)
    event.vote(event.bob, theme, 2)
    event.vote(event.ann, other, 1)
    assert event.rows()[1][9] == "2"
    room.do(FACILITATOR, c.Reveal)
    room.do(FACILITATOR, c.DissolveTheme, theme=other)
    found = event.json()
    assert [(one["names"], one["ideas"], one["dissolved"]) for one in found["themes"]] == [
        ({"en": "Time for people", "cy": "Amser i bobl"}, [event.idea], False),
        ({}, [], True),
    ]
    assert {one["id"]: one["theme"] for one in found["ideas"]}[event.idea] == theme
    last = found["rounds"][-1]
    assert (last["by"], set(last["tallies"])) == ("themes", {theme, other})


def test_what_became_of_a_pledge_stands_in_its_files(event: Event) -> None:
    pledge = event.pledge("I will ring", due="2026-06-01")
    event.room.do(event.bob, c.JoinPledge, pledge=pledge)
    tell = {"pledge": pledge, "lang": "en"}
    event.room.do(event.ann, c.CheckIn, status="under_way", story="=Ringing", help="A rota", **tell)
    event.room.do(event.bob, c.CheckIn, story="I rang too", **tell)
    (_, row) = event.rows()
    assert row[-4:] == ["2026-06-01", "Under way", "'=Ringing\nI rang too", "A rota"]
    [found] = event.json()["pledges"]
    assert (found["due"], found["follow_up"], found["help"]) == (
        "2026-06-01",
        "under_way",
        "A rota",
    )
    assert [(one["by"], one["follow_up"], one["text"]) for one in found["stories"]] == [
        ("owner", "under_way", "=Ringing"),
        ("joiner", None, "I rang too"),
    ]
    # What waits for the organiser, or was hidden, is nobody else's to read.
    [first, _] = event.room.state.pledges[pledge].check_ins
    event.room.do(FACILITATOR, c.HideCheckIn, check_in=first.id)
    assert event.rows()[1][-2:] == ["I rang too", ""]


def test_a_file_of_the_desk_has_a_name_on_the_console() -> None:
    assert all(words.say("files.name_desk") for words in languages().values())


@pytest.mark.parametrize("kind", FORMATS)
def test_the_console_says_what_each_file_is_for(kind: str) -> None:
    for words in languages().values():
        assert words.say(f"files.name_{kind}")
        assert words.say(f"files.about_{kind}")
        assert words.say(f"files.group_{FORMATS[kind].group}")
